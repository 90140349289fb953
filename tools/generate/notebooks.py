"""The notebooks as pages to read: their text and code, without results, which come when they are run."""
import json


def pages(root):
    result = {}
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        parts = []
        for cell in cells:
            text = "".join(cell["source"]).rstrip()
            parts.append(text if cell["cell_type"] == "markdown" else f"```python\n{text}\n```")
        note = (f"!!! note\n    `notebooks/{path.name}`, to read. Its tables and maps appear when you run it: "
                "[Python](../python.md#notebooks).")
        parts.insert(1, note)
        result[f"notebooks/{path.stem}.md"] = "\n\n".join(parts) + "\n"
    return result
