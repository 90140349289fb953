"""The notebooks as pages to read: their text, code, and where the Python package is at hand their tables and pictures, fresh from
a run. Without it the pages say that the results come when they are run."""
import base64
import json
import os
import re
import tempfile

import run_notebook

NOTE = "!!! note\n    `notebooks/{name}`, to read. {results}: [Python](../python.md#notebooks)."


def pages(root, folder, package=None):
    """Pages by name. Pictures are written below `folder`; `package` is the folder that holds the package `passage`."""
    notebooks = sorted((root / "notebooks").glob("*.ipynb"))
    reason = why_not(package)
    if reason:
        print(f"notebooks: without tables and pictures: {reason}")
        return {f"notebooks/{path.stem}.md": page(path, json.loads(path.read_text(encoding="utf-8")), None) for path in notebooks}
    return {f"notebooks/{path.stem}.md": page(path, result, folder / "notebooks") for path, result in executed(notebooks, package)}


def why_not(package):
    if package is None:
        return "no --python"
    return "not installed: " + ", ".join(run_notebook.missing()) if run_notebook.missing() else ""


def executed(notebooks, package):
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(package), os.environ.get("PYTHONPATH")]))
    with run_notebook.own_kernel():
        for path in notebooks:
            yield path, run_notebook.executed(path)


def page(path, notebook, folder):
    """Text and code as they stand; the heading above a picture is its description."""
    parts, heading, pictures = [], path.stem, 0
    for cell in notebook["cells"]:
        text = "".join(cell["source"]).rstrip()
        if cell["cell_type"] == "markdown":
            headings = re.findall(r"^#+ (.+)$", text, flags=re.M)
            heading = headings[-1] if headings else heading
            parts.append(text)
            continue
        parts.append(f"```python\n{text}\n```")
        for output in cell.get("outputs", []) if folder else []:
            if "image/png" in output.get("data", {}):
                pictures += 1
                place = folder / path.stem / f"{pictures}.png"
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(base64.b64decode(output["data"]["image/png"]))
                parts.append(f"![{heading}]({path.stem}/{pictures}.png)")
            else:
                parts.append(as_text(output))
    results = "Its tables and maps are those of a run on the day of this copy" if folder else "Its tables and maps appear when you run it"
    parts.insert(1, NOTE.format(name=path.name, results=results))
    return "\n\n".join(part for part in parts if part) + "\n"


def as_text(output):
    """A table as HTML, what was printed as text; nothing of logs, and of what a drawing call returns."""
    if output["output_type"] == "stream":
        return fenced(output["text"]) if output["name"] == "stdout" else ""
    data = output.get("data", {})
    if "text/html" in data:
        table = re.sub(r"<style.*?</style>", "", "".join(data["text/html"]), flags=re.S)
        table = re.sub(r"<(table|tr|th|td)\b[^>]*>", r"<\1>", table)  # the site's own look
        return re.sub(r"\s*\n\s*", "\n", table).strip()  # a blank line would end it for Markdown
    text = "".join(data.get("text/plain", ""))
    return "" if re.match(r"<[\w.]+ object|<AxesSubplot|<Axes|<matplotlib|Text\(", text) else fenced(text)


def fenced(text):
    """Names of a machine's folders for scratch files say nothing to a reader."""
    scratch = re.escape(tempfile.gettempdir()) + r"/tmp\w+/"
    text = re.sub(scratch, "", "".join(text)).rstrip()
    return f"```text\n{text}\n```" if text else ""
