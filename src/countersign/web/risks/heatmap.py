"""The heat map: a picture of how many risks lie where, for a page and for paper. A table says the same in words.

Colour alone says nothing: each cell carries its score and its number, and a heavy line runs where a risk becomes one
for every leader. The colours are literal, so that paper and files show them; the page's style may set them anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from countersign.readiness.wall.svg import Svg, joined, tag
from countersign.risks.enums import Level
from countersign.risks.queries import Scale

CELL, HIGH_CELL, LEFT, TOP, UNDER = 92, 62, 132, 6, 54
FILL = {Level.LOW: "#f3f1e8", Level.MEDIUM: "#efdfae", Level.HIGH: "#e3a98b"}
INK, PALE, LINE, HEAVY = "#1f2421", "#5b625d", "#c9c6b8", "#8c2f1b"
SANS = "system-ui, sans-serif"
LONGEST = 15

type Place = tuple[int, int]
"""The step of likelihood, and of impact, from one on."""


@dataclass(frozen=True)
class Cell:
    likelihood: int
    impact: int
    count: int
    level: Level
    for_leaders: bool
    says: str
    url: str

    @property
    def score(self) -> int:
        return self.likelihood * self.impact


def cells(
    scale: Scale, counts: Mapping[Place, int], says: Callable[[Place, int], str], url: Callable[[Place], str]
) -> list[list[Cell]]:
    """Rows from the likeliest down, each from the mildest to the worst."""
    return [
        [
            Cell(
                likelihood=likelihood,
                impact=impact,
                count=counts.get((likelihood, impact), 0),
                level=scale.level(likelihood * impact),
                for_leaders=scale.is_for_leaders(likelihood * impact),
                says=says((likelihood, impact), counts.get((likelihood, impact), 0)),
                url=url((likelihood, impact)),
            )
            for impact in range(1, len(scale.impact) + 1)
        ]
        for likelihood in range(len(scale.likelihood), 0, -1)
    ]


def picture(scale: Scale, rows: list[list[Cell]], title: str, said: str, axes: tuple[str, str]) -> Svg:
    """``said``: in a sentence or two what the picture shows. ``axes``: what likelihood and impact are called."""
    across, down = len(scale.impact), len(scale.likelihood)
    width, height = LEFT + across * CELL + 2, TOP + down * HIGH_CELL + UNDER
    return tag(
        "svg",
        tag("title", title),
        tag("desc", said),
        *(drawn(cell, at, row) for at, line in enumerate(rows) for row, cell in enumerate(line)),
        *edges(rows),
        *words(scale, axes, width, height),
        viewBox=f"0 0 {width} {height}",
        class_="heat-picture",
        role="group",
        font_family=SANS,
    )


def drawn(cell: Cell, down: int, across: int) -> Svg:
    x, y = LEFT + across * CELL, TOP + down * HIGH_CELL
    box = tag(
        *("rect",),
        x=x,
        y=y,
        width=CELL,
        height=HIGH_CELL,
        fill=FILL[cell.level],
        stroke=LINE,
        class_="heat-cell",
        data_level=cell.level.value.lower(),
    )
    score = tag("text", str(cell.score), x=x + 7, y=y + 15, fill=PALE, font_size=11, class_="heat-score")
    if not cell.count:
        return tag("g", box, score, aria_hidden="true")
    n = tag(
        *("text", str(cell.count)),
        x=x + CELL / 2,
        y=y + 42,
        fill=INK,
        font_size=26,
        text_anchor="middle",
        class_="heat-count",
    )
    return tag("a", box, score, n, href=cell.url, aria_label=cell.says, class_="heat-link")


def edges(rows: list[list[Cell]]) -> Iterator[Svg]:
    """The heavy line between what goes to every leader and what does not."""
    for down, line in enumerate(rows):
        for across, cell in enumerate(line):
            if not cell.for_leaders:
                continue
            x, y = LEFT + across * CELL, TOP + down * HIGH_CELL
            if not (across and line[across - 1].for_leaders):
                yield heavy(x, y, x, y + HIGH_CELL)
            if down + 1 == len(rows) or not rows[down + 1][across].for_leaders:
                yield heavy(x, y + HIGH_CELL, x + CELL, y + HIGH_CELL)


def heavy(x1: float, y1: float, x2: float, y2: float) -> Svg:
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=HEAVY, stroke_width=3, class_="heat-edge")


def words(scale: Scale, axes: tuple[str, str], width: int, height: int) -> Iterator[Svg]:
    """What the steps and the two sides are called. What is too long ends in dots; the table has it whole."""
    likelihood, impact = axes
    for at, word in enumerate(reversed(scale.likelihood)):
        yield said(cut(word, LONGEST + 3), LEFT - 10, TOP + at * HIGH_CELL + HIGH_CELL / 2 + 4, "end")
    for at, word in enumerate(scale.impact):
        yield said(cut(word, LONGEST), LEFT + at * CELL + CELL / 2, height - UNDER + 18, "middle")
    yield joined(
        said(f"↑ {likelihood}", 0, height - UNDER + 42, "start", "heat-axis"),
        said(f"{impact} →", width - 2, height - UNDER + 42, "end", "heat-axis"),
    )


def said(text: str, x: float, y: float, anchor: str, kind: str = "heat-word") -> Svg:
    return tag(*("text", text), x=x, y=y, fill=PALE, font_size=13, text_anchor=anchor, class_=kind, aria_hidden="true")


def cut(word: str, longest: int) -> str:
    return word if len(word) <= longest else word[: longest - 1] + "…"
