"""The page of recipes: every file of data/recipes, its head as text, the rest as a sample to copy."""
import re


def head_and_body(text):
    """The comment at the top of a recipe (its title is the first line), and what stands below it."""
    lines = text.splitlines()
    count = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    head = [line.lstrip("#").strip() for line in lines[:count]]
    return head[0], "\n".join(head[1:]).strip(), "\n".join(lines[count:]).strip()


def linked(text):
    return re.sub(r"(?<![(<])(https?://[^\s,;)]+[^\s,;).])", r"<\1>", text)


def pages(root):
    folder = root / "data" / "recipes"
    readme = (folder / "README.md").read_text(encoding="utf-8")
    parts = [re.sub(r"\]\(([a-z0-9_-]+)\.toml\)", r"](#\1)", readme).strip()]
    # In the order of the table; one that it lacks comes last.
    for path in sorted(folder.glob("*.toml"), key=lambda path: (readme.find(path.name) < 0, readme.find(path.name))):
        title, head, body = head_and_body(path.read_text(encoding="utf-8"))
        parts.append(f"## {title} {{ #{path.stem} }}\n\n`data/recipes/{path.name}`\n\n{linked(head)}\n\n```toml\n{body}\n```")
    return {"how-to/recipes.md": "\n\n".join(parts) + "\n"}
