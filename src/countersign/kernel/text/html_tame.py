"""HTML made harmless to parse: each ``<`` either begins a whole, short tag or is escaped.

The standard library's parser takes quadratic time over unfinished tags and comments (CVE-2025-6069 is one
case; 200 kB of ``<a `` took nine minutes on Python 3.13.0). This pass is linear, so that what somebody
posts cannot hold a web worker. Comments and declarations vanish, and so does what stands in a script.
"""

from __future__ import annotations

import re

_LONGEST_TAG = 4_000
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,30})")
_TAG = re.compile(r"""</?[a-zA-Z](?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>""")
_DECLARATION = re.compile(r"<[!?/][^<>]*+>")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"})
_KEPT_RAW = frozenset({"textarea", "xmp", "plaintext"})


def tame(html: str) -> str:
    """The same HTML for our purposes, in time linear in its length."""
    out: list[str] = []
    at = 0
    while (found := html.find("<", at)) >= 0:
        out.append(html[at:found])
        piece, at = _one(html, found)
        out.append(piece)
    return "".join(out) + html[at:]


def _one(html: str, at: int) -> tuple[str, int]:
    """What the ``<`` at this place becomes, and where reading goes on."""
    if html.startswith("<!--", at):
        end = html.find("-->", at + 4)
        return "", len(html) if end < 0 else end + 3
    tag = _TAG.match(html, at)
    name = _NAME.match(html, at)
    if tag is None or name is None:
        declaration = _DECLARATION.match(html, at)
        return ("", declaration.end()) if declaration else ("&lt;", at + 1)
    short = tag.group() if len(tag.group()) <= _LONGEST_TAG else name.group() + ">"
    if name.group(1).lower() in _RAW and not short.startswith("</"):
        return _raw(html, name.group(1).lower(), tag.end())
    return short, tag.end()


def _raw(html: str, name: str, start: int) -> tuple[str, int]:
    """An element whose content is no HTML: of a script nothing stays but the tag, other text is escaped."""
    end = re.compile(f"</{name}", re.IGNORECASE).search(html, start)
    stop = end.start() if end else len(html)
    if name in _KEPT_RAW:
        return html[start:stop].replace("&", "&amp;").replace("<", "&lt;"), stop
    return f"<{name}></{name}>", stop
