"""HTML as it comes, forgivingly read into a small tree of elements; it judges nothing.

Closing tags that HTML lets people leave out (``p``, ``li``, ``tr``, ``td`` …) are supplied. The standard
library's parser reads the tags; scripts are never run and nothing is ever fetched.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from countersign.kernel.text.html_tame import tame

MAX_HTML = 1_000_000


def tags(names: str) -> frozenset[str]:
    """The names of tags in a string, as a set."""
    return frozenset(names.split())


_DEEPEST = 60
_VOID = tags("area base br col embed frame hr img input keygen link meta param source track wbr")
_ENDS_PARAGRAPH = tags(
    "address article aside blockquote center div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr "
    "li main nav ol p pre section table ul td th tr thead tbody tfoot"
)
_CELLS, _SECTIONS = frozenset({"td", "th"}), frozenset({"thead", "tbody", "tfoot"})
_BORDERS = frozenset({"table", "td", "th", "li", "blockquote"})
# A start tag closes these, if they are open on this side of those borders.
_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "table"})),
    "tr": (_CELLS | {"tr"}, frozenset({"table"})),
    "td": (_CELLS, frozenset({"table", "tr"})),
    "th": (_CELLS, frozenset({"table", "tr"})),
} | {tag: (_CELLS | {"tr"} | _SECTIONS, frozenset({"table"})) for tag in _SECTIONS}


@dataclass(slots=True)
class Element:
    """A tag with its attributes, and what stands in it: elements and strings in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)


def parse(html: str) -> Element:
    """The whole as one element without a name. Elements more than 60 deep are joined with their parents."""
    reader = _Reader()
    reader.feed(tame(html))
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ENDS_PARAGRAPH:
            self._close(frozenset({"p"}), _BORDERS)
        if tag in _CLOSES:
            self._close(*_CLOSES[tag])
        element = Element(tag, {name: value or "" for name, value in attrs})
        if len(self._open) < _DEEPEST:
            self._open[-1].children.append(element)
            if tag not in _VOID:
                self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._close(frozenset({tag}), frozenset() if tag == "table" else frozenset({"table"}))

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def _close(self, tags: frozenset[str], borders: frozenset[str]) -> None:
        """Close up to the outermost open element of these tags that lies before a border."""
        found = None
        for at in range(len(self._open) - 1, 0, -1):
            tag = self._open[at].tag
            if tag in tags:
                found = at
                if len(tags) == 1:
                    break
            elif tag in borders:
                break
        if found is not None:
            del self._open[found:]
