"""The roles document: who does what, what they may decide, who answers to whom. From plain values to a PDF.

Its words are given: the page and the file say the same.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from countersign.press.sheets import EXAMPLE, sheet
from countersign.roles.documents.drawing import Picture
from countersign.roles.documents.placing import paper

TEMPLATE = "/roles/documents/sheet.typ"


@dataclass(frozen=True)
class Hand:
    """Somebody in a role. ``since`` and ``state`` in words; ``lines``: a sentence or a few each."""

    name: str
    since: str
    state: str
    accepted: bool
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """One role. ``alone`` is said where it has no hands; ``vacant``: nobody holds it. ``fits``: who can do it."""

    name: str
    clauses: str
    duties: tuple[str, ...]
    hands: tuple[Hand, ...]
    alone: str
    vacant: bool
    fits: str = ""


@dataclass(frozen=True)
class Answering:
    """A box of the chart in words: who, to whom they answer, and in which roles."""

    name: str
    to: str
    roles: str


@dataclass(frozen=True)
class Sheet:
    """The whole of it. ``imprint``: clause and day; ``vacant``: a sentence on what nobody holds, or nothing.

    ``answers`` and ``columns``: what the chart is called where it is a table, and who, to whom and in which roles.
    """

    organisation: str
    title: str
    imprint: tuple[str, ...]
    lead: str
    legend: str
    vacant: str
    chart: tuple[Answering, ...]
    answers: str
    columns: tuple[str, str, str]
    parts: tuple[Part, ...]
    empty: str


def as_pdf(said: Sheet, picture: Picture, *, example: bool, at: datetime) -> bytes:
    """PDF/A and PDF/UA, the chart first. The same input gives the same bytes. Raises ConfinedError."""
    told = asdict(said) | {
        "example": EXAMPLE if example else "",
        "picture": drawn(picture),
        "alt": " ".join(f"{one.name}: {one.to}. {one.roles}".strip() for one in said.chart),
    }
    return sheet(TEMPLATE, told, at)


def drawn(picture: Picture) -> dict[str, Any]:
    """Boxes and lines in the picture's units, and the paper they go on."""
    return {
        **asdict(paper(picture.width, picture.height)),
        "width": picture.width,
        "height": picture.height,
        "lines": [list(line.points) for line in picture.lines],
        "boxes": [
            {
                "x": box.x,
                "y": box.y,
                "width": box.width,
                "height": box.height,
                "kind": box.kind,
                "written": [
                    {**one, "line": {"text": one["line"].shown, "kind": one["line"].kind, "note": one["line"].note}}
                    for one in box.written
                ],
            }
            for box in picture.boxes
        ],
    }
