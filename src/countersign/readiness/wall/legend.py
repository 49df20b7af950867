"""What the marks mean, in words."""

from __future__ import annotations

from countersign.ledger.kinds import Shape
from countersign.readiness.wall.ink import stroke
from countersign.readiness.wall.marks import mark
from countersign.readiness.wall.small import sample
from countersign.readiness.wall.svg import Svg, tag

SHAPES: dict[Shape, str] = {
    Shape.SIGNATURE: "Signature on a policy or objective",
    Shape.DECISION: "Decision on money, people or time",
    Shape.MESSAGE: "Message from a leader",
    Shape.REPORT: "Report to top management",
    Shape.PROCESS: "Security step in a business process",
    Shape.PRESENCE: "Presence at a workshop or exercise",
    Shape.IMPROVEMENT: "Improvement asked for",
    Shape.REVIEW: "Conclusion of a management review",
}


def legend(shapes: frozenset[Shape]) -> list[tuple[Svg, str]]:
    """The shapes that can occur here, then hands and lines."""
    one = next((shape for shape in Shape if shape in shapes), Shape.SIGNATURE)
    return [
        *((sample(shape), words) for shape, words in SHAPES.items() if shape in shapes),
        (sample(one), "Filled: by top management of that day"),
        (sample(one, "other"), "Outline: by somebody else"),
        (sample(one, "elsewhere"), "Green outline: the same, outside and only recorded here"),
        (tail(one), "Tail: written down that much later"),
        (line("gap"), "Three months or more without a mark"),
        (line("unknown"), "Countersign does not record this yet"),
    ]


def tail(shape: Shape) -> Svg:
    drawn = (stroke("tail", (7, 9), (20, 9)), stroke("tail", (20, 5), (20, 13)), mark(shape, "top", 7, 9))
    return tag("svg", *drawn, viewBox="0 0 22 18", aria_hidden="true", class_="wall-sample")


def line(kind: str) -> Svg:
    drawn = stroke(kind, (1, 9), (20, 9))
    return tag("svg", drawn, viewBox="0 0 20 18", aria_hidden="true", class_="wall-sample")
