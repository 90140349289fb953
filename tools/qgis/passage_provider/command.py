"""Finds the command `passage`, checks its version and runs it: progress, findings, cancel and errors."""
import json
import os
import shutil
import subprocess
from configparser import ConfigParser

from qgis.core import QgsBlockingProcess, QgsProcessingException
from qgis.PyQt.QtCore import QProcess

SETTING = "PASSAGE_COMMAND"
HERE = os.path.dirname(__file__)
CANCELLED = 130


def plugin_version():
    metadata = ConfigParser(interpolation=None)
    metadata.read(os.path.join(HERE, "metadata.txt"), encoding="utf-8")
    return metadata["general"]["version"]


def find_command():
    """The path of the command, or None: the setting first, then the environment, then PATH."""
    from processing.core.ProcessingConfig import ProcessingConfig

    for path in (ProcessingConfig.getSetting(SETTING), os.environ.get(SETTING)):
        if path:
            return path if os.access(path, os.X_OK) and os.path.isfile(path) else None
    return shutil.which("passage")


def why_not():
    """Why nothing can run, with what to do; empty when all is well."""
    from processing.core.ProcessingConfig import ProcessingConfig

    command = find_command()
    if command is None:
        given = ProcessingConfig.getSetting(SETTING) or os.environ.get(SETTING)
        what = f"{given} is not a program" if given else "the command passage was not found in PATH"
        return (
            f"Passage: {what}. Install it, then name it under Settings > Options > Processing > Providers > Passage, "
            f"or set {SETTING} before QGIS starts."
        )
    try:
        answer = subprocess.run([command, "--version"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"Passage: {command} does not run: {error}"
    words = answer.stdout.split()
    if answer.returncode != 0 or len(words) != 2 or words[0] != "passage":
        return f"Passage: {command} is another program: its --version says {answer.stdout.strip()[:80]!r}"
    if words[1].split(".")[:2] != plugin_version().split(".")[:2]:
        return (
            f"Passage: {command} is version {words[1]}, this plugin belongs to {plugin_version()}. "
            "Install the two of one release."
        )
    return ""


class Listener:
    """Reads the events that the command writes to stderr, one JSON object a line, in whatever pieces they come."""

    def __init__(self, feedback):
        self.feedback = feedback
        self.rest = b""
        self.errors = []
        self.step = None

    def __call__(self, data):
        *lines, self.rest = (self.rest + bytes(data)).split(b"\n")
        for line in lines:
            self.line(line.decode("utf-8", "replace").strip())

    def line(self, text):
        if not text:
            return
        try:
            event = json.loads(text)
        except ValueError:
            event = None
        if not isinstance(event, dict):
            self.errors.append(text)
            return
        handler = getattr(self, "on_" + str(event.get("event")), None)
        if handler:
            handler(event)

    def on_progress(self, event):
        self.feedback.setProgress(100 * float(event.get("fraction", 0)))
        if event.get("step") != self.step:
            self.step = event.get("step")
            self.feedback.pushInfo(str(self.step))

    def on_log(self, event):
        self.feedback.pushInfo(event.get("text", ""))

    def on_finding(self, event):
        text = f'{event.get("severity", "")}: {event.get("text", "")}'
        show = self.feedback.pushInfo if event.get("severity") == "note" else self.feedback.pushWarning
        show(text)

    def on_error(self, event):
        text = event.get("message") or event.get("text") or ""
        hint = event.get("hint")
        self.errors.append(f"{text} ({hint})" if hint else text)


def run_command(arguments, feedback):
    """Runs `passage` with these arguments and returns its summary. Raises QgsProcessingException with its words."""
    problem = why_not()
    if problem:
        raise QgsProcessingException(problem)
    command = find_command()
    arguments = [*arguments, "--json", "--progress", "json"]
    feedback.pushCommandInfo(" ".join([command, *(quoted(word) for word in arguments)]))
    output = bytearray()

    def keep(data):
        output.extend(bytes(data))

    # QGIS does not hold these two: without a name of their own they are gone when it calls them.
    listener = Listener(feedback)
    process = QgsBlockingProcess(command, arguments)
    process.setStdErrHandler(listener)
    process.setStdOutHandler(keep)
    code = process.run(feedback)
    listener(b"\n")
    if feedback.isCanceled() or code == CANCELLED:
        raise QgsProcessingException("Cancelled; nothing was written.")
    if process.exitStatus() != QProcess.ExitStatus.NormalExit:
        raise QgsProcessingException("passage ended unexpectedly: " + ("\n".join(listener.errors) or "no message"))
    if code != 0:
        raise QgsProcessingException("\n".join(listener.errors) or f"passage ended with code {code}")
    for line in listener.errors:
        feedback.pushWarning(line)
    return json.loads(output.decode("utf-8")) if output.strip() else {}


def quoted(word):
    return word if word and all(c.isalnum() or c in "-_./=:|" for c in word) else "'" + word.replace("'", "'\\''") + "'"
