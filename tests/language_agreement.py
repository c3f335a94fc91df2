"""Asks hunspell whether the lexicon's forms are its own: language_agreement.py HUNSPELL DICTIONARY FORMS [STEP]

DICTIONARY is hunspell's dictionary without .aff or .dic, FORMS the lexicon compiler's list. hunspell must accept every
STEPth form (default 45: some 20,000; 1 asks all) that the lexicon calls a whole word of the dictionary, and refuse every
one that it calls forbidden. Left out is what hunspell's command line does not read as one word as it stands: forms with
spaces, digits or apostrophes, at whose ends stands a mark, or whose capitals the list does not show.
"""
import re
import subprocess
import sys

LOWER, TITLE, DICTIONARY, FORBIDDEN = 1, 2, 8, 1024  # FormFlag of lib/language/lexicon.h


def main(hunspell, dictionary, forms_file, step="45"):
    with open(forms_file, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines][1:]
    forms = [(form, int(flags)) for form, flags in rows if re.fullmatch(r"[^\W\d]([^\W\d]|[.-](?=\w))*", form)]
    accepted = []
    for form, flags in forms[::int(step)]:
        if flags & DICTIONARY and flags & LOWER:
            accepted.append(form)
        elif flags & DICTIONARY and flags & TITLE and "-" not in form:
            accepted.append(form.capitalize())
    forbidden = [form for form, flags in forms if flags & FORBIDDEN]
    answer = subprocess.run([hunspell, "-i", "UTF-8", "-d", dictionary, "-l"], encoding="utf-8", check=True,
                            input="\n".join(accepted + forbidden) + "\n", capture_output=True)
    refused = set(answer.stdout.split("\n")) - {""}
    print(f"{len(accepted)} whole words and {len(forbidden)} forbidden ones asked; hunspell refuses {len(refused)}")
    wrong = sorted(refused ^ set(forbidden))
    if wrong or not accepted or not forbidden:
        sys.exit(f"{len(wrong)} disagreements: {' '.join(wrong[:50])}")


if __name__ == "__main__":
    main(*sys.argv[1:])
