"""Which characters a signed text may hold.

What is signed must be what was seen, so characters that show nothing or change the order of others are
dropped: control characters, zero-width spaces, soft hyphens, direction overrides (the "Trojan Source"
attack, CVE-2021-42574), tag characters, lone surrogates and code points that Unicode keeps for no use.
Joiners (U+200C, U+200D) and the plain direction marks (U+200E, U+200F, U+061C) stay: scripts need them.
"""

from __future__ import annotations

import re
import unicodedata

_WHITE = re.compile(r"\s+")
_NEVER_USED = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_DROPPED = re.compile(
    "["
    "\u0000-\u001f\u007f-\u009f"
    "\u00ad\u200b\u2060-\u2064\ufeff"
    "\u202a-\u202e\u2066-\u206f"
    "\ufff9-\ufffc\U000e0000-\U000e007f"
    "\ud800-\udfff\ufdd0-\ufdef"
    f"{_NEVER_USED}]"
)


def clean(text: str) -> str:
    """The text in Unicode form NFC, each stretch of white space one plain space, nothing invisible in it.

    A space at either end stays: it may part two runs. ``clean(clean(x)) == clean(x)``.
    """
    shown = _DROPPED.sub("", _WHITE.sub(" ", text))
    return unicodedata.normalize("NFC", _WHITE.sub(" ", shown))


def unseen(text: str) -> str:
    """The first character in it that ``clean`` would drop, white space aside; ``""`` if there is none."""
    found = _DROPPED.search(_WHITE.sub(" ", text))
    return found[0] if found else ""


def clean_address(address: str) -> str:
    """A link's address if it may stand in a text (``https``, ``http``, ``mailto``), otherwise ``""``.

    Blanks inside become ``%20``, line breaks and tabs vanish as they do in browsers.
    """
    plain = clean(re.sub(r"[\t\r\n]+", "", address)).strip().replace(" ", "%20")
    scheme, _, rest = plain.partition(":")
    plain = f"{scheme.lower()}:{rest}"
    return plain if _ADDRESS.fullmatch(plain) else ""


_ADDRESS = re.compile(r"(?:https?://[^\s<>\"\\`{}|^]{1,2000}|mailto:[^\s<>\"\\`{}|^]{3,400})")
