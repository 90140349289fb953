"""Drives headless Chromium over its debugging pipe with the standard library alone."""
import json
import os
import shutil
import subprocess
import tempfile
import time


def find_chromium():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        path = shutil.which(name, path="/usr/bin:/bin:" + os.environ.get("PATH", ""))
        if path:
            return path
    return None


class Chromium:
    """A browser with one page at a time. Collects console errors, exceptions and every request."""

    def __init__(self, executable):
        self.profile = tempfile.mkdtemp(prefix="passage-chromium-")
        commands_read, self.commands = os.pipe()
        self.answers, answers_write = os.pipe()
        environment = dict(os.environ, HOME=self.profile)
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", f'exec "$@" 3<&{commands_read} 4>&{answers_write}', "chromium", executable,
             "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--no-first-run", "--no-default-browser-check", f"--user-data-dir={self.profile}"],
            pass_fds=(commands_read, answers_write), env=environment, stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL)
        os.close(commands_read)
        os.close(answers_write)
        self.buffer, self.number, self.session = b"", 0, None
        self.errors, self.requests = [], []

    def close(self):
        self.process.terminate()
        self.process.wait(20)
        os.close(self.commands)
        os.close(self.answers)
        shutil.rmtree(self.profile, ignore_errors=True)

    def read_message(self):
        while b"\0" not in self.buffer:
            block = os.read(self.answers, 1 << 20)
            if not block:
                raise RuntimeError("Chromium ended")
            self.buffer += block
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def note_event(self, message):
        method, values = message.get("method"), message.get("params", {})
        if method == "Runtime.exceptionThrown":
            self.errors.append(values["exceptionDetails"].get("exception", {}).get("description", "exception"))
        if method == "Log.entryAdded" and values["entry"]["level"] == "error":
            self.errors.append(values["entry"]["text"])
        if method == "Runtime.consoleAPICalled" and values["type"] == "error":
            self.errors.append(str(values["args"]))
        if method == "Network.requestWillBeSent":
            self.requests.append(values["request"]["url"])

    def call(self, method, session=True, **values):
        self.number += 1
        number = self.number
        message = {"id": number, "method": method, "params": values}
        if session and self.session:
            message["sessionId"] = self.session
        os.write(self.commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.read_message()
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.note_event(answer)

    def open(self, url, width=1400, height=900, is_phone=False):
        """A fresh page; returns when it says that it is ready, or after ten seconds."""
        self.errors, self.requests, self.session = [], [], None
        target = self.call("Target.createTarget", session=False, url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", session=False, targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=is_phone)
        self.call("Page.navigate", url=url)
        deadline = time.time() + 10
        while time.time() < deadline:
            try:
                if self.run("document.documentElement?.dataset.ready ?? null") is not None:
                    return
            except RuntimeError:  # between two documents
                pass
            time.sleep(0.05)

    def run(self, expression):
        """The value of a JavaScript expression."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"].get("exception", {}).get("description", expression))
        return result["result"].get("value")

    def key(self, name):
        """One key goes down and up where the focus is."""
        codes = {"ArrowRight": 39, "ArrowLeft": 37, "Enter": 13, "Tab": 9}
        for kind in ("rawKeyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=name, code=name, windowsVirtualKeyCode=codes[name])

    def picture(self, path):
        import base64
        data = self.call("Page.captureScreenshot", format="png")["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))
