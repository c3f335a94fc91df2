#!/usr/bin/env python3
"""What a stranger writes into minutes, or calls a file, stays text wherever it is shown: safety_test.py TOOLS_FOLDER

Markup, escape sequences, line ends, marks of direction and NUL are put into names, titles and file names, and must come
out of TSV, JSON, HTML, Atom, Markdown, mail, messages and a terminal as text.
"""
import email
import email.policy
import html.parser
import json
import os
import pathlib
import pty
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

TOOLS = pathlib.Path(sys.argv.pop(1)).resolve()
ESCAPE = "\x1b]0;owned\x07\x1b[2J"
TITLE = f"Budget <script>alert(1)</script> &amp; \"x\" 'y' [a](javascript:b) *c* {ESCAPE}\x9b31m \u202egnihton\u202c =1+1"
MINUTES = f"""Byrådet
Referat af mødet den 12. maj 2023

1. {TITLE}
Sagsnr.: 23/1359

Beslutning
Godkendt.\tBcc: <img src=x onerror=alert(1)>\x00{ESCAPE}
Afbud: Bo Kjær (A)

2. Takster\r
Bcc: spion@example.org
Beslutning
Taget til efterretning. =HYPERLINK("http://example.org")
"""
NAME = f"a{ESCAPE}\n\u202eb\tc\xff.txt"
HTML_NAMES = {"script", "img", "iframe", "object", "embed", "link", "base", "form"}


def run(tool, *arguments, stdin=MINUTES.encode(), **more):
    return subprocess.run([TOOLS / tool, *arguments], input=stdin, capture_output=True, check=False, **more)


def controls(text):
    """Control characters but for line ends and tabs."""
    return [c for c in text if (ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160]


class Tags(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = set()
        self.attributes = set()

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)
        self.attributes |= {name for name, _ in attrs}


def tags_in(page):
    tags = Tags()
    tags.feed(page)
    return tags


class Records(unittest.TestCase):
    def test_tsv_and_json_say_the_same(self):
        for kind in ("sections", "decisions", "cases", "absentees"):
            objects = [json.loads(line) for line in run(f"referat-{kind}", "-f", "jsonl").stdout.splitlines()]
            self.assertTrue(objects)
            lines = run(f"referat-{kind}").stdout.decode().removesuffix("\n").split("\n")
            columns = lines[0].split("\t")
            for line, record in zip(lines[1:], objects, strict=True):
                fields = line.split("\t")
                self.assertEqual(len(fields), len(columns))
                for column, field in zip(columns, fields):
                    if isinstance(record[column], str):
                        plain = field.replace("\\\\", "\0").replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r")
                        self.assertEqual(plain.replace("\0", "\\"), record[column].replace("\0", "\\"))

    def test_json_escapes_controls(self):
        for form in ("json", "jsonl"):
            self.assertFalse([c for c in run("referat-cases", "-f", form).stdout.decode() if ord(c) < 32 and c != "\n"])

    def test_record_mode_answers_line_by_line(self):
        given = json.dumps({"id": ESCAPE + "\n</script>", "text": MINUTES}).encode() + b"\n"
        for tool in ("referat-decisions", "referat-repair", "referat-text"):
            lines = run(tool, "--jsonl-in", stdin=given + b'{"id":"\\u001b[2J"}\n').stdout.splitlines()
            self.assertEqual([json.loads(line)["id"] for line in lines], [ESCAPE + "\n</script>", "\x1b[2J"])


class Messages(unittest.TestCase):
    def test_names_and_texts_are_escaped(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder.encode(), NAME.encode("utf-8", "surrogateescape"))
            for arguments in ([path], [b"--layout=" + path, b"-"], [b"--words=" + path, b"-"], [b"--" + path]):
                done = run("referat-decisions", *arguments)
                messages = done.stderr.decode()
                self.assertNotEqual(done.returncode, 0)
                self.assertEqual(messages.count("\n"), 1, messages)
                self.assertFalse(controls(messages), messages)
                self.assertNotIn("\u202e", messages)

    def test_every_mark_of_direction_is_escaped(self):
        """Bidi_Control of Unicode's PropList, and what splitlines() ends a line at."""
        for code in [0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0x85]:
            messages = run("referat-cases", f"a{chr(code)}b").stderr.decode()
            self.assertNotIn(chr(code), messages)
            self.assertIn(f"a\\u{code:04X}b: " if code > 0xFF else f"a\\x{code:02X}b: ", messages)

    def test_lines_of_bad_records_are_not_shown_raw(self):
        done = run("referat-decisions", "--jsonl-in", stdin=b'{"id":1}\n\x1b[2J\n')
        self.assertFalse(controls(done.stderr.decode()))


class Terminal(unittest.TestCase):
    def shown(self, tool, *arguments):
        """What a terminal gets."""
        with tempfile.NamedTemporaryFile(suffix=".txt") as file:
            file.write(MINUTES.encode())
            file.flush()
            master, slave = pty.openpty()
            with subprocess.Popen([TOOLS / tool, *arguments, file.name], stdin=subprocess.DEVNULL, stdout=slave,
                                  stderr=slave) as running:
                os.close(slave)
                text = b""
                try:
                    while block := os.read(master, 65536):
                        text += block
                except OSError:  # the other end is closed
                    pass
                running.wait()
            os.close(master)
            return text.decode()

    def test_no_sequence_comes_through(self):
        for tool in ("referat-sections", "referat-cases", "referat-text", "referat-repair", "referat-digest"):
            text = self.shown(tool, "--color=never")
            self.assertIn("Budget", text)
            self.assertFalse([c for c in controls(text) if c != "\r"], f"{tool}: {text!r}")

    def test_colours_do(self):
        self.assertIn("\x1b[1m", self.shown("referat-digest", "--color=always"))


class Pages(unittest.TestCase):
    def digest(self, form, *more):
        done = run("referat-digest", "-q", "-f", form, *more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.decode()

    def test_html(self):
        page = self.digest("html")
        self.assertFalse(tags_in(page).found & HTML_NAMES)
        self.assertFalse({name for name in tags_in(page).attributes if name.startswith("on")})
        self.assertFalse(controls(page))

    def test_atom(self):
        feed = self.digest("atom")
        self.assertIn("alert(1)", "".join(xml.etree.ElementTree.fromstring(feed).itertext()))
        self.assertFalse(controls(feed))
        for content in xml.etree.ElementTree.fromstring(feed).iter("{http://www.w3.org/2005/Atom}content"):
            self.assertFalse(tags_in(content.text or "").found & HTML_NAMES)

    def test_markdown_and_text(self):
        for form in ("markdown", "text"):
            self.assertFalse(controls(self.digest(form)))
        markdown = self.digest("markdown")
        self.assertNotIn("<script", markdown.replace("\\<", ""))
        self.assertNotIn("[a](javascript", markdown)

    def test_json(self):
        self.assertTrue(json.loads(self.digest("json"))["groups"])

    def test_mail(self):
        for by in ("body", "case"):
            mail = self.digest("mail", "--to=desk@example.org", "--from=desk@example.org", f"--by={by}")
            message = email.message_from_string(mail, policy=email.policy.default)
            self.assertEqual(sorted(key.lower() for key in message),
                             ["auto-submitted", "content-type", "date", "from", "message-id", "mime-version", "subject", "to"])
            self.assertEqual([address.addr_spec for address in message["to"].addresses], ["desk@example.org"])
            self.assertFalse(controls(message["subject"]))
            for part in message.iter_parts():
                self.assertFalse(controls(part.get_content()))
            page = message.get_body(("html",)).get_content()
            self.assertFalse(tags_in(page).found & HTML_NAMES)

    def test_addresses_that_would_add_headers(self):
        for address in ("a@example.org\nBcc: b@example.org", "a@example.org\r\n\r\ntext", "a\x00@example.org"):
            if "\0" not in address:
                self.assertEqual(run("referat-digest", "-f", "mail", f"--to={address}").returncode, 2)

    def test_review_page(self):
        with tempfile.TemporaryDirectory() as folder:
            damaged = b"</script><img src=x onerror=alert(1)> Punktet blev dreftet p\xc3\xa5 modet. \x1b[2J\n" * 3
            name = "</script><img src=x onerror=alert(2)>".replace("/", "\u2215") + ".txt"
            (pathlib.Path(folder) / name).write_bytes(damaged)
            run("referat-repair", "--review=review.html", name, cwd=folder)
            page = (pathlib.Path(folder) / "review.html").read_text()
            self.assertIn("dreftet", page)
            self.assertNotIn("<img", page)
            self.assertEqual(page.count("</script>"), page.count("<script"))
            self.assertFalse(controls(page))


class Spreadsheets(unittest.TestCase):
    def test_formulas_stay_as_printed(self):
        """TSV is data: what makes it fit for a spreadsheet is told in referat(7)."""
        rows = [line.split("\t") for line in run("referat-sections").stdout.decode().split("\n")]
        self.assertTrue(any("=HYPERLINK" in field for row in rows for field in row))


if __name__ == "__main__":
    unittest.main()
