"""Front matter: the lines at the top of a file that say what it is, between `---` lines or before the first blank line.

A prose line with a colon ("Note: the minister …") is none: without `---`, every line up to the blank one has to be
`name: value`, and two of the names (or `title` alone) have to be known.
"""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

_LINE = re.compile(r"([^\W\d_][\w -]{0,30}?)[ \t]*:(?:[ \t]+(.*))?")
_FENCES = ("---", "+++")
_MAX_LINES = 100


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`values` by the document's field names; `body` is the code point at which the text proper begins."""

    values: dict[str, str] = field(default_factory=dict)
    body: int = 0


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of a cleaned text; empty, with `body` 0, if it has none."""
    first, _, _ = text.partition("\n")
    if first.strip() in _FENCES:
        return _fenced(text, first.strip())
    return _leading(text) if ":" in first else FrontMatter()


def _fenced(text: str, fence: str) -> FrontMatter:
    at = text.index("\n") + 1 if "\n" in text else len(text)
    values: dict[str, str] = {}
    for _ in range(_MAX_LINES):
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)].strip()
        if line in (fence, "..."):
            return FrontMatter(values, _body(text, end)) if values else FrontMatter()
        if end < 0:
            break
        _take(line.replace("=", ":", 1) if fence == "+++" else line, values)
        at = end + 1
    return FrontMatter()


def _leading(text: str) -> FrontMatter:
    blank = re.search(r"\n[ \t]*(?:\n|$)", text)
    end = blank.start() if blank else len(text)
    if blank is None and not text.endswith("\n"):
        end = len(text.rstrip())
    lines = text[:end].split("\n")
    values: dict[str, str] = {}
    if len(lines) > _MAX_LINES or not all(_LINE.fullmatch(line.strip()) for line in lines):
        return FrontMatter()
    for line in lines:
        _take(line.strip(), values)
    alone = lines[0].partition(":")[0].strip().lower() in _data()["alone"]
    return FrontMatter(values, _body(text, end)) if len(values) > 1 or (values and alone) else FrontMatter()


def _take(line: str, values: dict[str, str]) -> None:
    match = _LINE.fullmatch(line)
    name = _names().get(match[1].strip().lower()) if match else None
    if match and name and name not in values:
        value = (match[2] or "").strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1].strip()
        if value.startswith("[") and value.endswith("]"):
            value = ", ".join(part.strip(" \"'") for part in value[1:-1].split(","))
        if value:
            values[name] = value


def _body(text: str, end: int) -> int:
    """Past the end of the front matter and the blank lines after it."""
    if end < 0:
        return len(text)
    blank = re.compile(r"(?:[ \t]*\n)*").match(text, end)
    return blank.end() if blank else end


@cache
def _names() -> dict[str, str]:
    fields = ("title", "outlet", "byline", "date", "url", "language")
    return {name: field for field in fields for name in _data()[field]}


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("graftwatch.acquire").joinpath("data/frontmatter.toml").read_text("utf-8"))
