"""That the benchmark measures what it says: archive_test.py FOLDER_OF_TOOLS FOLDER_OF_MAKERS"""

import os
import re
import subprocess
import sys
import tempfile
import unittest

TOOLS, MAKERS = sys.argv.pop(1), sys.argv.pop(1)
KINDS = ("cases", "decisions", "absentees")
SIZE = 200_000


def make(*options):
    """What make_archive writes, and how many records of each kind it says are in it."""
    done = subprocess.run([os.path.join(MAKERS, "make_archive"), *options], capture_output=True, check=True)
    return done.stdout, {kind: int(count) for kind, count in (line.split() for line in done.stderr.decode().splitlines())}


def tool(name, *arguments, text=None):
    return subprocess.run([os.path.join(TOOLS, name), *arguments], input=text, capture_output=True, check=True).stdout


def found(*arguments, text=None):
    return {kind: tool(f"referat-{kind}", "--no-header", *arguments, text=text).count(b"\n") for kind in KINDS}


def damage(profile, text):
    command = [os.path.join(MAKERS, "damage_text"), "--profile", profile]
    return subprocess.run(command, input=text, capture_output=True, check=True).stdout


class Archive(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text, cls.records = make("--size", str(SIZE))

    def test_same_seed_same_bytes(self):
        self.assertEqual(make("--size", str(SIZE))[0], self.text)
        self.assertNotEqual(make("--size", str(SIZE), "--seed", "2")[0], self.text)

    def test_size_is_exact(self):
        for size in (SIZE, 4000, 5000, 5001, 20000, 120001):
            self.assertEqual(len(make("--size", str(size))[0]), size)

    def test_no_paragraph_twice(self):
        paragraphs = [line for line in self.text.decode().splitlines() if re.search(r"[a-zæøå]\. [A-ZÆØÅ]", line)]
        paragraphs = [line for line in paragraphs if len(line) > 100]
        self.assertGreater(len(paragraphs), 300)
        self.assertEqual(len(set(paragraphs)), len(paragraphs))

    def test_sound_text_stays(self):
        self.assertEqual(tool("referat-repair", text=self.text), self.text)

    def test_records_are_found(self):
        self.assertGreater(self.records["decisions"], 100)
        self.assertEqual(found(text=self.text), self.records)

    def test_records_of_files_are_found(self):
        with tempfile.TemporaryDirectory() as folder:
            _, records = make("--size", "5000", "--files", "30", "--folder", folder)
            self.assertEqual({os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder)}, {5000})
            self.assertEqual(len(os.listdir(folder)), 30)
            self.assertEqual(found("-r", folder), records)

    def test_damage_is_as_strong_as_measured(self):
        for profile, least, most in (("print", 0.12, 0.18), ("photocopy", 0.20, 0.30)):
            damaged = damage(profile, self.text)
            self.assertEqual(damage(profile, self.text), damaged)
            wrong = words = 0
            for before, after in zip(self.text.decode().split("\n"), damaged.decode().split("\n"), strict=True):
                pair = before.split(), after.split()
                if len(pair[0]) == len(pair[1]):
                    words += len(pair[0])
                    wrong += sum(a != b for a, b in zip(*pair))
            self.assertTrue(least <= wrong / words <= most, f"{profile}: {wrong / words:.3f} of the words are wrong")


if __name__ == "__main__":
    unittest.main()
