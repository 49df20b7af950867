"""PDFs of any text, and what a reader that we did not write finds in them."""

from __future__ import annotations

import base64
import io
import json
from typing import Any

from pypdf import PdfReader

from countersign.kernel.text import Text, from_html
from countersign.policies.documents.compiling import compile_document
from countersign.policies.documents.shaping import shaped

DOCUMENT = '{"format":"countersign.document/1","title":"Täst"}'
NOTE = "Some characters are written by their number."


def said(text: Text, **besides: Any) -> dict[str, Any]:
    """What the template shows, around a text."""
    return {
        "title": "Information Security Policy",
        "organisation": "Larkbeam Ltd",
        "description": "As signed",
        "language": "en",
        "region": "gb",
        "imprint": ["Larkbeam Ltd", "Version 1.0"],
        "running": "Larkbeam Ltd · version 1.0",
        "attached": "The exact text",
        "blocks": shaped(text),
        "hands": [{"foreword": "", "name": "Priya Raman", "capacity": "CEO", "day": "6 January 2026", "note": ""}],
        "receipt": "Signed",
        "words": "“I approve this.”",
        "facts": [{"label": "How", "lines": [{"text": "Confirmed by mailed code", "exact": False}]}],
        **besides,
    }


def made(text: Text, **besides: Any) -> bytes:
    given = {"said": said(text, **besides), "note": NOTE, "document": DOCUMENT, "at": 1767690000}
    return base64.b64decode(str(compile_document(json.dumps(given).encode())["pdf"]))


def made_of(html: str, **besides: Any) -> bytes:
    return made(from_html(html)[0], **besides)


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def root(pdf: bytes) -> Any:
    """The catalogue: what the file says of itself as a whole."""
    return reader(pdf).trailer["/Root"]


def words(pdf: bytes) -> str:
    """Everything that can be read, page after page; a line's end counts as a space."""
    return " ".join(" ".join(page.extract_text().split()) for page in reader(pdf).pages)


def letters(pdf: bytes) -> str:
    """The same without any space: words may break anywhere."""
    return words(pdf).replace(" ", "")


def tags(pdf: bytes) -> list[str]:
    """The structure that is read aloud: every kind of element, in order."""
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif hasattr(node, "get_object"):
            inner = node.get_object()
            if isinstance(inner, list):
                walk(inner)
            elif isinstance(inner, dict):
                found.extend([str(inner["/S"])] if "/S" in inner else [])
                walk(inner.get("/K", []))

    walk(root(pdf)["/StructTreeRoot"]["/K"])
    return found


def typefaces(pdf: bytes) -> set[tuple[str, bool]]:
    """The name of each font, and whether it came along."""
    found = set()
    pages: list[Any] = [*reader(pdf).pages]
    for page in pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            described = inner["/FontDescriptor"].get_object()
            embedded = any(f"/FontFile{kind}" in described for kind in ("", "2", "3"))
            found.add((str(described["/FontName"]).partition("+")[2], embedded))
    return found
