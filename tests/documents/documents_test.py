"""PDF and HTML give the records that their text gives: documents_test.py TOOLS_FOLDER [--sanitized]

PDFs are set by groff from the samples; hostile ones are made by hand. With --sanitized no bomb is let off: under
AddressSanitizer there is no limit on memory.
"""
import json
import pathlib
import resource
import subprocess
import sys
import tempfile
import unittest

import make

TOOLS = pathlib.Path(sys.argv[1]).resolve()
SANITIZED = "--sanitized" in sys.argv
SAMPLES = sorted((pathlib.Path(__file__).resolve().parent.parent.parent / "samples").glob("*/minutes.txt"))
PLACE = {"file", "page", "line", "offset", "length", "confidence"}
# What depends on where lines and pages end, of which HTML has its own.
LINES = {"text", "dissent", "attachments"}


def run(tool, *arguments, stdin=b""):
    return subprocess.run([TOOLS / tool, *arguments], input=stdin, capture_output=True, check=False)


def children_seconds():
    """The processor time that ended programs have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def records(tool, document):
    done = run(tool, "-q", "-f", "jsonl", stdin=document)
    assert done.returncode == 0 and not done.stderr, done
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def content(record, left_out):
    return {key: " ".join(value.split()) if isinstance(value, str) else value
            for key, value in record.items() if key not in left_out}


class Records(unittest.TestCase):
    def compare(self, maker, left_out):
        for sample in SAMPLES:
            text = sample.read_bytes()
            document = maker(text.decode())
            for tool in ["referat-decisions", "referat-absentees", "referat-cases"]:
                with self.subTest(sample=sample.parent.name, tool=tool):
                    expected = [content(record, left_out) for record in records(tool, text)]
                    found = [content(record, left_out) for record in records(tool, document)]
                    self.assertEqual(found, expected)

    def test_pdf(self):
        self.compare(make.groff_pdf, PLACE)

    def test_modern_html(self):
        self.compare(make.modern_html, PLACE | LINES)

    def test_table_html(self):
        self.compare(make.table_html, PLACE | LINES)

    def test_word_html(self):
        self.compare(make.word_html, PLACE | LINES)

    def test_places_are_those_of_the_text(self):
        pdf = make.groff_pdf(SAMPLES[0].read_text())
        text = run("referat-text", stdin=pdf).stdout
        self.assertGreater(text.count(b"\f"), 0)
        for record in records("referat-decisions", pdf):
            begin = record["offset"]
            there = text[begin:begin + record["length"]].decode()
            self.assertEqual(there.split(), record["text"].split())
            self.assertEqual(record["page"], text[:begin].count(b"\f") + 1)
            self.assertEqual(record["line"], text[:begin].count(b"\n") + 1)


class Layout(unittest.TestCase):
    def test_columns_are_read_one_after_the_other(self):
        left = " ".join(f"venstre{i} er et ord" for i in range(40))
        right = " ".join(f"højre{i} er et ord" for i in range(40))
        columns = [".ll 7c", ".mk", left, ".br", ".rt", ".po +8.5c", right, ".br"]
        pdf = make.groff_pdf("", "\n".join(["Overskrift over hele siden", ".sp", *columns]))
        words = run("referat-text", stdin=pdf).stdout.decode().split()
        numbered = [word for word in words if word.startswith(("venstre", "højre"))]
        self.assertEqual(numbered, [f"venstre{i}" for i in range(40)] + [f"højre{i}" for i in range(40)])
        self.assertEqual(words[0], "Overskrift")

    def test_tables_are_read_row_by_row(self):
        rows = [(str(i), "Åben", f"Notat om sag {i}", f"({i}/23)") for i in range(1, 9)]
        pdf = make.groff_pdf("".join("\t".join(row) + "\n" for row in rows))
        lines = run("referat-text", stdin=pdf).stdout.decode().splitlines()
        self.assertEqual([line.split() for line in lines], [" ".join(row).split() for row in rows])


class Hostile(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)
        self.addCleanup(self.folder.cleanup)
        self.sound = self.path / "sound.txt"
        self.sound.write_text("1. Dagsorden\n\nBeslutning\nGodkendt.\n")

    def refused(self, name, document, message):
        """The file is named, with the reason; the files beside it are read; the status is 1."""
        (self.path / name).write_bytes(document)
        for tool in ["referat-text", "referat-decisions"]:
            done = run(tool, self.path / name, self.sound)
            self.assertEqual(done.returncode, 1, done)
            self.assertEqual(done.stderr.decode(), f"{tool}: {self.path / name}: {message}\n")
            self.assertIn("Godkendt.", done.stdout.decode())

    def qpdf(self, *arguments):
        subprocess.run(["qpdf", *arguments], cwd=self.path, check=True)

    def test_encrypted(self):
        (self.path / "open.pdf").write_bytes(make.groff_pdf("Godkendt.\n"))
        self.qpdf("--encrypt", "secret", "owner", "256", "--", "open.pdf", "closed.pdf")
        self.refused("e.pdf", (self.path / "closed.pdf").read_bytes(),
                     "is an encrypted PDF: it opens with a password only; qpdf --decrypt takes that off")
        self.qpdf("--encrypt", "", "owner", "256", "--print=none", "--", "open.pdf", "unprintable.pdf")
        self.assertEqual(run("referat-text", self.path / "unprintable.pdf").stdout, b"Godkendt.\n")

    def test_truncated(self):
        pdf = make.groff_pdf(SAMPLES[0].read_text())
        for size in [20, 1000, len(pdf) // 2, len(pdf) - 10]:
            self.refused("t.pdf", pdf[:size], "is a truncated PDF: its end is missing; fetch it again")

    def test_no_pdf_at_all(self):
        self.refused("n.pdf", b"%PDF-1.4\nrubbish\n%%EOF\n", "is a damaged PDF that cannot be read; fetch it again, or mend it with qpdf")

    def test_scan(self):
        self.refused("s.pdf", make.scanned_pdf(3),
                     'is a scanned PDF without a text layer; "ocrmypdf -l dan" gives it one')

    def test_scan_among_pages(self):
        (self.path / "text.pdf").write_bytes(make.groff_pdf("Godkendt.\n"))
        (self.path / "scan.pdf").write_bytes(make.scanned_pdf(2))
        self.qpdf("--empty", "--pages", "scan.pdf", "text.pdf", "scan.pdf", "--", "mixed.pdf")
        done = run("referat-text", self.path / "mixed.pdf")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stdout, b"\f\fGodkendt.\n\f\f")
        self.assertIn("no text on page 1-2, 4-5;", done.stderr.decode())

    def test_ten_thousand_pages(self):
        pdf = make.pages_pdf(make.stream(b"BT /F 10 Tf 50 700 Td (Dagsordenen blev godkendt.) Tj ET"), 10_000)
        text = run("referat-text", stdin=pdf).stdout
        self.assertEqual(text, b"\f".join([b"Dagsordenen blev godkendt.\n"] * 10_000))

    @unittest.skipIf(SANITIZED, "AddressSanitizer allows no limit on memory")
    def test_bomb(self):
        before = children_seconds()
        self.refused("b.pdf", make.bomb_pdf(100), "needs more memory than it may have; split it, or do fewer at once (-j)")
        self.assertLess(children_seconds() - before, 60)

    def test_deep_html(self):
        page = b"<!DOCTYPE html>" + b"<div><b>" * 20_000 + b"Godkendt."
        self.assertEqual(run("referat-text", stdin=page).stdout, b"Godkendt.\n")

    def test_html_without_text(self):
        self.refused("h.html", b"<!DOCTYPE html><html><body><script>x</script></body></html>",
                     "is an HTML page without text; --input-format=text reads it as it is")

    def test_in_place_is_refused(self):
        for name, document in [("a.pdf", make.groff_pdf("Punktet blev dreftet pa modet.\n")),
                               ("a.html", b"<!DOCTYPE html><p>Punktet blev dreftet pa modet.")]:
            (self.path / name).write_bytes(document)
            done = run("referat-repair", "--in-place", self.path / name)
            self.assertEqual(done.returncode, 1)
            self.assertIn("not text", done.stderr.decode())
            self.assertEqual((self.path / name).read_bytes(), document)

    def test_forced_format(self):
        page = b"<!DOCTYPE html><p>Godkendt."
        self.assertEqual(run("referat-text", "--input-format=text", stdin=page).stdout, page)
        self.assertEqual(run("referat-text", "--input-format=html", stdin=b"a <b>b</b>").stdout, b"a b\n")
        self.assertEqual(run("referat-text", "--input-format=pdf", stdin=b"Godkendt.").returncode, 1)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
