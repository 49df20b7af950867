"""Word to HTML. ``convert`` runs only in the child process of ``kernel.confinement``, where it also makes the
standard library's XML parsers refuse entities; no other module imports mammoth.
"""

from __future__ import annotations

import io
import re
from typing import Any

import defusedxml
import mammoth

from countersign.kernel.text import TextProblem, from_html, to_json
from countersign.policies.imports.word_parts import Remark, has_changes, remarks

STYLE_MAP = """
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='heading 7'] => h6:fresh
p[style-name='heading 8'] => h6:fresh
p[style-name='heading 9'] => h6:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name='List Number 3'] => ul|ol > li > ul|ol > li > ol > li:fresh
p[style-name='List Continue'] => ul|ol > li > p:fresh
p[style-name='List Continue 2'] => ul|ol > li > ul|ol > li > p:fresh
p[style-name='List Continue 3'] => ul|ol > li > ul|ol > li > ul|ol > li > p:fresh
p[style-name='List Continue 4'] => ul|ol > li > ul|ol > li > ul|ol > li > ul|ol > li > p:fresh
p[style-name='Quote List Bullet 1'] => blockquote > ul > li:fresh
p[style-name='Quote List Bullet 2'] => blockquote > ul|ol > li > ul > li:fresh
p[style-name='Quote List Bullet 3'] => blockquote > ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='Quote List Number 1'] => blockquote > ol > li:fresh
p[style-name='Quote List Number 2'] => blockquote > ul|ol > li > ol > li:fresh
p[style-name='Quote List Number 3'] => blockquote > ul|ol > li > ul|ol > li > ol > li:fresh
p[style-name='Quote List Continue 1'] => blockquote > ul|ol > li > p:fresh
p[style-name='Quote List Continue 2'] => blockquote > ul|ol > li > ul|ol > li > p:fresh
p[style-name='Quote List Continue 3'] => blockquote > ul|ol > li > ul|ol > li > ul|ol > li > p:fresh
p[style-name='Countersign Break'] => hr
p[style-name='HTML Preformatted'] => p:fresh
p[style-name='Code'] => p:fresh
p[style-name='Preformatted Text'] => p:fresh
r[style-name='Emphasis'] => em
r[style-name='Subtle Emphasis'] => em
r[style-name='Intense Emphasis'] => em > strong
"""
_BACK_LINK = re.compile(r'\s*<a href="#(?:foot|end)note-ref-[^"]*">↑</a>')
_OWN_LINE = "countersign line"
"""The style in which we write about a version in a file that somebody takes along: what it is, who signed it."""
LEFT_OUT = "The lines that Countersign wrote about the version were left out: they are made anew."
CHANGES = (
    "{name} has tracked changes, so it is not one text but two. Accept or reject all of them in Word, save it, and "
    "upload it again."
)
_IGNORED = re.compile(r"An unrecognised element was ignored: (\S+)")


def convert(data: bytes) -> dict[str, object]:
    """``{"title": str, "text": countersign.text/1, "remarks": [[template, values], …]}`` of a .docx.

    When the words do not fit the tree: ``{"problem": [template, values]}``; when we cannot know which words are
    meant: ``{"refused": template}``.
    """
    if has_changes(data):
        return {"refused": CHANGES}
    title, html, found = _html(data)
    try:
        text, warnings = from_html(html)
    except TextProblem as problem:
        return {"problem": [problem.words.template, {name: str(value) for name, value in problem.words.values}]}
    found += remarks(data)
    found += [[words.template, {name: str(value) for name, value in words.values}] for words in warnings]
    return {"title": title, "text": to_json(text), "remarks": found}


def _html(data: bytes) -> tuple[str, str, list[Remark]]:
    """The paragraph in the style Title, the HTML of the rest, and what mammoth could not carry over."""
    defusedxml.defuse_stdlib()
    titles: list[str] = []
    ours: list[str] = []
    result = mammoth.convert_to_html(
        io.BytesIO(data),
        style_map=STYLE_MAP,
        include_embedded_style_map=False,
        convert_image=mammoth.images.img_element(lambda image: {"src": ""}),
        transform_document=lambda document: _without_asides(document, titles, ours),
    )
    ignored = {match.group(1) for message in result.messages if (match := _IGNORED.match(message.message))}
    found: list[Remark] = [["Something of the kind {kind} was left out.", {"kind": kind}] for kind in sorted(ignored)]
    found += [[LEFT_OUT, {}]] if ours else []
    return (titles or [""])[0], _BACK_LINK.sub("", result.value), found


def _without_asides(document: Any, titles: list[str], ours: list[str]) -> Any:
    """The document without its title, a printed table of contents (its style names: ``toc 1`` …), and our own lines."""
    kept = []
    for child in document.children:
        style = (getattr(child, "style_name", None) or "").lower()
        words = " ".join(_words(child).split()) if style == "title" else ""
        if words and not titles:
            titles.append(words)
        elif style == _OWN_LINE:
            ours.append(style)
        elif not re.fullmatch(r"toc( heading| \d|heading)", style):
            kept.append(child)
    return document.copy(children=kept)


def _words(element: Any) -> str:
    value = getattr(element, "value", None)
    if isinstance(value, str):
        return value
    inner = "".join(_words(child) for child in getattr(element, "children", ()))
    return " " if type(element).__name__ in ("Tab", "Break") else inner
