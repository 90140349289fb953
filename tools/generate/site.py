#!/usr/bin/python3
"""Builds the documentation: gathers the pages, runs mkdocs strictly, and makes the copies for the field.

    tools/generate/site.py --passage build/release/tools/passage/passage [--python build/release/python] [--pdf] [--zip]

Pages are those of docs/, generated ones (reference, recipes), and the files of the project that pages link to. What a link
cannot reach is an error here, before mkdocs."""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import zipfile

import yaml

import field_copy
import notebooks
import recipes
import reference

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "docs"
PAGES = BUILD / "pages"
LINK = re.compile(r"(!?\[[^\]]*\]\()([^)\s]+)(\))")
LANGUAGES = {".toml": "toml", ".py": "python", ".csv": "text", ".txt": "text"}


def copy_of_project_file(path):
    """A file outside docs/ as a page or a file of the site; gives its place among the pages."""
    relative = path.relative_to(ROOT)
    if path.is_dir():
        raise SystemExit(f"{relative}: a page links to a folder; link to a file")
    target = PAGES / "project" / relative
    if path.suffix not in LANGUAGES and path.suffix != ".md":
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
        return target
    if path.suffix != ".md":
        target = target.with_name(target.name + ".md")
    if target.exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    target.touch()  # before its own links are followed: they may lead back
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = with_links(text, path, target)
    else:
        text = f"# {relative.name}\n\n`{relative}`\n\n```{LANGUAGES[path.suffix]}\n{text}\n```\n"
    target.write_text(text, encoding="utf-8")
    return target


def with_links(text, source, target):
    """Links of `source` as they must stand in the page `target`."""
    def replaced(match):
        link = match.group(2)
        if re.match(r"[a-z]+:|#", link):
            return match.group(0)
        name, _, anchor = link.partition("#")
        path, docs = (source.parent / name).resolve(), ROOT / "docs"
        place = PAGES / path.relative_to(docs) if path.is_relative_to(docs) else path
        if not place.exists():
            raise SystemExit(f"{source.relative_to(ROOT)}: link to {name}, which does not exist")
        if place == path and not path.is_relative_to(PAGES):
            place = copy_of_project_file(path)
        if place.is_dir():
            place = place / "index.md"
        new = os.path.relpath(place, target.parent)
        return match.group(1) + new + ("#" + anchor if anchor else "") + match.group(3)

    parts = re.split(r"(^```.*?^```|^~~~.*?^~~~)", text, flags=re.M | re.S)
    return "".join(part if index % 2 else LINK.sub(replaced, part) for index, part in enumerate(parts))


def gather(passage, package):
    shutil.rmtree(BUILD, ignore_errors=True)
    shutil.copytree(ROOT / "docs", PAGES)
    usage = json.loads(subprocess.run([passage, "usage", "--json"], check=True, capture_output=True, text=True).stdout)
    generated = {**reference.pages(usage, ROOT), **recipes.pages(ROOT), **notebooks.pages(ROOT, PAGES, package),
                 "decisions/index.md": decisions_index(),
                 "method/index.md": method_index(usage)}
    for name, text in generated.items():
        target = PAGES / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    for page in sorted(PAGES.rglob("*.md")):
        relative = page.relative_to(PAGES)
        if relative.as_posix() in generated or relative.parts[0] == "project":
            continue
        page.write_text(with_links(page.read_text(encoding="utf-8"), ROOT / "docs" / relative, page), encoding="utf-8")
    for name in ("CONTRIBUTING.md", "CHANGELOG.md"):
        copy_of_project_file(ROOT / name)


def title_of(page):
    match = re.search(r"^# (.+)$", page.read_text(encoding="utf-8"), flags=re.M)
    return match.group(1).strip() if match else page.stem


def decisions_index():
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    rows = "".join(f"- [{title_of(page)}]({page.name})\n" for page in pages)
    return f"# Decisions\n\nWhat was decided, why, and what was not chosen.\n\n{rows}"


def method_index(usage):
    known = {page.stem: page for page in (ROOT / "docs" / "method").glob("*.md")}
    lines = ["# Methods\n\nOne page for each question: what is asked, how it is defined, in which units, what is assumed, "
             "how it is checked, where it ends.\n"]
    group = None
    for command in usage["algorithms"]:
        if command["name"] not in known:
            continue
        if command["group"] != group:
            group = command["group"]
            lines.append(f"\n## {group.split(' ', 1)[-1]}\n")
        page = known.pop(command["name"])
        lines.append(f"- [{title_of(page)}]({page.name}): {command['help']}")
    lines.append("\n## What several commands share\n")
    lines += [f"- [{title_of(page)}]({page.name})" for _, page in sorted(known.items())]
    return "\n".join(lines) + "\n"


def opened(entries, listed):
    """Entries of the navigation: pages that do not exist are left out, `folder/*` stands for all pages not listed."""
    result = []
    for entry in entries:
        name, value = next(iter(entry.items())) if isinstance(entry, dict) else (None, entry)
        if isinstance(value, list):
            inner = opened(value, listed)
            if inner:
                result.append({name: inner})
        elif value.endswith("/*"):
            pages = sorted(p.relative_to(PAGES).as_posix() for p in (PAGES / value[:-2]).glob("*.md"))
            pages = [page for page in pages if page not in listed]
            pages.sort(key=lambda page: not page.endswith("/index.md"))
            if pages:
                result += [{name: pages}] if name else pages
        elif (PAGES / value).exists():
            result.append({name: value} if name else value)
    return result


def listed_pages(entries):
    for entry in entries:
        value = next(iter(entry.values())) if isinstance(entry, dict) else entry
        yield from listed_pages(value) if isinstance(value, list) else [value]


def configuration():
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["nav"] = opened(settings["nav"], set(listed_pages(settings["nav"])))
    settings["theme"]["custom_dir"] = str(ROOT / settings["theme"]["custom_dir"])
    settings["docs_dir"], settings["site_dir"] = str(PAGES), str(ROOT / settings["site_dir"])
    path = BUILD / "mkdocs.yml"
    path.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path, settings


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--passage", required=True, help="the command whose parameters are listed")
    parser.add_argument("--python", type=pathlib.Path, help="folder of the Python package: notebooks are run, for their pictures")
    parser.add_argument("--pdf", action="store_true", help="also one PDF of all pages (Chromium)")
    parser.add_argument("--zip", action="store_true", help="also one archive of the site")
    arguments = parser.parse_args()
    gather(arguments.passage, arguments.python.resolve() if arguments.python else None)
    path, settings = configuration()
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--clean", "--config-file", path],
                   check=True)
    site = pathlib.Path(settings["site_dir"])
    field_copy.write_search_index(site)
    if arguments.pdf:
        field_copy.write_pdf(site, settings["nav"], site / "passage-manual.pdf")
    if arguments.zip:
        archive = ROOT / "build" / "passage-docs.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            for file in sorted(site.rglob("*")):
                if file.is_file() and not file.name.endswith(".map"):
                    packed.write(file, pathlib.Path("passage-docs") / file.relative_to(site))
        print(f"archive: {archive}")
    if arguments.pdf:
        print(f"manual: {site / 'passage-manual.pdf'}")
    print(f"site: {site / 'index.html'}")


if __name__ == "__main__":
    main()
