"""Markdown to the tree. ``convert`` runs only in the child process of ``kernel.confinement``; no other module imports
markdown_it.
"""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt

from countersign.kernel.text import TextProblem, from_html, to_json, to_plain

_ABOUT = re.compile(r"<!-- countersign: about this version -->.*?<!-- countersign: end -->", re.DOTALL)
_SETTINGS = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
LEFT_OUT = "The lines that Countersign wrote about the version were left out: they are made anew."
SETTINGS = "The settings at the top of the file, between two lines of hyphens, were left out."
LINES = "Preformatted lines became paragraphs, one for each line."

type Found = list[list[object]]


def convert(data: bytes) -> dict[str, object]:
    """``{"title": str, "text": countersign.text/1, "remarks": [[template, values], …]}``, as for a .docx."""
    words, found = _without_asides(data.decode().replace("\r\n", "\n"))
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    reader.normalizeLink = _as_written  # type: ignore[assignment, method-assign]
    tokens = reader.parse(words)
    title, tokens = _titled(reader, tokens)
    found += [[LINES, {}]] if any(token.type in ("fence", "code_block") for token in tokens) else []
    try:
        text, warnings = from_html(str(reader.renderer.render(tokens, reader.options, {})))
    except TextProblem as problem:
        return {"problem": [problem.words.template, {name: str(value) for name, value in problem.words.values}]}
    found += [[one.template, {name: str(value) for name, value in one.values}] for one in warnings]
    return {"title": title, "text": to_json(text), "remarks": found}


def _as_written(address: str) -> str:
    return address


def _without_asides(words: str) -> tuple[str, Found]:
    """The words without what stands about them, and a sentence for each thing that was left out."""
    bare, n = _ABOUT.subn("", words)
    bare, m = _SETTINGS.subn("", bare)
    found: Found = [[LEFT_OUT, {}]] if n else []
    if m:
        found.append([SETTINGS, {}])
    return bare, found


def _titled(reader: MarkdownIt, tokens: list[Any]) -> tuple[str, list[Any]]:
    """The title, and the rest with its headings one level up; all as it is when no single heading leads."""
    highest = [token for token in tokens if token.type == "heading_open" and token.tag == "h1"]
    if len(highest) != 1 or tokens[0] is not highest[0]:
        return "", tokens
    title = to_plain(from_html(reader.renderer.render(tokens[1:2], reader.options, {}))[0])
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{max(1, int(token.tag[1:]) - 1)}"
    return " ".join(title.split()), tokens[3:]
