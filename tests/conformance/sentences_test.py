#!/usr/bin/python3
"""The message files fit each other and the code: every language has the same texts with the same placeholders, and
every English sentence is still one that the library writes. Usage: sentences_test.py SOURCE_FOLDER"""
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(sys.argv.pop(1)) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "lib" / "passage"
MESSAGES = LIBRARY / "write" / "messages"


def pairs(path):
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    assert len(lines) % 2 == 0, f"{path}: a text has no translation"
    return list(zip(lines[::2], lines[1::2]))


def placeholders(text):
    return re.findall(r"\{([^}]*)\}", text)


def source_text():
    """All string literals of the library, adjacent ones joined, placeholders without their formats."""
    joined = []
    for path in sorted(LIBRARY.glob("**/*.[ch]pp")):
        for run in re.findall(r'"(?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*', path.read_text(encoding="utf-8")):
            text = "".join(re.findall(r'"((?:[^"\\\n]|\\.)*)"', run)).replace('\\"', '"')
            joined.append(re.sub(r"\{[^}]*\}", "{}", text))
    return "\n".join(joined)


class Sentences(unittest.TestCase):
    def files(self, folder):
        found = sorted(folder.glob("*.txt"))
        self.assertGreaterEqual(len(found), 2)
        return found

    def test_languages_have_the_same_texts(self):
        for folder in (MESSAGES, MESSAGES / "sentences"):
            first, *others = self.files(folder)
            expected = {english for english, _ in pairs(first)}
            for other in others:
                self.assertEqual(expected, {english for english, _ in pairs(other)}, f"{first.name} and {other.name}")

    def test_nothing_stands_twice(self):
        for folder in (MESSAGES, MESSAGES / "sentences"):
            for path in self.files(folder):
                texts = [english for english, _ in pairs(path)]
                self.assertEqual([text for text in set(texts) if texts.count(text) > 1], [], path)

    def test_placeholders_are_kept(self):
        for path in self.files(MESSAGES / "sentences"):
            for english, translation in pairs(path):
                wanted, got = placeholders(english), placeholders(translation)
                if any(got):
                    self.assertLessEqual(set(map(int, got)), set(range(1, len(wanted) + 1)), translation)
                else:
                    self.assertEqual(len(got), len(wanted), translation)

    def test_placeholders_of_texts_are_kept(self):
        for path in self.files(MESSAGES):
            for english, translation in pairs(path):
                wanted = sorted(name.split(":")[0] for name in placeholders(english))
                got = sorted(name.split(":")[0] for name in placeholders(translation))
                if not any(name.isdigit() for name in got):
                    self.assertEqual(wanted, got, translation)

    def test_every_sentence_is_one_the_library_writes(self):
        source = source_text()
        for english, _ in pairs(self.files(MESSAGES / "sentences")[0]):
            parts = [part.strip(" .:()\"").removeprefix("km ") for part in re.split(r"\{\}|; |, |\. |\) ", english)]
            for part in parts:
                is_singular = part.startswith(("it ", "its "))  # made from the plural
                if len(part) > 12 and not is_singular:
                    self.assertTrue(part in source, f"{part!r} of {english!r} is written nowhere")


if __name__ == "__main__":
    unittest.main()
