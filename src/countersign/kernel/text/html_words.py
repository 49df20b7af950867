"""Which tags of HTML the text knows, and the words inside them."""

from __future__ import annotations

from countersign.kernel.text.characters import clean_address
from countersign.kernel.text.html_dom import Element, tags
from countersign.kernel.text.html_notes import Notes
from countersign.kernel.text.runs import Piece, Style

DROPPED = tags(
    "script style iframe object embed applet video audio canvas svg math template noscript frame frameset "
    "input select button textarea"
)
SILENT = tags("head title meta link base hr col colgroup wbr area map param source track")
INLINE = tags(
    "b strong i em a span u s del strike ins code sub sup small big mark abbr cite q font kbd samp var tt "
    "time label bdi bdo dfn data"
)
FRAMES = tags("body html p div section article main header footer nav aside center address figure form dt dd")
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_STRUCK = frozenset({"s", "del", "strike"})


def inner_text(element: Element) -> str:
    """All text in an element, for a warning that has to name it."""
    return "".join(child if isinstance(child, str) else inner_text(child) for child in element.children)


def leaves_out(element: Element, notes: Notes) -> bool:
    """Whether the element and all in it is left out; a warning names what a reader would miss."""
    if element.tag == "img":
        alt = element.attributes.get("alt", "").strip()
        if alt:
            notes.add("The picture “{alt}” was left out: a signed text holds words only.", alt=alt)
        else:
            notes.add("A picture without a description was left out: a signed text holds words only.")
    elif element.tag in DROPPED:
        notes.add("A part of the kind <{tag}> was left out: a signed text holds words only.", tag=element.tag)
    return element.tag == "img" or element.tag in DROPPED or element.tag in SILENT


def inner_style(element: Element, style: Style, notes: Notes) -> Style:
    """The style inside an inline element; warns about links it cannot keep and about struck-out words."""
    if element.tag in ("b", "strong"):
        return style._replace(bold=True)
    if element.tag in ("i", "em"):
        return style._replace(italic=True)
    if element.tag == "a" and element.attributes.get("href"):
        return style._replace(href=_address(element, notes))
    if element.tag in _STRUCK:
        notes.add(
            "The struck-out words “{words}” are now plain: delete them if they no longer apply.",
            words=inner_text(element),
        )
    return style


def one_line(element: Element, style: Style, notes: Notes) -> list[Piece]:
    """Everything in an element on one line, for headings and table cells; breaks become blanks."""
    pieces: list[Piece] = []
    for child in element.children:
        if isinstance(child, str):
            pieces.append((child, style))
        elif leaves_out(child, notes):
            continue
        elif child.tag in INLINE:
            pieces += one_line(child, inner_style(child, style, notes), notes)
        else:
            _note_flattened(child, notes)
            pieces += [(" ", style), *one_line(child, style, notes), (" ", style)]
    return pieces


def _address(element: Element, notes: Notes) -> str:
    href = element.attributes["href"].strip()
    address = clean_address(href)
    if href.startswith("#"):
        notes.add("Links from one place of the document to another are now plain words.")
    elif not address:
        notes.add(
            "The link on “{words}” was taken off: only https, http and mailto links are kept.",
            words=inner_text(element),
        )
    return address


def _note_flattened(element: Element, notes: Notes) -> None:
    if element.tag in ("ul", "ol", "table"):
        template = "A list or table inside a table cell or heading became plain words: “{words}”."
        notes.add(template, words=inner_text(element))
