"""Which municipality minutes are from, and what of the layout tables only it needs.

The tables' source column tells where a form was seen: names of municipalities, with remarks in small letters. "general" is
what official Danish says anywhere. A row that names one municipality, and is not general, is needed by its layout only.
"""

import collections
import glob
import os
import re

LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", " ": "-"})


def slug(name):
    """"Lyngby-Taarbæk" as it stands in a file's name: "lyngby-taarbaek"."""
    return name.lower().translate(LETTERS)


def sources(cell):
    """The names in a source cell: parts that begin with a capital. None where the form is general."""
    parts = {part.strip() for part in re.split(r"[,:;]", cell)}
    return set() if "general" in parts else {part for part in parts if part[:1].isupper()}


def rows(folder):
    """(table, leading fields, names in the source cell) of every row of the tables."""
    for path in sorted(glob.glob(os.path.join(folder, "*.tsv"))):
        columns = []
        with open(path, encoding="utf-8") as file:
            for line in file.read().splitlines():
                if line.startswith("#"):
                    columns = line[1:].strip().split("\t")
                    continue
                at = next(i for i, column in enumerate(columns) if column in ("source", "municipality"))
                cells = line.split("\t")
                if len(cells) > at:
                    yield os.path.basename(path).removesuffix(".tsv"), cells[:at], sources(cells[at])


def municipality(path, names):
    """The municipality of minutes, by the file's name ("23-stevns-kb-2020.txt") or, in the samples, the folder's."""
    name = re.sub(r"^\d+[a-z]?-", "", os.path.basename(path).removesuffix(".txt"))
    if name in ("minutes", "damaged"):
        return os.path.basename(os.path.dirname(path))
    known = [slug(one) for one in names if name.startswith(slug(one))]
    return max(known, key=len) if known else name.split("-")[0]


def only_needed_by(folder):
    """By municipality's slug: the rows that only its layout needs, as a layout file that takes them away; and how many."""
    taken = collections.defaultdict(lambda: collections.defaultdict(list))
    for table, fields, names in rows(folder):
        if len(names) == 1 and table != "months":
            taken[slug(next(iter(names)))][table].append("-" + "\t".join(fields))
    return {
        name: ("".join(f"[{table}]\n" + "\n".join(lines) + "\n" for table, lines in tables.items()), sum(map(len, tables.values())))
        for name, tables in taken.items()
    }
