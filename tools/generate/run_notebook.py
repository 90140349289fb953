"""Runs a notebook as a reader would, in a kernel of this Python; for the documentation's pages and for the tests."""
import contextlib
import importlib.util
import json
import os
import pathlib
import sys
import tempfile

NEEDED = ["nbclient", "nbformat", "ipykernel", "geopandas", "matplotlib"]


def missing():
    """The Python packages that a run would need and that are not installed."""
    return [name for name in NEEDED if importlib.util.find_spec(name) is None]


@contextlib.contextmanager
def own_kernel():
    """A kernel of this Python only: whatever kernels a user has installed are not looked at."""
    with tempfile.TemporaryDirectory() as home:
        folder = pathlib.Path(home, "kernels", "python3")
        folder.mkdir(parents=True)
        words = [sys.executable, "-Xfrozen_modules=off", "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        (folder / "kernel.json").write_text(json.dumps({"argv": words, "display_name": "Python 3", "language": "python"}),
                                            encoding="utf-8")
        os.environ.update(JUPYTER_DATA_DIR=home, PYDEVD_DISABLE_FILE_VALIDATION="1")
        yield


def executed(path):
    """The notebook with its results; raises what a cell raises. To be called within own_kernel."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=600, kernel_name="python3",
                   resources={"metadata": {"path": str(path.parent)}}).execute()
    return notebook
