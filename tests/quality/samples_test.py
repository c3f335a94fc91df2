"""The samples are what samples/README.md says: invented sets of minutes with damaged twins and records that the text bears out."""

import os
import re
import unittest

import score

SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "samples")
OUTCOMES = "approved recommended noted discussed postponed referred rejected withdrawn unclassified".split()
KINDS = "absent excused recused not_participating partial".split()


def read(sample, name):
    with open(os.path.join(SAMPLES, sample, name), encoding="utf-8", newline="") as file:
        return file.read()


def table(sample, kind):
    return score.read_tsv(read(sample, f"truth.{kind}.tsv"))


class Samples(unittest.TestCase):
    samples = [row["sample"] for row in score.read_tsv(read("", "twins.tsv"))]

    def test_every_folder_with_minutes_has_a_twin_listed(self):
        folders = [name for name in os.listdir(SAMPLES) if os.path.exists(os.path.join(SAMPLES, name, "minutes.txt"))]
        self.assertCountEqual(self.samples, folders)
        self.assertGreaterEqual(len(folders), 10)

    def test_length_and_damage(self):
        for sample in self.samples:
            with self.subTest(sample):
                text, damaged = read(sample, "minutes.txt"), read(sample, "damaged.txt")
                self.assertTrue(400 <= len(text.split()) <= 1500)
                wrong = score.score_repair(text, damaged, damaged).wrong_before / len(score.words(text))
                self.assertTrue(0.03 < wrong < 0.3, wrong)

    def test_no_paragraph_is_used_twice(self):
        seen = set()
        for sample in self.samples:
            for paragraph in re.split(r"\n\s*\n", read(sample, "minutes.txt")):
                if len(paragraph.split()) > 20:
                    self.assertNotIn(paragraph, seen)
                    seen.add(paragraph)

    def test_cells_of_the_truth_stand_in_the_text(self):
        for sample in self.samples:
            with self.subTest(sample):
                text = " ".join(read(sample, "minutes.txt").split())
                for row in table(sample, "absentees"):
                    self.assertIn(row["kind"], KINDS)
                    for cell in (row["name"], row["party"], row["substitute"], row["item"]):
                        self.assertIn(cell, text)
                for row in table(sample, "cases"):
                    self.assertIn(row["status"], ("open", "closed", ""))
                    for cell in (row["case_number"], row["title"], row["item"], *row["route"].split("; ")):
                        self.assertIn(cell, text)
                items = [row["item"] for row in table(sample, "cases")]
                for row in table(sample, "decisions"):
                    self.assertIn(row["outcome"], OUTCOMES)
                    self.assertIn(row["item"], items)
                    self.assertRegex(row["date"], r"^\d{4}-\d\d-\d\d$")
                    self.assertIn(row["body"].casefold(), text.casefold())


if __name__ == "__main__":
    unittest.main()
