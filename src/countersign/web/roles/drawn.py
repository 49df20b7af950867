"""The chart in SVG: hundreds of lines of type are too many for a template."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from countersign.readiness.wall.svg import Svg, joined, tag
from countersign.roles.documents.drawing import Box, Picture

HELD = ("accepted", "open")
"""Kinds of lines that have a rule below: roles that somebody holds."""


def drawn(picture: Picture) -> dict[str, Any]:
    """What stands inside ``<svg>``, the lines below the boxes, and how large it is."""
    lines = (tag("path", class_="chart-line", d=one.path) for one in picture.lines)
    return {"width": picture.width, "height": picture.height, "inside": joined(*lines, *map(box, picture.boxes))}


def box(one: Box) -> Svg:
    frame = tag("rect", x=one.x, y=one.y, width=one.width, height=one.height)
    return tag("g", frame, *written(one), class_="chart-box", data_kind=one.kind)


def written(box: Box) -> Iterator[Svg]:
    for one in box.written:
        line, x, y, end = one["line"], one["x"], one["y"], one["end"]
        yield tag("text", line.shown, class_="chart-text", data_kind=line.kind, x=x, y=y)
        if line.note:
            yield tag("text", line.note, class_="chart-text", data_kind="note", x=end, y=y, text_anchor="end")
        if line.kind in HELD:
            yield tag("path", class_="chart-rule", data_kind=line.kind, d=f"M{x} {one['under']}H{end}")
