"""What a page, a mail or a PDF holds of the hostile words that is more than words."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from tests.policies.documents.pdfs import reader

WORDS = {"value", "title", "alt", "placeholder", "label", "content", "aria-label", "summary"}
"""Attributes that hold words for people."""

RAW = ("script", "style")


class Careful(HTMLParser):
    """Collects every place where the address stands that is not text."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url, self.within = url, ""
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within = tag if tag in RAW else self.within
        for name, value in attrs:
            if self.url in (value or "") and name not in WORDS and not name.startswith("data-"):
                self.found.append(f"<{tag} {name}={value!r}>")
            if name.startswith("on"):
                self.found.append(f"<{tag} {name}=…>")

    def handle_endtag(self, tag: str) -> None:
        self.within = "" if tag == self.within else self.within

    def handle_data(self, data: str) -> None:
        if self.within and self.url in data:
            self.found.append(f"<{self.within}> {data[:80]!r}")

    def handle_comment(self, data: str) -> None:
        if self.url in data:
            self.found.append(f"<!-- {data[:80]!r} -->")


def more_than_words(html: str, url: str) -> list[str]:
    careful = Careful(url)
    careful.feed(html)
    careful.close()
    return careful.found


def acts_in(pdf: bytes) -> list[str]:
    """Whatever a PDF would do or ask for: links, scripts, forms that send, programs that start."""
    read = reader(pdf)
    root: Any = read.trailer["/Root"]
    found = [name for name in ("/OpenAction", "/AA", "/AcroForm", "/URI") if name in root]
    for page in read.pages:
        for annotation in page.get("/Annots") or []:
            action = annotation.get_object().get("/A", {})
            found += [str(value) for name, value in dict(action).items() if name in ("/URI", "/JS", "/F")]
    return found
