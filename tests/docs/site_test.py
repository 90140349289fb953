#!/usr/bin/python3
"""The documentation site: it builds without a warning, asks the network for nothing, its pages and pictures are there, and the search
works when it is opened from a file. Usage: site_test.py PASSAGE [PYTHON PACKAGE]. Exit code 77: mkdocs-material is not installed."""
import html.parser
import importlib.util
import pathlib
import re
import shutil
import subprocess
import sys
import time
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SITE = ROOT / "build" / "site"
sys.path.insert(0, str(ROOT / "tests" / "web"))
sys.path.insert(0, str(ROOT / "tools" / "generate"))
import chromium  # noqa: E402
import run_notebook  # noqa: E402

if not shutil.which("mkdocs", path="/usr/bin") or not pathlib.Path("/usr/share/mkdocs/themes/material").exists():
    sys.exit(77)
if importlib.util.find_spec("yaml") is None:
    sys.exit(77)


class References(html.parser.HTMLParser):
    """What a page fetches by itself, and where its links lead."""

    def __init__(self):
        super().__init__()
        self.fetched, self.links = [], []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag in ("script", "img", "iframe", "source", "video", "audio") and values.get("src"):
            self.fetched.append(values["src"])
        if tag == "link" and values.get("href") and values.get("rel") != "canonical":
            self.fetched.append(values["href"])
        if tag == "a" and values.get("href"):
            self.links.append(values["href"])


def read(page):
    references = References()
    references.feed(page.read_text(encoding="utf-8"))
    return references


def test_pages_fetch_nothing_and_links_lead_somewhere():
    for page in sorted(SITE.rglob("*.html")):
        if page.name == "404.html":
            continue
        references = read(page)
        for address in references.fetched:
            assert not re.match(r"(https?:)?//", address), f"{page.name} fetches {address}"
        for address in references.fetched + references.links:
            if re.match(r"[a-z]+:", address) or address.startswith("#"):
                continue
            target = (page.parent / address.partition("#")[0].partition("?")[0]).resolve()
            assert target.exists(), f"{page.relative_to(SITE)}: {address} leads nowhere"
    for sheet in SITE.rglob("*.css"):
        for address in re.findall(r"url\(([^)]*)\)", sheet.read_text(encoding="utf-8")):
            assert not re.match(r"""["']?(https?:)?//""", address), f"{sheet.name} fetches {address}"


def test_reference_has_every_command():
    usage = subprocess.run([sys.argv[1], "usage"], capture_output=True, text=True, check=True).stdout
    assert usage
    pages = {page.stem for page in (SITE / "reference" / "commands").glob("*.html")}
    assert {"run", "check", "routes", "assess", "gates", "accumulate", "exposure", "zonal", "brief"} <= pages, pages


def test_search_works_from_a_file():
    program = chromium.find_chromium()
    if program is None:
        print("no Chromium: search and requests were not tried")
        return
    browser = chromium.Chromium(program)
    try:
        browser.open((SITE / "index.html").as_uri())
        browser.run("""(() => { const field = document.querySelector('[data-md-component=search-query]'); field.focus();
            field.value = 'bottleneck'; field.dispatchEvent(new Event('input', {bubbles: true}));
            field.dispatchEvent(new KeyboardEvent('keyup', {key: 'k', bubbles: true})); })()""")
        found = 0
        for _ in range(100):
            found = browser.run("document.querySelectorAll('.md-search-result__item').length")
            if found:
                break
            time.sleep(0.1)
        assert found, f"the search found nothing: {browser.errors}"
        outside = [address for address in browser.requests if not address.startswith(("file:", "data:", "blob:", "about:"))]
        assert not outside, f"the page asks for {outside}"
    finally:
        browser.close()


def test_notebooks_have_their_pictures():
    if not PACKAGE or run_notebook.missing():
        print("no Python package or no kernel: pages of notebooks were not looked at")
        return
    for notebook in sorted((ROOT / "notebooks").glob("*.ipynb")):
        page = SITE / "notebooks" / (notebook.stem + ".html")
        pictures = [address for address in read(page).fetched if address.startswith(notebook.stem + "/")]
        assert pictures, f"{page.name} has no picture"
        for address in pictures:
            assert (page.parent / address).read_bytes().startswith(b"\x89PNG"), address
        assert "/tmp/" not in page.read_text(encoding="utf-8"), f"{page.name} names folders of this machine"


def test_copies_for_the_field():
    with zipfile.ZipFile(ROOT / "build" / "passage-docs.zip") as archive:
        names = set(archive.namelist())
    assert {"passage-docs/index.html", "passage-docs/search/search_index.js", "passage-docs/tutorial.html"} <= names
    if chromium.find_chromium() and shutil.which("pdfinfo", path="/usr/bin"):
        facts = subprocess.run(["pdfinfo", SITE / "passage-manual.pdf"], capture_output=True, text=True, check=True).stdout
        assert int(re.search(r"Pages:\s+(\d+)", facts).group(1)) > 80, facts
        text = subprocess.run(["pdftotext", SITE / "passage-manual.pdf", "-"], capture_output=True, text=True, check=True).stdout
        assert "Tutorial: the exercise, step by step" in text and "passage isochrones" in text


PACKAGE = sys.argv[2:]
extra = (["--pdf"] if chromium.find_chromium() else []) + [word for folder in PACKAGE for word in ("--python", folder)]
subprocess.run([sys.executable, ROOT / "tools" / "generate" / "site.py", "--passage", sys.argv[1], "--zip", *extra], check=True)
for name, test in list(globals().items()):
    if name.startswith("test_"):
        test()
