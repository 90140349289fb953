"""Runs the samples of docs/python.md, in order, as a reader would; those that need geopandas only where it is."""
import importlib.util
import os
import re
import sys
import tempfile

from support import SOURCE


def main():
    text = (SOURCE / "docs" / "python.md").read_text(encoding="utf-8")
    samples = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    has_geopandas = importlib.util.find_spec("geopandas") is not None
    names = {}
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for number, sample in enumerate(samples, 1):
            if "geopandas" in sample and not has_geopandas:
                print(f"sample {number} is left out: geopandas is not installed")
                continue
            exec(compile(sample, f"sample {number} of docs/python.md", "exec"), names)
        os.chdir(SOURCE)
    print(f"{len(samples)} samples")
    return 0 if len(samples) >= 5 else 1


if __name__ == "__main__":
    sys.exit(main())
