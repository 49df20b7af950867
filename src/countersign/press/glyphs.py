"""What the typefaces of a document lack is written by its number, so that nothing signed vanishes from the page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_REFUSED = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def lacking(complaint: str) -> frozenset[str]:
    """The characters that the typesetter names as not to be displayed."""
    named = "".join(_REFUSED.findall(complaint))
    return frozenset(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), named).replace("\\", ""))


def numbered(value: object, absent: Collection[str]) -> object:
    """A tree of plain values in which each absent character stands as [U+1F600]; signs without a shape are left out."""
    if isinstance(value, str):
        return "".join(_number(one) if one in absent else one for one in value)
    if isinstance(value, list):
        return [numbered(item, absent) for item in value]
    if isinstance(value, dict):
        return {key: item if key == "href" else numbered(item, absent) for key, item in value.items()}
    return value


def _number(one: str) -> str:
    return "" if unicodedata.category(one) in ("Cf", "Mn") else f"[U+{ord(one):04X}]"
