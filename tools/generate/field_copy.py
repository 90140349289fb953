"""What turns the site into something for the field: search without a server, one PDF, nothing fetched."""
import html.parser
import json
import os
import pathlib
import re
import subprocess
import tempfile

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


def write_search_index(site):
    """Pages opened from a file may not read another file, but may run a script beside them: the index as a script."""
    index = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    (site / "search" / "search_index.js").write_text(
        f"var __search = {{index: Promise.resolve({index})}};\n", encoding="utf-8")


class Article(html.parser.HTMLParser):
    """The inner HTML of the page's <article>, with references made relative to the site's root."""

    def __init__(self, page, site):
        super().__init__(convert_charrefs=False)
        self.page, self.site, self.depth, self.out = page, site, 0, []

    def handle_starttag(self, tag, attributes):
        if tag == "article":
            self.depth = 1
            return
        if self.depth == 0:
            return
        if tag not in VOID:
            self.depth += 1
        self.out.append("<" + tag + "".join(self.attribute(*pair) for pair in attributes) + ">")

    def handle_startendtag(self, tag, attributes):
        if self.depth:
            self.out.append("<" + tag + "".join(self.attribute(*pair) for pair in attributes) + "/>")

    def attribute(self, name, value):
        if value is None:
            return f" {name}"
        if name in ("src", "href") and not re.match(r"[a-z]+:|#", value):
            place, _, anchor = value.partition("#")
            path = (self.page.parent / place).resolve()
            if name == "href" and path.suffix == ".html":
                value = "#" + chapter_id(path.relative_to(self.site), anchor)
            else:
                value = os.path.relpath(path, self.site)
        if name == "id":
            value = chapter_id(self.page.relative_to(self.site), value)
        if name == "href" and value.startswith("#") and "--" not in value:
            value = "#" + chapter_id(self.page.relative_to(self.site), value[1:])
        return f' {name}="{html_quote(value)}"'

    def handle_endtag(self, tag):
        if self.depth == 0:
            return
        self.depth -= 1
        if self.depth and tag not in VOID:
            self.out.append(f"</{tag}>")

    def handle_data(self, data):
        if self.depth:
            self.out.append(data)

    def handle_entityref(self, name):
        self.handle_data(f"&{name};")

    def handle_charref(self, name):
        self.handle_data(f"&#{name};")


def html_quote(text):
    return text.replace("&", "&amp;").replace('"', "&quot;")


def chapter_id(page, anchor):
    return page.as_posix().removesuffix(".html").replace("/", "-") + "--" + anchor


def pages_of(entries):
    for entry in entries:
        value = next(iter(entry.values())) if isinstance(entry, dict) else entry
        yield from pages_of(value) if isinstance(value, list) else [value]


STYLE = """
@page { size: A4; margin: 18mm 16mm; }
body { font: 10pt/1.4 "Noto Sans", "Noto Sans Arabic", sans-serif; color: #111; }
section { break-before: page; } section.first { break-before: auto; }
h1 { font-size: 18pt; } h2 { font-size: 13pt; } h3 { font-size: 11pt; }
table { border-collapse: collapse; font-size: 8.5pt; max-width: 100%; } th, td { border: 1px solid #bbb; padding: 2px 5px; text-align: left; vertical-align: top; }
th, td { min-width: 11mm; } td code { overflow-wrap: anywhere; } td:first-child code { white-space: nowrap; }
td strong { white-space: nowrap; }
pre, code { font: 8pt/1.35 "Noto Sans Mono", monospace; } pre { background: #f4f4f4; padding: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
h1, h2, h3 { break-after: avoid; } ul.contents { list-style: none; columns: 2; padding: 0; }
img, svg { max-width: 100%; } .headerlink, .md-clipboard, .passage-picks { display: none; } tr, img, pre { break-inside: avoid; } a { color: #0b4f79; }
"""


def write_pdf(site, nav, target):
    chapters, contents = [], []
    # Notebooks are for the screen: without their pictures they are no reading on paper.
    for number, name in enumerate(name for name in pages_of(nav) if not name.startswith("notebooks/")):
        page = site / pathlib.Path(name).with_suffix(".html")
        reader = Article(page, site)
        reader.feed(page.read_text(encoding="utf-8"))
        heading = re.search(r"<h1[^>]*>(.*?)(?:<a class=.headerlink|</h1>)", "".join(reader.out), flags=re.S)
        contents.append((page.relative_to(site), heading.group(1) if heading else page.stem))
        kind = ' class="first"' if number == 0 else ""
        chapters.append(f'<section{kind} id="{chapter_id(page.relative_to(site), "")}">{"".join(reader.out)}</section>')
    titles = [f'<li><a href="#{chapter_id(page, "")}">{title}</a></li>' for page, title in contents]
    chapters.insert(1, f'<section><h1>Contents</h1><ul class="contents">{"".join(titles)}</ul></section>')
    sheet = site / "print.html"
    sheet.write_text(f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Passage: manual</title><style>{STYLE}'
                     f'</style><body>{"".join(chapters)}</body></html>', encoding="utf-8")
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}",
                        "--no-pdf-header-footer", f"--print-to-pdf={target}", sheet.as_uri()],
                       check=True, capture_output=True, timeout=300)
    sheet.unlink()
