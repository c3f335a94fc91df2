"""Digests: digest_test.py TOOLS_FOLDER [-v]

What they tell is compared with the records written by reading the samples, and each format is read by a parser of its
own.
"""
import calendar
import collections
import csv
import email
import email.policy
import html.parser
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import xml.etree.ElementTree as ElementTree

TOOL = pathlib.Path(sys.argv[1]).resolve() / "referat-digest"
SAMPLES = pathlib.Path(__file__).resolve().parent.parent.parent / "samples"
FORMATS = ["text", "markdown", "html", "mail", "atom", "json"]
ATOM = "{http://www.w3.org/2005/Atom}"

# What a layout may be abused for: markup, escapes, header lines, a bell, what XML forbids.
NASTY = 'Køb <script>alert("1")</script> & [x](y) `z` *fed* _u_ \x1b[31mrød\x07 \ufffe'


def run(*arguments, **options):
    return subprocess.run([TOOL, *arguments], capture_output=True, check=False, **options)


def digest(*arguments):
    done = run(*arguments)
    assert done.returncode == 0 and not done.stderr, done
    return done.stdout.decode()


def minutes(title, decision="Godkendt.", date="2026-11-18", case="21/1359", head="Nordby Kommune", extra=""):
    day = "-".join(reversed(date.split("-")))
    return (f"{head}\n\nReferat fra mødet i Byrådet den {day}\n\nFraværende: Bo Kjær (A)\n\n"
            f"1. {title}\n\nSagsnr.: {case}\n\nSagsfremstilling\nDer er brug for det.\n\n{extra}"
            f"Beslutning i Byrådet den {day}\n{decision}\n")


class Folder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name)
        self.archive = self.path / "archive"
        self.archive.mkdir()
        self.state = self.path / "state"

    def write(self, name, text):
        (self.archive / name).write_text(text)

    def json(self, *arguments):
        text = digest("-f", "json", *arguments, self.archive)
        return [one for group in json.loads(text)["groups"] for one in group["decisions"]] if text else []


class Truth(unittest.TestCase):
    """The quality of digests: all that was decided in a month, and nothing else."""

    COLUMNS = ["item", "body", "date", "point", "outcome", "votes_for", "votes_against", "votes_abstained"]

    def test_samples(self):
        files = sorted(SAMPLES.glob("*/minutes.txt"))
        truth = collections.Counter()
        for file in files:
            with open(file.parent / "truth.decisions.tsv", encoding="utf-8", newline="") as rows:
                for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
                    truth[tuple(row[column].casefold() for column in self.COLUMNS)] += 1
        months = sorted({row[2][:7] for row in truth})
        self.assertGreater(len(months), 10)
        right = told = 0
        for month in months:
            text = digest("-f", "json", f"--since={month}-01", f"--until={month}-{last_day(month)}", *files)
            found = collections.Counter(
                tuple(str(one[column] if one[column] is not None else "").casefold() for column in self.COLUMNS)
                for group in (json.loads(text)["groups"] if text else []) for one in group["decisions"])
            expected = collections.Counter({row: n for row, n in truth.items() if row[2].startswith(month)})
            right += sum((found & expected).values())
            told += sum(found.values())
        all_true = sum(truth.values())
        self.assertGreaterEqual(2 * right / (told + all_true), 0.96, (right, told, all_true))


def last_day(month):
    return calendar.monthrange(int(month[:4]), int(month[5:]))[1]


class Period(Folder):
    def dates(self, *arguments):
        return sorted(one["date"] for one in self.json(*arguments))

    def test_weeks_at_the_borders_of_years(self):
        days = ["2020-12-27", "2020-12-28", "2021-01-03", "2021-01-04", "2026-12-31", "2027-01-03", "2027-01-04"]
        for day in days:
            self.write(f"{day}.txt", minutes("Sag " + day, date=day))
        self.assertEqual(self.dates(), days)
        self.assertEqual(self.dates("--week=2020-W53"), ["2020-12-28", "2021-01-03"])
        self.assertEqual(self.dates("--week=2021-W01"), ["2021-01-04"])
        self.assertEqual(self.dates("--week=2026-W53"), ["2026-12-31", "2027-01-03"])
        self.assertEqual(self.dates("--since=2021-01-03", "--until=2026-12-31"), ["2021-01-03", "2021-01-04", "2026-12-31"])
        self.assertEqual(self.dates("--since=2027-01-04"), ["2027-01-04"])
        self.assertEqual(self.dates("--until=2020-12-27"), ["2020-12-27"])

    def test_last(self):
        now = time.time()
        for age in [0, 6, 30]:
            day = time.strftime("%Y-%m-%d", time.localtime(now - age * 86400))
            self.write(f"{age}.txt", minutes(f"Sag {age}", date=day))
        self.assertEqual(len(self.dates("--last=10d")), 2)
        self.assertEqual(len(self.dates("--last=1w")), 2)
        self.assertEqual(len(self.dates("--last=2m")), 3)

    def test_wrong_usage(self):
        for options in [["--week=2026-W54"], ["--week=2021-W53"], ["--week=2026-47"], ["--week=2026-W00"], ["--since=2026-02-30"],
                        ["--since=1.1.2026"], ["--last=7"], ["--last=0d"], ["--last=-1d"], ["--last=d"], ["--by=x"],
                        ["--week=2026-W01", "--last=7d"], ["--since=2026-01-02", "--until=2026-01-01"],
                        ["--to=a@b.dk"], ["-f", "mail", "--to=nobody"], ["-f", "mail", "--to=a@b.dk\nBcc: c@d.dk"],
                        ["--format=tsv"]]:
            done = run(*options, self.archive)
            self.assertEqual((done.returncode, done.stdout), (2, b""), options)
            self.assertTrue(done.stderr.startswith(b"referat-digest: "), options)

    def test_nothing_to_tell(self):
        self.write("a.txt", minutes("Budget"))
        for form in FORMATS:
            done = run("--week=1999-W01", "-f", form, self.archive)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))
        self.assertEqual(run("--week=1999-W01", "--fail-if-empty", self.archive).returncode, 3)
        self.assertEqual(run("--week=1999-W01", "--fail-if-empty", self.archive, self.path / "missing").returncode, 1)


class Content(Folder):
    def test_the_way_of_a_case(self):
        self.write("1.txt", minutes("Skolen", "Udsat.", "2026-09-01"))
        self.write("2.txt", minutes("Skolen", "Godkendt.", "2026-10-01",
                                    extra="Beslutning i Byrådet den 01-09-2026\nUdsat.\n\n"))
        self.write("3.txt", minutes("Skolen", "Godkendt.", "2026-10-02", head="Sydby Kommune"))
        told = self.json("--since=2026-10-01")
        self.assertEqual([[step["date"] for step in one["earlier"]] for one in told], [["2026-09-01"], []])
        self.assertEqual(told[0]["earlier"][0]["outcome"], "postponed")
        self.assertEqual(told[0]["earlier"][0]["file"], str(self.archive / "1.txt"))
        self.assertEqual(len(self.json()), 3)
        text = digest("--since=2026-10-01", self.archive / "1.txt", self.archive / "2.txt")
        self.assertIn("tirsdag den 1. september 2026, Byrådet: Udsat", " ".join(text.split()))

    def test_groups_stand_in_the_danish_order(self):
        for i, name in enumerate(["Økonomiudvalget", "Ældreudvalget", "Zoneudvalget", "Ålborgudvalget", "Arbejdsudvalget"]):
            self.write(f"{i}.txt", minutes("Sag").replace("Byrådet", name))
        groups = [group["name"] for group in json.loads(digest("-f", "json", self.archive))["groups"]]
        self.assertEqual(groups, ["Arbejdsudvalget", "Zoneudvalget", "Ældreudvalget", "Økonomiudvalget", "Ålborgudvalget"])

    def test_municipalities(self):
        self.write("a.txt", minutes("Sag", head="Nordby Kommune"))
        self.write("b.txt", minutes("Sag", head="SYDBY KOMMUNE"))
        groups = [group["name"] for group in json.loads(digest("-f", "json", "--by=municipality", self.archive))["groups"]]
        self.assertEqual(groups, ["Nordby Kommune", "Sydby Kommune"])

    def test_subject(self):
        self.write("a.txt", minutes("Budget 2027"))
        self.assertTrue(digest("--week=2026-W47", self.archive).startswith("Uge 47, 2026: Godkendt: Budget 2027 (Byrådet)\n"))
        self.write("b.txt", minutes("Skolen", "Udsat.", case="21/1360"))
        self.assertTrue(digest("--week=2026-W47", "--lang=en", self.archive).startswith(
            "Week 47, 2026: 2 decisions in Byrådet (1 approved, 1 postponed)\n"))

    def test_files_that_cannot_be_read(self):
        self.write("a.txt", minutes("Budget"))
        (self.archive / "b.zip").write_bytes(b"PK\x03\x04\x14\x00")
        (self.archive / "c.pdf").write_bytes(b"%PDF-1.7\n")
        done = run(self.archive)
        self.assertEqual(done.returncode, 1)
        self.assertIn("Budget", done.stdout.decode())
        self.assertEqual(len(done.stderr.splitlines()), 2)

    def test_names_of_files(self):
        name = os.fsencode(self.archive) + b"/line\nbreak \xe6 <b>.txt"
        with open(name, "w", encoding="utf-8") as file:
            file.write(minutes("Budget"))
        for form in FORMATS:
            text = digest("-f", form, self.archive)
            self.assertNotIn("line\nbreak", text)
        self.assertIn("line break æ <b>.txt:", digest(self.archive))


class Html(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


class Formats(Folder):
    def setUp(self):
        super().setUp()
        self.write("a.txt", minutes(NASTY, f"Godkendt.\n{NASTY}\n1. Ad 1 {NASTY}", case="21/1360"))
        self.write("b.txt", minutes("Skolen", "Udsat."))

    def check_html(self, text):
        page = Html(text)
        self.assertNotIn("script", page.tags)
        self.assertIn('<script>alert("1")</script> & [x](y)', page.text)

    def test_no_controls_anywhere(self):
        for form in FORMATS:
            text = digest("-f", form, self.archive)
            self.assertFalse([c for c in text if ord(c) < 32 and c != "\n"], form)
            self.assertTrue(text.endswith("\n"), form)

    def test_text(self):
        text = digest(self.archive)
        self.assertTrue(all(len(line) <= 78 for line in text.splitlines()))
        self.assertNotIn("\x1b", text)
        self.assertIn("\x1b[1m", digest("--color=always", self.archive).replace("\x1b[1mrød", ""))

    def test_markdown(self):
        text = digest("-f", "markdown", self.archive)
        self.assertIn("Køb \\<script\\>alert(\"1\")\\</script\\> \\& \\[x\\](y) \\`z\\` \\*fed\\* \\_u\\_", text)
        self.assertNotIn("<script", text.replace("\\<script", ""))

    def test_html(self):
        text = digest("-f", "html", self.archive)
        self.assertTrue(text.startswith('<!DOCTYPE html>\n<html lang="da">'))
        self.check_html(text)
        ElementTree.fromstring(text.removeprefix("<!DOCTYPE html>\n"))
        self.assertNotIn("http", text)

    def test_atom(self):
        feed = ElementTree.fromstring(digest("-f", "atom", self.archive))
        self.assertEqual(feed.tag, ATOM + "feed")
        for parent in [feed, *feed.findall(ATOM + "entry")]:
            for child in ["id", "title", "updated"]:
                self.assertEqual(len(parent.findall(ATOM + child)), 1)
                self.assertTrue(parent.find(ATOM + child).text)
        self.assertEqual(len(feed.findall(ATOM + "author")), 1)
        ids = [entry.find(ATOM + "id").text for entry in feed.findall(ATOM + "entry")]
        self.assertEqual(len(ids), len(set(ids)))
        # Another file, another wording: the same entries.
        self.write("a.txt", minutes(NASTY, f"Vedtaget.\n{NASTY}\n1. Ad 1 {NASTY}", case="21/1360"))
        (self.archive / "b.txt").rename(self.archive / "c.txt")
        again = ElementTree.fromstring(digest("-f", "atom", self.archive))
        self.assertEqual(set(ids), {entry.find(ATOM + "id").text for entry in again.findall(ATOM + "entry")})

    def test_mail(self):
        (self.archive / "b.txt").unlink()
        done = digest("-f", "mail", "--to=Ræv <a@b.dk>, c@d.dk", "--from=Postbud <p@b.dk>", self.archive)
        self.assertTrue(all(len(line) <= 998 and line.isascii() for line in done.splitlines()))
        message = email.message_from_string(done, policy=email.policy.default)
        self.assertFalse(message.defects)
        self.assertEqual([address.addr_spec for address in message["To"].addresses], ["a@b.dk", "c@d.dk"])
        self.assertEqual(message["To"].addresses[0].display_name, "Ræv")
        self.assertEqual(message["From"].addresses[0].addr_spec, "p@b.dk")
        self.assertIn("Køb <script>", message["Subject"])
        for header in ["Date", "Message-ID", "MIME-Version"]:
            self.assertTrue(message[header], header)
        self.assertIsNone(message["Bcc"])
        self.assertEqual([part.get_content_type() for part in message.iter_parts()], ["text/plain", "text/html"])
        plain, page = (part.get_content() for part in message.iter_parts())
        self.assertEqual(plain, digest(self.archive))
        self.check_html(page)
        self.assertTrue(all(part.get_content_charset() == "utf-8" for part in message.iter_parts()))

    def test_mail_headers_cannot_be_injected(self):
        for name in os.listdir(self.archive):
            (self.archive / name).unlink()
        self.write("a.txt", minutes("Budget\u2028Bcc: x@y.dk\u0085Bcc: x@y.dk\rBcc: x@y.dk"))
        message = email.message_from_string(digest("-f", "mail", self.archive), policy=email.policy.default)
        self.assertIsNone(message["Bcc"])


class Kept(Folder):
    def given(self, *arguments):
        return [one["title"] + ("!" if one["changed"] else "") for one in self.json(f"--state={self.state}", *arguments)]

    def test_only_what_is_new(self):
        self.write("a.txt", minutes("Budget"))
        self.assertEqual(self.given(), ["Budget"])
        self.assertEqual(self.given(), [])
        # Published again, under another name, in other lines: no news.
        self.write("again.txt", minutes("Budget").replace("\n", "\r\n"))
        (self.archive / "a.txt").unlink()
        os.utime(self.archive / "again.txt", (0, 0))
        self.assertEqual(self.given(), [])
        self.write("b.txt", minutes("Skolen", case="21/1360"))
        self.assertEqual(self.given("--week=1999-W01"), [])
        self.assertEqual(self.given(), ["Skolen"])
        # Changed: news.
        self.write("again.txt", minutes("Budget", "Godkendt med 5 stemmer imod 2."))
        self.assertEqual(self.given(), ["Budget!"])
        self.assertEqual(self.given(), [])

    def test_what_was_not_written_is_given_again(self):
        self.write("a.txt", minutes("Budget"))
        with open("/dev/full", "wb") as full:
            done = subprocess.run([TOOL, f"--state={self.state}", self.archive], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual((done.returncode, done.stderr), (2, b"referat-digest: <stdout>: No space left on device\n"))
        self.assertEqual(self.given(), ["Budget"])

    def test_a_state_that_cannot_be_used(self):
        self.write("a.txt", minutes("Budget"))
        (self.path / "other").write_text("important\n")
        (self.path / "damaged").write_text("referat-digest state 1\n0123\n")
        for name, why in [("other", "is no state of referat-digest"), ("damaged", "is a damaged state"),
                          ("nowhere/state", "No such file or directory"), ("archive", "is not a regular file")]:
            done = run(f"--state={self.path / name}", self.archive)
            self.assertEqual((done.returncode, done.stdout), (2, b""), name)
            self.assertIn(f": {why}", done.stderr.decode())
        self.assertEqual((self.path / "other").read_text(), "important\n")
        done = run("--state=/dev/full", self.archive)
        self.assertEqual((done.returncode, done.stdout), (2, b""))

    def test_two_runs_at_once(self):
        fifo = self.archive / "a.txt"
        os.mkfifo(fifo)
        with subprocess.Popen([TOOL, f"--state={self.state}", fifo], stdout=subprocess.PIPE) as first:
            with open(fifo, "w", encoding="utf-8") as feed:  # the first one is reading now
                second = run(f"--state={self.state}", os.devnull)
                feed.write(minutes("Budget"))
            self.assertEqual(second.returncode, 2)
            self.assertEqual(second.stderr.decode(), f"referat-digest: {self.state}: is in use by another run; wait for its end\n")
            self.assertIn("Budget", first.stdout.read().decode())

    def test_killed_at_any_moment(self):
        for i in range(30):
            self.write(f"{i}.txt", minutes(f"Sag {i}", case=f"21/{1000 + i}"))
        begun = time.monotonic()
        self.assertEqual(len(self.json()), 30)
        whole = time.monotonic() - begun
        dice = random.Random(47)
        given = set()
        for _ in range(40):
            with subprocess.Popen([TOOL, "-f", "json", f"--state={self.state}", self.archive], stdout=subprocess.PIPE) as process:
                time.sleep(dice.uniform(0, 1.3) * whole)
                process.send_signal(signal.SIGKILL)
                output = process.stdout.read().decode()
            try:
                given |= {one["title"] for group in json.loads(output)["groups"] for one in group["decisions"]}
            except json.JSONDecodeError:
                pass  # cut short: it has to come again
            if self.state.exists():
                self.assertTrue(self.state.read_text().startswith("referat-digest state 1\n"))
        given |= set(self.given())
        self.assertEqual(given, {f"Sag {i}" for i in range(30)})
        self.assertEqual(self.given(), [])
        self.assertEqual([name for name in os.listdir(self.path) if name not in ("archive", "state", "state.lock")], [])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]])
