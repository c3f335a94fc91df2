"""What score.py counts, on texts small enough to count by hand."""

import unittest

import score


class Words(unittest.TestCase):
    def test_outer_punctuation_is_no_part_of_a_word(self):
        self.assertEqual(score.words("### **Åben** sag: (21/1359) – nr. 2"), ["Åben", "sag", "21/1359", "nr", "2"])

    def test_words_are_aligned_by_their_letters(self):
        truth, other = "det gode møde på Rådhuset".split(), "det made pa gamle Radhuset".split()
        self.assertEqual(score.align(truth, other), [0, None, 1, 2, 4])


class Repair(unittest.TestCase):
    def test_counts(self):
        truth, damaged, repaired = "Punktet blev drøftet på mødet.", "Punktet blev dreftet pa mødet.", "Punktet bler drøftet pa mødet."
        result = score.score_repair(truth, damaged, repaired)
        counts = (result.words, result.wrong_before, result.wrong_after, result.fixed, result.harmed, result.added)
        self.assertEqual(counts, (5, 2, 2, 1, 1, 0))
        self.assertEqual(result.harmed_words, [("blev", "bler")])
        self.assertEqual(result.left_words, [("på", "pa", "pa")])

    def test_a_joined_word_is_mended_and_a_split_one_harmed(self):
        result = score.score_repair("Indstillingen blev godkendt", "Indsti llingen blev godkendt", "Indstillingen blev god kendt")
        self.assertEqual((result.fixed, result.harmed, result.wrong_after), (1, 1, 1))

    def test_words_and_marks_out_of_nothing_are_added(self):
        result = score.score_repair("Godkendt. Bilag: 2", "Godkendt. Bilag: 2", "Godkendt. Godkendt Bilag 2")
        self.assertEqual((result.added, result.marks), (1, 1))

    def test_sums_over_texts(self):
        total = score.score_repair("på", "pa", "på") + score.score_repair("på", "pa", "pa")
        self.assertEqual((total.words, total.fixed, total.mended), (2, 1, 0.5))


class Changes(unittest.TestCase):
    def test_each_change_is_judged_by_the_words_it_touches(self):
        damaged = "Radet drøftede pa made.".encode()
        changes = [
            {"offset": "0", "length": "5", "after": "Rådet"},
            {"offset": "16", "length": "2", "after": "på"},
            {"offset": "19", "length": "4", "after": "mode"},
        ]
        mended, spans = score.apply_changes(damaged, changes)
        self.assertEqual(mended.decode(), "Rådet drøftede på mode.")
        self.assertEqual(score.judge_changes("Rådet drøftede på møde.", mended, spans), [True, True, False])

    def test_a_change_of_no_word_has_no_verdict(self):
        mended, spans = score.apply_changes(b"Beslutning ....", [{"offset": "11", "length": "4", "after": ""}])
        self.assertEqual(score.judge_changes("Beslutning", mended, spans), [None])


def decision(item="1", outcome="approved", point="", **others):
    return {"file": "a.txt", "item": item, "outcome": outcome, "point": point, "body": "", "date": "", **others}


DECISION = ["item", "body", "date", "point", "outcome"]


class Records(unittest.TestCase):
    def test_tsv_cells_are_unescaped(self):
        self.assertEqual(score.read_tsv("# note\na\tb\nx\\ny\t\\\\t\n"), [{"a": "x\ny", "b": "\\t"}])
        with self.assertRaises(ValueError):
            score.read_tsv("a\tb\nx\n")

    def test_precision_recall_and_other_cells(self):
        truth = [decision(body="Byrådet"), decision("2", "noted"), decision("3")]
        found = [decision(body="Økonomiudvalget"), decision("2", "discussed"), decision("4")]
        result = score.score_records("decisions", truth, found, DECISION)
        self.assertEqual((result.truth, result.found, result.right), (3, 3, 1))
        self.assertEqual((result.asked["body"], result.cells["body"], result.cells["date"]), (1, 0, 1))

    def test_points_may_be_told_together_or_one_by_one(self):
        truth = [decision(point="1-2"), decision(outcome="postponed", point="3")]
        found = [decision(point="1"), decision(point="2"), decision(outcome="postponed", point="3")]
        self.assertEqual(score.score_records("decisions", truth, found, DECISION).f1, 1)
        without = [name for name in DECISION if name != "point"]
        self.assertEqual(score.score_records("decisions", [decision()], found[:2], without).found, 1)
        self.assertEqual(score.points("1, 3 og 5-6"), ["1", "3", "5", "6"])

    def test_an_ambiguous_row_counts_neither_way(self):
        result = score.score_records("decisions", [decision()], [decision(), decision("9")], DECISION, lambda row: row["item"] == "9")
        self.assertEqual((result.found, result.right), (1, 1))

    def test_the_pairs_that_agree_most_are_taken(self):
        rows = [{"file": "a", "name": "Bo Kjær", "kind": "absent", "item": item} for item in ("1", "2")]
        result = score.score_records("absentees", rows, rows[::-1], ["item", "name", "kind"])
        self.assertEqual((result.right, result.cells["item"]), (2, 2))


if __name__ == "__main__":
    unittest.main()
