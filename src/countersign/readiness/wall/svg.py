"""Writing SVG: elements with escaped text, and nothing else. Whoever draws never glues markup together."""

from __future__ import annotations

import re
from html import escape

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Svg(str):
    """Markup. A page's template takes it as it is; any other text it escapes."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def written(value: object) -> str:
    """Numbers with one decimal place at most; characters that XML does not know are replaced."""
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return escape(NOT_IN_XML.sub("\ufffd", str(value)), quote=True)


def tag(name: str, *inside: str, **given: object) -> Svg:
    """An element. ``class_`` and ``aria_label`` are written class and aria-label; what is None is left out."""
    attributes = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{written(value)}"' for key, value in given.items() if value is not None
    )
    content = "".join(one if isinstance(one, Svg) else written(one) for one in inside)
    return Svg(f"<{name}{attributes}>{content}</{name}>" if inside else f"<{name}{attributes}/>")


def joined(*pieces: Svg) -> Svg:
    return Svg("".join(pieces))
