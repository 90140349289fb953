#!/usr/bin/python3
"""Memory, disk and sudden ends: a cost surface of 18 million cells within little memory, on a disk that is full, and
killed in the middle. Results appear whole or not at all, and never depend on any of it."""
import hashlib
import json
import os
import pathlib
import re
import resource
import signal
import struct
import subprocess
import sys
import tempfile
import unittest

COMMAND = sys.argv.pop()
SIDE = 4200
LITTLE = 190  # MiB; all in memory takes some 250
IS_SANITIZED = b"__asan_init" in pathlib.Path(COMMAND).read_bytes()  # whose own shadow fills memory


def write_friction(path):
    """A GeoTIFF of bytes in one strip, EPSG:32636, cells of 100 m: classes in stripes and blocks, walls with gaps."""
    rows = []
    for row in range(SIDE):
        cells = bytearray((1 + (column // 37 * 5 + row // 61 * 3) % 9) for column in range(0, SIDE, 20))
        line = bytearray().join(bytes([cell]) * 20 for cell in cells)
        if row % 700 == 350:
            gap = 100 if row % 1400 == 350 else SIDE - 400
            line = bytearray(SIDE)
            line[gap:gap + 300] = b"\x01" * 300
        rows.append(bytes(line))
    pixels = b"".join(rows)
    geo_keys = (1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32636)
    extra = {33550: (12, struct.pack("<3d", 100, 100, 0)), 33922: (12, struct.pack("<6d", 0, 0, 0, 3e5, 2e6, 0)),
             34735: (3, struct.pack("<16H", *geo_keys)), 42113: (2, b"0\0")}
    entries = [(256, 4, SIDE), (257, 4, SIDE), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (277, 3, 1),
               (278, 4, SIDE), (279, 4, len(pixels))]
    at, tail, directory = 8 + len(pixels), b"", []
    first = at + 2 + 12 * (len(entries) + len(extra)) + 4
    for tag, kind, value in entries:
        directory.append((tag, struct.pack("<HHII", tag, kind, 1, value)))
    for tag, (kind, data) in extra.items():
        count = len(data) // {12: 8, 3: 2, 2: 1}[kind]
        if len(data) <= 4:
            directory.append((tag, struct.pack("<HHI", tag, kind, count) + data.ljust(4, b"\0")))
            continue
        directory.append((tag, struct.pack("<HHII", tag, kind, count, first + len(tail))))
        tail += data
    directory = b"".join(entry for _, entry in sorted(directory))
    path.write_bytes(struct.pack("<2sHI", b"II", 42, at) + pixels +
                     struct.pack("<H", len(directory) // 12) + directory + struct.pack("<I", 0) + tail)


class Resources(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.scratch.name)
        cls.friction = cls.folder / "friction.tif"
        write_friction(cls.friction)
        cls.sources = cls.folder / "sources.geojson"
        cls.sources.write_text(json.dumps({
            "type": "FeatureCollection",
            "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32636"}},
            "features": [{"type": "Feature", "properties": {},
                          "geometry": {"type": "Point", "coordinates": [300050, 1999950]}}]}))
        cls.reference = cls.folder / "reference"
        peak, text = cls.finish(cls.start(cls.reference, "--memory", "2GiB"))
        cls.reference_peak, cls.reference_text = peak, text

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    @classmethod
    def start(cls, out, *more, **options):
        out.mkdir(exist_ok=True)
        words = [COMMAND, "accumulate", "--friction", cls.friction, "--sources", cls.sources,
                 "--cost", out / "cost.tif", "--back-link", out / "link.tif", "--neighbours", "8", "--threads", "2",
                 "--compress", "none", "--progress", "json", *more]
        return subprocess.Popen(list(map(str, words)), text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)

    @classmethod
    def finish(cls, process, expected=0):
        """Peak memory in MiB and what was said; the process must end as expected."""
        process.stdout.close()
        text = process.stderr.read()
        process.stderr.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != expected:
            raise AssertionError(f"exit {process.returncode}, expected {expected}: {text[-2000:]}")
        return usage.ru_maxrss / 1024, text

    def hashes(self, folder):
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}

    def assert_same_as_reference(self, out):
        self.assertEqual(self.hashes(out), self.hashes(self.reference))

    def kill_in_step(self, out, step, *more):
        process = self.start(out, *more)
        for line in process.stderr:
            event = json.loads(line)
            if event["event"] == "progress" and event["step"] == step:
                break
        process.send_signal(signal.SIGKILL)
        self.finish(process, -signal.SIGKILL)

    def test_little_memory_gives_the_same_bytes_and_is_kept_to(self):
        out = self.folder / "little"
        peak, text = self.finish(self.start(out, "--memory", f"{LITTLE}MiB"))
        self.assertIn("scratch files", text)
        self.assertNotIn("scratch files", self.reference_text)
        self.assert_same_as_reference(out)
        if not IS_SANITIZED:
            self.assertLess(peak, LITTLE)
            self.assertLess(peak, self.reference_peak)

    @unittest.skipIf(IS_SANITIZED, "the sanitizer's own memory is not estimated")
    def test_the_estimate_is_near_the_peak(self):
        estimate = float(re.search(r"up to (\d+) MiB in memory", self.reference_text).group(1))
        self.assertLess(self.reference_peak, estimate)
        self.assertGreater(self.reference_peak, 0.6 * estimate)

    def test_too_little_memory_is_one_error(self):
        out = self.folder / "too_little"
        _, text = self.finish(self.start(out, "--memory", "100MiB"), 5)
        self.assertIn("out_of_memory", text)
        self.assertEqual(list(out.iterdir()), [])

    def test_killed_in_the_search_nothing_is_left_and_the_next_run_is_whole(self):
        out = self.folder / "killed_searching"
        self.kill_in_step(out, "search", "--memory", f"{LITTLE}MiB")
        self.assertEqual(list(out.iterdir()), [])
        self.finish(self.start(out, "--memory", f"{LITTLE}MiB"))
        self.assert_same_as_reference(out)

    def test_killed_while_writing_no_half_file_has_the_name_and_the_next_run_cleans_up(self):
        out = self.folder / "killed_writing"
        self.kill_in_step(out, "write")
        whole = self.hashes(self.reference)
        for name, found in self.hashes(out).items():
            self.assertTrue(".partial" in name or found == whole[name], name)
        self.finish(self.start(out, "--overwrite"))
        self.assert_same_as_reference(out)

    def limited(self, mebibytes):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (mebibytes << 20, mebibytes << 20))
        return limit

    def test_scratch_files_beyond_the_disk_are_one_error(self):
        out = self.folder / "full_scratch"
        _, text = self.finish(self.start(out, "--memory", f"{LITTLE}MiB", preexec_fn=self.limited(8)), 5)
        errors = [json.loads(line) for line in text.splitlines() if '"error"' in line]
        self.assertEqual([error["code"] for error in errors], ["disk_full"])
        self.assertEqual(list(out.iterdir()), [])

    def test_results_beyond_the_disk_are_one_error_and_no_half_file(self):
        out = self.folder / "full_result"
        _, text = self.finish(self.start(out, preexec_fn=self.limited(40)), 5)
        errors = [json.loads(line) for line in text.splitlines() if '"error"' in line]
        self.assertEqual([error["code"] for error in errors], ["disk_full"])
        self.assertEqual(list(out.iterdir()), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
