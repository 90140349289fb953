"""What the tests of the Python package share."""
import os
import pathlib
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["PASSAGE_SOURCE"])
EXERCISE = SOURCE / "data" / "exercise"
DISTRICT = EXERCISE / "district.gpkg"


class InFolder(unittest.TestCase):
    """Each test has a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
