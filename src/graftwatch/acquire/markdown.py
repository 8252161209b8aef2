"""Markdown → the words that it shows, by markdown-it-py: no marks of emphasis, no addresses of links, no pictures."""

from typing import TYPE_CHECKING

from graftwatch.acquire.draft import Draft

if TYPE_CHECKING:
    from markdown_it.token import Token

_SILENT = {"image", "html_inline", "footnote_ref"}


def read_markdown(text: str) -> Draft:
    """The text of a Markdown file without its front matter; the first heading of the first level is its title."""
    from markdown_it import MarkdownIt

    blocks: list[str] = []
    title = None
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    for before, token in zip([None, *tokens], tokens):
        if token.type == "inline":
            words = _words(token.children or [])
            if before is not None and before.type == "heading_open" and before.tag == "h1" and title is None:
                title = words.strip() or None
            blocks.append(words)
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content.rstrip("\n"))
    return Draft(text="\n\n".join(block for block in blocks if block.strip()), title=title)


def _words(tokens: "list[Token]") -> str:
    parts = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif token.type not in _SILENT:
            parts.append(token.content)
    return "".join(parts)
