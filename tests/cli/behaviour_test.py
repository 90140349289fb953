#!/usr/bin/python3
"""The command as a process: progress, cancel, broken pipes, a parent that ends, closed standard streams."""
import json
import os
import pathlib
import pty
import signal
import subprocess
import sys
import tempfile
import time
import unittest

COMMAND = sys.argv.pop()


def start(*words, **options):
    options.setdefault("stdout", subprocess.PIPE)
    options.setdefault("stderr", subprocess.PIPE)
    return subprocess.Popen([COMMAND, *words], text=True, **options)


def events_of(text):
    return [json.loads(line) for line in text.splitlines()]


class Progress(unittest.TestCase):
    def test_every_line_is_one_event_and_progress_rises_to_one(self):
        _, text = start("sleep", "--time", "1s", "--progress", "json").communicate()
        fractions = [event["fraction"] for event in events_of(text) if event["event"] == "progress"]
        self.assertEqual(fractions, sorted(fractions))
        self.assertEqual(fractions[-1], 1)
        self.assertGreater(len(fractions), 5)

    def test_a_silent_step_has_a_heartbeat_every_second(self):
        process = start("sleep", "--time", "3.2s", "--silent", "--progress", "json")
        times = []
        for line in process.stderr:
            self.assertEqual(json.loads(line)["event"], "progress")
            times.append(time.monotonic())
        process.communicate()
        gaps = [after - before for before, after in zip(times, times[1:])]
        self.assertGreaterEqual(len(times), 4)
        self.assertLess(max(gaps), 1.2)

    def test_a_terminal_shows_a_bar_and_clears_it(self):
        screen, terminal = pty.openpty()
        process = start("sleep", "--time", "1s", stderr=terminal)
        process.communicate()
        os.close(terminal)
        shown = b""
        try:
            while chunk := os.read(screen, 65536):
                shown += chunk
        except OSError:
            pass
        self.assertIn(b"[####", shown)
        self.assertIn(b"% sleep", shown)
        self.assertTrue(shown.endswith(b"\x1b[K"))

    def test_findings_are_events(self):
        with tempfile.TemporaryDirectory() as folder:
            _, text = start("write", "--out", folder + "/out", "--findings", "5", "--progress", "json").communicate()
        found = [event for event in events_of(text) if event["event"] == "finding"]
        self.assertEqual([event["code"] for event in found], ["odd_road"] * 5)
        self.assertEqual(found[0]["severity"], "warning")


class Cancel(unittest.TestCase):
    def check_signal(self, which):
        process = start("sleep", "--time", "30s")
        time.sleep(0.3)
        began = time.monotonic()
        process.send_signal(which)
        _, text = process.communicate(timeout=10)
        self.assertEqual(process.returncode, 130)
        self.assertLess(time.monotonic() - began, 1)
        self.assertIn("cancelled", text)

    def test_interrupt(self):
        self.check_signal(signal.SIGINT)

    def test_terminate(self):
        self.check_signal(signal.SIGTERM)

    def test_the_third_signal_ends_what_does_not_listen(self):
        process = start("sleep", "--time", "30s", "--stubborn")
        time.sleep(0.3)
        for _ in range(3):
            process.send_signal(signal.SIGINT)
            time.sleep(0.1)
        process.communicate(timeout=10)
        self.assertEqual(process.returncode, 130)

    def test_nobody_reads_the_messages(self):
        process = start("sleep", "--time", "30s", "--progress", "json")
        process.stderr.readline()
        process.stderr.close()
        self.assertEqual(process.wait(timeout=10), 130)

    def test_the_parent_ends(self):
        words = f"{COMMAND} sleep --time 30s --silent --progress none & echo $!; wait"
        parent = subprocess.Popen(["/bin/sh", "-c", words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        pid = int(parent.stdout.readline())
        time.sleep(0.3)
        parent.kill()
        parent.wait()
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline and is_running(pid):
            time.sleep(0.1)
        self.assertFalse(is_running(pid))
        parent.stdout.close()

    def test_a_cancelled_run_leaves_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            start("write", "--out", folder + "/out", "--fail", "input").communicate()
            self.assertEqual(os.listdir(folder), [])


def is_running(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


class Streams(unittest.TestCase):
    def test_closed_standard_streams_never_become_a_data_file(self):
        with tempfile.TemporaryDirectory() as folder:
            command = f"{COMMAND} write --out {folder}/out --findings 3 0<&- 1>&- 2>&-"
            done = subprocess.run(["/bin/sh", "-c", command], timeout=10)
            self.assertEqual(done.returncode, 0)
            self.assertEqual(pathlib.Path(folder, "out/run.json").read_text(), "{}")

    def test_a_closed_pipe_of_the_result_is_no_crash(self):
        done = subprocess.run(["/bin/sh", "-c", f"{COMMAND} echo --json | true"], timeout=10)
        self.assertEqual(done.returncode, 0)


unittest.main()
