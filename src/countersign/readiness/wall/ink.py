"""The colours and hands of the wall, as literal attributes: a PDF and a bare file know no style sheet (decision 34).

A page's style sheet overrides them by class with its own tokens, so that one picture serves light and dark.
"""

from __future__ import annotations

from countersign.readiness.wall.svg import Svg, tag

PAPER, WASH = "#f7f9f5", "#edf1eb"
INK, INK_2, INK_3 = "#141d19", "#414d47", "#58645e"
LINE, LINE_STRONG = "#cfd7cf", "#74807a"
ACCENT = "#0b5c45"
SERIF = "Palatino, P052, Georgia, serif"
SANS = "system-ui, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif"

STROKES: dict[str, dict[str, object]] = {
    "line": {"stroke": LINE},
    "edge": {"stroke": INK},
    "gap": {"stroke": LINE_STRONG, "stroke_width": 1.5, "stroke_dasharray": "5 4"},
    "unknown": {"stroke": LINE_STRONG, "stroke_width": 1.5, "stroke_dasharray": "1 6", "stroke_linecap": "round"},
    "today": {"stroke": ACCENT, "stroke_width": 2},
    "audit": {"stroke": INK, "stroke_width": 1.25},
    "tail": {"stroke": INK_3, "stroke_width": 1.25},
    "weeks": {"stroke": INK_3, "fill": "none"},
}
FILLS: dict[str, dict[str, object]] = {
    "future": {"fill": WASH},
    "cell": {"fill": PAPER, "fill_opacity": 0},
    "paper": {"fill": PAPER},
    "hole": {"fill": PAPER},
}
HANDS: dict[str, dict[str, object]] = {
    "top": {"fill": ACCENT, "stroke": ACCENT},
    "other": {"fill": PAPER, "stroke": INK},
    "elsewhere": {"fill": PAPER, "stroke": ACCENT},
}
VOICES: dict[str, dict[str, object]] = {
    "month": {"fill": INK_2, "font_size": 13},
    "name": {"fill": INK, "font_size": 13.5},
    "note": {"fill": INK_3, "font_size": 12},
    "count": {"fill": INK, "font_size": 12, "font_weight": 600},
    "letter": {"fill": INK, "font_size": 21, "font_family": SERIF, "font_style": "italic"},
    "silence": {"fill": INK_2, "font_size": 12, "font_family": SERIF, "font_style": "italic", "stroke": PAPER,
                "stroke_width": 6, "paint_order": "stroke"},
    "now": {"fill": ACCENT, "font_size": 12.5, "font_weight": 600},
    "visit": {"fill": INK, "font_size": 12.5, "font_weight": 600},
}  # fmt: skip


def stroke(kind: str, begin: tuple[float, float], end: tuple[float, float]) -> Svg:
    """A line from one point to another."""
    (x1, y1), (x2, y2) = begin, end
    return tag("line", class_=f"wall-{kind}", **STROKES[kind], x1=x1, y1=y1, x2=x2, y2=y2)


def area(kind: str, corner: tuple[float, float], opposite: tuple[float, float]) -> Svg:
    """A rectangle between two corners."""
    (x1, y1), (x2, y2) = corner, opposite
    box = {"x": min(x1, x2), "y": min(y1, y2), "width": abs(x2 - x1), "height": abs(y2 - y1)}
    return tag("rect", class_=f"wall-{kind}", **FILLS[kind], **box)


def text(voice: str, at: tuple[float, float], words: str, anchor: str | None = None) -> Svg:
    return tag("text", words, class_=f"wall-{voice}", **VOICES[voice], x=at[0], y=at[1], text_anchor=anchor)
