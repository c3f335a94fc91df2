#!/usr/bin/env python3
"""Scores a repair word by word, and records cell by cell.

  score.py [-v] TRUTH DAMAGED REPAIRED [TRUTH DAMAGED REPAIRED ...]

prints, over all the triples together: words wrong before and after, the share mended (net), words fixed, words harmed (right
before, wrong after) and how many of 10,000 right ones that is, words added that stand for no true word, and punctuation
marks and digits dropped or added. -v lists the words harmed and those left wrong.

A word is a run without white space, its outer punctuation stripped. The words of the two texts are aligned: equal runs
first, and inside unequal runs by the likeness of their letters. For text that was sound compare the bytes instead.
"""

import collections
import dataclasses
import difflib
import functools
import re
import sys

OUTER_PUNCTUATION = ".,;:!?\"'()[]{}<>«»“”„’‘*_#|•·—–-/\\"
# An unequal run of more word pairs than this (rubbish against rubbish) is aligned in step, without looking at letters.
LARGEST_RUN = 400_000
# Replacing a word costs this times the share of its letters that differ; leaving one out, or in, costs 1.
REPLACEMENT = 1.6


# ---- words -------------------------------------------------------------------------------------------------------------


def word_spans(text):
    """(begin, end) in characters of every word."""
    spans = []
    for run in re.finditer(r"\S+", text):
        word = run.group()
        end = run.start() + len(word.rstrip(OUTER_PUNCTUATION))
        begin = run.end() - len(word.lstrip(OUTER_PUNCTUATION))
        if begin < end:
            spans.append((begin, end))
    return spans


def words(text):
    return [text[begin:end] for begin, end in word_spans(text)]


@functools.lru_cache(maxsize=1 << 18)
def letters_changed(a, b):
    """The edit distance of two words, as a share of the longer; 1 where their lengths alone tell them apart."""
    longer = max(len(a), len(b))
    if abs(len(a) - len(b)) > 0.7 * longer:
        return 1.0
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        diagonal, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (x != y))
    return row[-1] / longer


def align_run(truth, other):
    """The cheapest alignment of two unequal runs: a list of (index in truth, index in other)."""
    n, m = len(truth), len(other)
    if n * m > LARGEST_RUN:
        return [(k, k) for k in range(min(n, m))]
    cost = [[float(j) for j in range(m + 1)]]
    for i in range(1, n + 1):
        above, row = cost[-1], [float(i)]
        for j in range(1, m + 1):
            replaced = above[j - 1] + REPLACEMENT * letters_changed(truth[i - 1], other[j - 1])
            row.append(min(replaced, above[j] + 1, row[-1] + 1))
        cost.append(row)
    pairs, i, j = [], n, m
    while i and j:
        if cost[i][j] == cost[i - 1][j - 1] + REPLACEMENT * letters_changed(truth[i - 1], other[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif cost[i][j] == cost[i - 1][j] + 1:
            i -= 1
        else:
            j -= 1
    return pairs


def align(truth, other):
    """For each word of `truth` the index of the word of `other` that stands for it, or None."""
    stands = [None] * len(truth)
    for tag, i, i_end, j, j_end in difflib.SequenceMatcher(None, truth, other, autojunk=False).get_opcodes():
        if tag == "equal":
            stands[i:i_end] = range(j, j_end)
        elif tag == "replace":
            for a, b in align_run(truth[i:i_end], other[j:j_end]):
                stands[i + a] = j + b
    return stands


# ---- repair ------------------------------------------------------------------------------------------------------------


@dataclasses.dataclass
class Repair:
    """What a repair did; sums over texts with +."""

    words: int = 0
    wrong_before: int = 0
    wrong_after: int = 0
    fixed: int = 0
    harmed: int = 0
    added: int = 0
    marks: int = 0
    harmed_words: list = dataclasses.field(default_factory=list)  # (truth, after)
    left_words: list = dataclasses.field(default_factory=list)  # (truth, before, after)

    def __add__(self, other):
        names = [field.name for field in dataclasses.fields(self)]
        return Repair(*(getattr(self, name) + getattr(other, name) for name in names))

    @property
    def mended(self):
        return 1 - self.wrong_after / max(1, self.wrong_before)

    @property
    def harmed_share(self):
        """Harmed words among those that were right."""
        return self.harmed / max(1, self.words - self.wrong_before)

    def __str__(self):
        return (
            f"words {self.words}  wrong before {self.wrong_before / max(1, self.words):.4f}"
            f" after {self.wrong_after / max(1, self.words):.4f}  mended {self.mended:.3f}"
            f"  fixed {self.fixed}/{self.wrong_before}"
            f"  harmed {self.harmed} ({1e4 * self.harmed_share:.1f} per 10,000)  added {self.added}  marks {self.marks}"
        )


def marks(text):
    return [character for character in text if not character.isalpha() and not character.isspace()]


def score_repair(truth, damaged, repaired):
    """Scores three texts."""
    true, before, after = words(truth), words(damaged), words(repaired)
    stands_before, stands_after = align(true, before), align(true, after)
    result = Repair(words=len(true))
    for word, b, a in zip(true, stands_before, stands_after):
        read = before[b] if b is not None else None
        got = after[a] if a is not None else None
        result.wrong_before += word != read
        result.wrong_after += word != got
        result.fixed += word != read and word == got
        if word == read and word != got:
            result.harmed_words.append((word, got))
        if word != read and word != got:
            result.left_words.append((word, read, got))
    result.harmed = len(result.harmed_words)
    spare_before = len(before) - sum(b is not None for b in stands_before)
    spare_after = len(after) - sum(a is not None for a in stands_after)
    result.added = max(0, spare_after - spare_before)
    matcher = difflib.SequenceMatcher(None, marks(damaged), marks(repaired), autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    result.marks = len(matcher.a) + len(matcher.b) - 2 * same
    return result


def apply_changes(damaged, changes):
    """Replays the records of referat-repair --changes on bytes. Gives the mended bytes and each change's (begin, end) there."""
    mended, spans, done = bytearray(), [], 0
    for change in changes:
        begin, length = int(change["offset"]), int(change["length"])
        mended += damaged[done:begin]
        after = change["after"].encode()
        spans.append((len(mended), len(mended) + len(after)))
        mended += after
        done = begin + length
    return bytes(mended + damaged[done:]), spans


def judge_changes(truth, mended, spans):
    """For each change whether every word it touches is now right; None where it touches no word. `spans` are in bytes."""
    text = mended.decode()
    # Bytes before each character, to come from characters to bytes.
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + len(character.encode()))
    places = [(offsets[begin], offsets[end]) for begin, end in word_spans(text)]
    after, true = words(text), words(truth)
    right = {a for word, a in zip(true, align(true, after)) if a is not None and after[a] == word}
    verdicts, first = [], 0
    for begin, end in spans:
        while first < len(places) and places[first][1] < begin:
            first += 1
        touched, index = [], first
        while index < len(places) and places[index][0] <= end:
            if (places[index][0] < end and places[index][1] > begin) or begin == end:
                touched.append(index)
            index += 1
        verdicts.append(all(index in right for index in touched) if touched else None)
    return verdicts


# ---- records -----------------------------------------------------------------------------------------------------------

UNESCAPED = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}


def read_tsv(text):
    """The rows of a TSV with a header line as dicts; `#` lines before the header are comments."""
    lines = [line for line in text.split("\n") if line]
    while lines and lines[0].startswith("#"):
        lines.pop(0)
    cells = [[re.sub(r"\\[tnr\\]", lambda m: UNESCAPED[m.group()], cell) for cell in line.split("\t")] for line in lines]
    for row in cells:
        if len(row) != len(cells[0]):
            raise ValueError(f"{len(row)} cells under {len(cells[0])} columns: {row}")
    return [dict(zip(cells[0], row)) for row in cells[1:]]


def folded(cell):
    """Cells are compared without regard to case, blanks around and the number of blanks within."""
    return " ".join((cell or "").split()).casefold()


# The cells that make a record the right one, and those that are then looked at besides.
KEYS = {"decisions": ["outcome", "item"], "absentees": ["name", "kind"], "cases": ["case_number"]}
BESIDES = {
    "decisions": ["body", "date", "point", "votes"],
    "absentees": ["item", "party", "substitute"],
    "cases": ["item", "status", "title", "route"],
}


def points(cell):
    """The points that a cell like "1-2" or "1, 3" names; [""] for an empty one."""
    found = []
    for first, last in re.findall(r"(\w+)\s*(?:[-–]\s*(\w+))?", cell):
        if last and first.isdigit() and last.isdigit():
            found += [str(n) for n in range(int(first), int(last) + 1)]
        else:
            found += [part for part in (first, last) if part and part != "og"]
    return found or [""]


def prepare(kind, rows, columns):
    """Rows made comparable: decisions are taken point by point, their votes as one cell."""
    rows = [dict(row) for row in rows]
    if kind != "decisions":
        return rows
    if "votes_for" in columns:
        for row in rows:
            votes = [row.get(f"votes_{side}", "") for side in ("for", "against", "abstained")]
            row["votes"] = "-".join(votes) if any(votes) else ""
    if "point" in columns:
        return [dict(row, point=point) for row in rows for point in points(row["point"])]
    # Without points in the truth, points with the same outcome are one decision.
    seen, kept = set(), []
    for row in rows:
        same = tuple(folded(row.get(name)) for name in ("file", "item", "body", "date", "outcome"))
        if row.get("point") and same in seen:
            continue
        seen.add(same)
        kept.append(row)
    return kept


@dataclasses.dataclass
class Extraction:
    """How far the records found are those of the truth."""

    truth: int = 0
    found: int = 0
    right: int = 0
    cells: collections.Counter = dataclasses.field(default_factory=collections.Counter)  # right cells of right records
    asked: collections.Counter = dataclasses.field(default_factory=collections.Counter)  # right records with such a cell
    missing: list = dataclasses.field(default_factory=list)  # rows
    wrong: list = dataclasses.field(default_factory=list)  # rows
    differing: list = dataclasses.field(default_factory=list)  # (cell, row of the truth, row found)
    judged: list = dataclasses.field(default_factory=list)  # (confidence, whether it is right) of the rows found

    @property
    def precision(self):
        return self.right / self.found if self.found else float(not self.truth)

    @property
    def recall(self):
        return self.right / self.truth if self.truth else 1.0

    @property
    def f1(self):
        return 2 * self.right / (self.truth + self.found) if self.truth + self.found else 1.0


def score_records(kind, truth, found, columns, ambiguous=lambda row: False):
    """Scores rows of one kind over any number of files; every row has a `file` cell.

    `columns` are those that the truth has. A found row that matches none and is `ambiguous` counts neither for nor against.
    """
    keys = [name for name in KEYS[kind] if name in columns]
    besides = [name for name in BESIDES[kind] if name in columns or (name == "votes" and "votes_for" in columns)]
    truth, found = prepare(kind, truth, columns), prepare(kind, found, columns)
    result = Extraction(truth=len(truth))

    def key(row):
        return (row["file"], *(folded(row.get(name)) for name in keys))

    def same(cell, a, b):
        return folded(a.get(cell)) == folded(b.get(cell))

    waiting = collections.defaultdict(list)
    for row in truth:
        waiting[key(row)].append(row)
    spare = collections.defaultdict(list)
    for row in found:
        spare[key(row)].append(row)
    for name, rows in waiting.items():
        others = spare[name]
        # The pairs that agree most come first.
        pairs = sorted(
            ((-sum(same(cell, a, b) for cell in besides), i, j) for i, a in enumerate(rows) for j, b in enumerate(others)),
        )
        taken_rows, taken_others = set(), set()
        for _, i, j in pairs:
            if i in taken_rows or j in taken_others:
                continue
            taken_rows.add(i)
            taken_others.add(j)
            result.right += 1
            result.judged.append((float(others[j].get("confidence") or 0), True))
            for cell in besides:
                # Votes are asked for only where there are any; a missing party or status must be found missing.
                if cell in ("votes", "route") and not folded(rows[i].get(cell)):
                    continue
                result.asked[cell] += 1
                if same(cell, rows[i], others[j]):
                    result.cells[cell] += 1
                else:
                    result.differing.append((cell, rows[i], others[j]))
        result.missing += [row for i, row in enumerate(rows) if i not in taken_rows]
        spare[name] = [row for j, row in enumerate(others) if j not in taken_others]
    result.wrong = [row for rows in spare.values() for row in rows if not ambiguous(row)]
    result.judged += [(float(row.get("confidence") or 0), False) for row in result.wrong]
    result.found = result.right + len(result.wrong)
    return result


def main():
    verbose = "-v" in sys.argv[1:]
    files = [argument for argument in sys.argv[1:] if argument != "-v"]
    if not files or len(files) % 3:
        sys.exit(__doc__)
    total = Repair()
    for k in range(0, len(files), 3):
        total += score_repair(*(open(f, encoding="utf-8", errors="replace", newline="").read() for f in files[k : k + 3]))
    if verbose:
        for word, got in total.harmed_words:
            print("harmed", word, "->", got)
        for word, read, got in total.left_words:
            print("left", word, "| read", read, "| got", got)
    print(total)


if __name__ == "__main__":
    main()
