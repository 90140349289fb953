#!/usr/bin/python3
"""Links, anchors and tables of the documentation. Usage: pages_test.py PASSAGE."""
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSAGE = sys.argv[1]
GENERATED = {"how-to/recipes.md", "reference/index.md", "reference/scenario.md", "reference/errors.md", "reference/findings.md",
             "method/index.md", "decisions/index.md"}
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def text_of(page):
    return re.sub(r"^(```|~~~).*?^\1", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)


def slug(heading):
    """The anchor that python-markdown gives to a heading."""
    words = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", words).strip().lower())


def anchors(page):
    return {slug(heading) for heading in re.findall(r"^#+ (.+)$", text_of(page), flags=re.M)}


def pages():
    return [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "data").rglob("*.md"))]


def test_links():
    faults = []
    for page in pages():
        for link in LINK.findall(re.sub(r"`[^`]*`", "", text_of(page))):
            if re.match(r"[a-z]+:", link):
                continue
            name, _, anchor = link.partition("#")
            target = (page.parent / name).resolve() if name else page
            docs = ROOT / "docs"
            relative = target.relative_to(docs).as_posix() if target.is_relative_to(docs) else ""
            if relative in GENERATED or relative.startswith("reference/commands/"):
                continue
            if not target.exists():
                faults.append(f"{page.relative_to(ROOT)}: no {link}")
            elif anchor and target.suffix == ".md" and anchor not in anchors(target):
                faults.append(f"{page.relative_to(ROOT)}: {name or 'the page'} has no heading #{anchor}")
    assert not faults, "\n".join(faults)


def test_every_page_of_docs_is_in_the_navigation():
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for page in sorted((ROOT / "docs").rglob("*.md")):
        name = page.relative_to(ROOT / "docs").as_posix()
        folder = name.rpartition("/")[0]
        assert name in navigation or f"{folder}/*" in navigation, f"{name} is not in mkdocs.yml"


def test_every_column_is_explained():
    explained = set(re.findall(r"`([a-z_0-9]+)`", (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8")))
    with tempfile.TemporaryDirectory(prefix="passage-docs-") as temporary:
        answer = pathlib.Path(temporary) / "answer"
        subprocess.run([PASSAGE, "run", ROOT / "data" / "exercise" / "scenario.toml", "--out", answer, "--quiet"], check=True,
                       stdout=subprocess.DEVNULL)
        files = {path.name for path in answer.iterdir()}
        listed = (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8")
        for file in sorted(files):
            assert f"`{file}`" in listed or f"`{pathlib.Path(file).suffix}`" in listed, f"{file} is not in docs/outputs.md"
        for table in sorted(answer.glob("*.csv")):
            with open(table, encoding="utf-8-sig") as rows:
                missing = [column for column in next(csv.reader(rows)) if column not in explained]
            assert not missing, f"{table.name}: columns that docs/outputs.md does not explain: {missing}"


def test_every_command_has_a_method_page():
    usage = json.loads(subprocess.run([PASSAGE, "usage", "--json"], capture_output=True, check=True).stdout)
    missing = [command["name"] for command in usage["algorithms"]
               if command["name"] != "usage" and not (ROOT / "docs" / "method" / f"{command['name']}.md").exists()]
    assert not missing, f"commands without a page in docs/method: {missing}"


def test_method_pages_have_their_parts():
    """What a newcomer and a sceptic look for in each of them."""
    for page in sorted((ROOT / "docs" / "method").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        for part in (r"\*\*Question\.\*\*", r"[Uu]nits?\b", r"[Aa]ssum", r"[Ll]imits", r"[Ee]xample", r"References"):
            assert re.search(part, text), f"{page.name}: nothing on {part}"


def test_drawing_of_the_architecture_is_the_build():
    script = ROOT / "tools" / "generate" / "architecture.py"
    assert subprocess.run([sys.executable, script, "--check"]).returncode == 0, f"run {script.relative_to(ROOT)}"


def test_words_to_users():
    """No page promises that a route is free of danger."""
    for page in pages():
        for line in page.read_text(encoding="utf-8").splitlines():
            assert not re.search(r"\bsafe(r|st|ly|ty)?\b", line, flags=re.I), f"{page.relative_to(ROOT)}: {line}"


failed = 0
for name, test in list(globals().items()):
    if name.startswith("test_"):
        try:
            test()
        except AssertionError as fault:
            failed += 1
            print(f"{name}: {fault}")
sys.exit(1 if failed else 0)
