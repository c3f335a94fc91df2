#!/usr/bin/env python3
"""Minutes are made of records, and the records are read from them again: minutes_test.py TOOLS_FOLDER MAKERS_FOLDER [N [SEED]]

Each of N minutes has items, decisions and absences that chance chose, in a layout of chance: headings and outcomes are
those of lib/minutes/data, so a row there that does not work in some combination fails here. From sound minutes every
record is read as it was put in; from minutes that `damage_text` (tests/benchmarks) has damaged by the counted confusions,
at least the shares below.
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

TOOLS, MAKERS = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
COUNT = int(sys.argv[3]) if len(sys.argv) > 3 else 60
SEED = int(sys.argv[4]) if len(sys.argv) > 4 else 1
DATA = pathlib.Path(__file__).resolve().parent.parent.parent / "lib/minutes/data"
LEAST_FOUND = {"cases": 0.85, "decisions": 0.8, "absentees": 0.7}  # of damaged minutes

BODIES = ["Byrådet", "Økonomiudvalget", "Teknik- og Miljøudvalget", "Børne- og Ungdomsudvalget", "Kommunalbestyrelsen"]
MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()
FIRST = "Agnete Bo Camilla Dorte Ejnar Frederik Grethe Henning Ida Jens Kirsten Lars Mette Niels Pia Søren Tove".split()
LAST = "Holm Kjær Skov Lund Østergaard Bæk Nørgaard Dalgaard Krogh Vestergaard Åkjær Toft".split()
PARTIES = "A B C F I O V Ø".split()
SUBJECTS = ["Budgetopfølgning", "Lokalplan", "Anlægsregnskab", "Høring", "Takster", "Kvalitetsstandarder", "Helhedsplan"]
OF = ["for skolerne", "for ældreområdet", "for havnen", "om cykelstier", "for vejene", "om støj fra trafikken", "for biblioteket"]
# What running text may say in minutes without being a record.
PROSE = ["Forvaltningen har gennemgået området og fundet, at der er behov for en samlet plan.",
         "Udgiften holdes inden for den ramme, som er afsat på området.",
         "Borgerne i området har været inviteret til et møde om planen.",
         "Arbejdet ventes at være færdigt til foråret, når jorden er tør nok.",
         "Der er i dag 240 pladser, og halvdelen af dem bruges hver uge."]
FORMS = ["{}. {}", "Punkt {}: {}", "Punkt {} - {}", "Pkt. {}: {}"]
MARKS = ["{}", "{}:", "### {}", "**{}**"]
CASES = ["{y:02}/{n}", "{y:02}-{n:06}", "20{y:02}-{n}"]


def rows(table):
    lines = (DATA / f"{table}.tsv").read_text().splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def outcomes():
    """Outcomes and sentences that tell them, which name no body and no vote."""
    found = []
    for row in rows("outcomes"):
        outcome, example = row[0], row[-1]
        if row[3] == "main" and outcome not in ("amendment", "none", "withheld") and len(example.split()) < 7:
            if not any(word in example for word in (*BODIES, "Byråd", "Udvalg", "udvalg", "Ad ", "1.", "Magistrat", "(")):
                found.append((outcome, example))
    return found


def headings(kind):
    return [row[0] for row in rows("headings") if row[1] == kind and "{" not in row[0] and row[2] != "general"]


OUTCOMES = outcomes()
HEADINGS = {kind: headings(kind) for kind in ("summary", "presentation", "economy", "law", "hearing")}


class Minutes:
    def __init__(self, chance):
        self.chance = chance
        self.body = chance.choice(BODIES)
        day, month, self.year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(2008, 2025)
        self.date = f"{self.year}-{month:02}-{day:02}"
        self.printed_date = chance.choice([f"{day}. {MONTHS[month - 1]} {self.year}", f"{day:02}-{month:02}-{self.year}"])
        self.people = chance.sample([f"{first} {last}" for first in FIRST for last in LAST], 12)
        self.records = {"cases": [], "decisions": [], "absentees": []}
        self.form = chance.choice(FORMS)
        self.mark = chance.choice(MARKS)
        self.case = chance.choice(CASES)
        self.decision_first = chance.random() < 0.4
        self.absence_label = chance.choice(["Afbud:", "Fraværende:"])
        lines = [self.body, f"Referat af mødet den {self.printed_date}", ""]
        for number in range(1, chance.randint(4, 9)):
            lines += self.item(number)
        self.text = "\n".join(lines) + "\n"

    def prose(self):
        return " ".join(self.chance.sample(PROSE, self.chance.randint(1, 3)))

    def section(self, heading, text):
        return [self.mark.format(heading), text, ""]

    def item(self, number):
        chance = self.chance
        title = f"{chance.choice(SUBJECTS)} {chance.choice(OF)}"
        serial = chance.randint(1000, 99999)
        if 1970 <= serial < 2070:  # "2017-2021" is a term of office
            serial += 100
        case = self.case.format(y=self.year % 100, n=serial)
        lines = [self.form.format(number, title), f"Sagsnr.: {case}", ""]
        self.records["cases"].append({"item": str(number), "title": title, "printed": case})
        told = []
        for kind in chance.sample(sorted(HEADINGS), chance.randint(1, 4)):
            told += self.section(chance.choice(HEADINGS[kind]), self.prose())
        decision = self.decision(number, case)
        return lines + (decision + told if self.decision_first else told + decision)

    def decision(self, number, case):
        outcome, sentence = self.chance.choice(OUTCOMES)
        record = {"item": str(number), "outcome": outcome, "body": self.body, "date": self.date}
        if outcome == "approved" and self.chance.random() < 0.3:
            pro, contra = self.chance.randint(15, 25), self.chance.randint(1, 6)
            sentence = f"Godkendt med {pro} stemmer mod {contra}."
            record |= {"votes_for": pro, "votes_against": contra}
        self.records["decisions"].append(record)
        lines = self.section("Beslutning", sentence)
        if self.chance.random() < 0.5:
            names = [(name, self.chance.choice(PARTIES)) for name in self.chance.sample(self.people, self.chance.randint(1, 3))]
            kind = "excused" if self.absence_label == "Afbud:" else "absent"
            lines[-1:] = [f"{self.absence_label} " + ", ".join(f"{name} ({party})" for name, party in names), ""]
            self.records["absentees"] += [{"item": str(number), "name": name, "party": party, "kind": kind}
                                          for name, party in names]
        return lines


def read(kind, path):
    done = subprocess.run([TOOLS / f"referat-{kind}", "-q", "-f", "jsonl", path], capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def matches(expected, record):
    return all(record[key] == value for key, value in expected.items())


def compare_sound(minutes, path):
    """What is not as it was put in."""
    wrong = []
    for kind, expected in minutes.records.items():
        found = read(kind, path)
        if len(found) != len(expected):
            wrong.append(f"{kind}: {len(found)} records, not {len(expected)}")
        for put, got in zip(expected, found):
            if not matches(put, got):
                wrong.append(f"{kind}: {put} became { {key: got[key] for key in put} }")
    repaired = subprocess.run([TOOLS / "referat-repair", path], capture_output=True, check=True).stdout
    if repaired != minutes.text.encode():
        wrong.append("repair changes it")
    return wrong


def count_damaged(minutes, path, counts):
    for kind, expected in minutes.records.items():
        found = read(kind, path)
        for put in expected:
            at = next((i for i, record in enumerate(found) if matches(put, record)), None)
            counts[kind][0] += at is not None
            counts[kind][1] += 1
            if at is not None:
                del found[at]


def main():
    failed = 0
    counts = {kind: [0, 0] for kind in LEAST_FOUND}
    with tempfile.TemporaryDirectory() as scratch:
        path = pathlib.Path(scratch) / "minutes.txt"
        for i in range(SEED, SEED + COUNT):
            minutes = Minutes(random.Random(i))
            path.write_text(minutes.text)
            wrong = compare_sound(minutes, path)
            if wrong:
                failed += 1
                print(f"seed {i}:", *wrong[:4], sep="\n  ")
            damage = [MAKERS / "damage_text", "--profile", "print", "--seed", str(i)]
            path.write_bytes(subprocess.run(damage, input=minutes.text.encode(), capture_output=True, check=True).stdout)
            count_damaged(minutes, path, counts)
    for kind, (found, put) in counts.items():
        print(f"{kind}: {found} of {put} read from damaged minutes")
        failed += found < LEAST_FOUND[kind] * put
    print(f"{COUNT} minutes from seed {SEED} on: {failed} failures")
    sys.exit(1 if failed else 0)


main()
