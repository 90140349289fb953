"""Codes of errors and findings with the words they are said in, read from the sources."""
import pathlib
import re

ERROR = re.compile(r'Error[({]\s*ErrorKind::(usage|input|resources),\s*"([a-z0-9_]+)"')
PROBLEM = re.compile(r'problems_?(?:\.|->)add\(\s*(?:Problem)?\{\s*"([a-z0-9_]+)"')
FINDING = re.compile(r'[({]\s*Severity::(serious|warning|note),\s*"([a-z0-9_]+)"')
BY_AGE = re.compile(r'severity_of_age\([^()]*\),\s*"([a-z0-9_]+)"')  # the older, the worse
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')


def literals(text):
    """String literals of C++ up to the end of the statement, neighbours joined: what the compiler would see."""
    found, end, depth, position = [], None, 0, 0
    while position < len(text):
        character = text[position]
        if character == '"':
            match = LITERAL.match(text, position)
            words = match.group(1).replace('\\"', '"').replace("\\n", "\n")
            if end is not None and not text[end:position].strip():
                found[-1] += words
            else:
                found.append(words)
            position = end = match.end()
            continue
        if character in "({[":
            depth += 1
        elif character in ")}]":
            depth -= 1
        elif character == ";" or depth < -2:
            break
        position += 1
    return found


def readable(message):
    """A format string as a sentence: an ellipsis where a value is put in."""
    words = re.sub(r"\{[^{}]*\}", "…", message.replace("{{", "(").replace("}}", ")"))
    words = "…" + words if words.startswith((":", " ", "and ", ")")) else words
    return re.sub(r"\s+", " ", words).strip().replace("|", "\\|").replace("<", "&lt;")


def sources(root):
    for folder in ("lib", "tools"):
        for path in sorted(pathlib.Path(root, folder).rglob("*.?pp")):
            yield path, path.read_text(encoding="utf-8")


def sentence(group):
    return next((readable(text) for text in group if " " in text and len(text) > 12), "")


def errors(root):
    """code -> (kind, message, hint); of several places that use one code the one that says most."""
    table = {}
    for _, text in sources(root):
        for pattern in (ERROR, PROBLEM):
            for match in pattern.finditer(text):
                kind, code = match.groups() if pattern is ERROR else ("input", match.group(1))
                words = [word for word in literals(text[match.end():match.end() + 1500]) if " " in word and len(word) > 12]
                message, hint = (words + ["", ""])[:2]
                if code != "usage" and (code not in table or len(message) > len(table[code][1])):
                    table[code] = (kind, readable(message), readable(hint))
    return dict(sorted(table.items()))


def findings(root):
    """code -> (worst severity, message)."""
    order = {"serious": 0, "warning": 1, "note": 2}
    table = {}
    for _, text in sources(root):
        found = [(match, *match.groups()) for match in FINDING.finditer(text)]
        found += [(match, "serious", match.group(1)) for match in BY_AGE.finditer(text)]
        for match, severity, code in found:
            message = sentence(literals(text[match.end():match.end() + 1500]))
            known = table.get(code, ("note", ""))
            worst = min(severity, known[0], key=order.get) if code in table else severity
            table[code] = (worst, max(message, known[1], key=len))
    return dict(sorted(table.items(), key=lambda item: (order[item[1][0]], item[0])))
