"""Words as they are compared: without case and accents, and their plural as their singular."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

CURLED = "\N{RIGHT SINGLE QUOTATION MARK}"

WORD = re.compile(rf"\w+(?:['{CURLED}]\w+)*")

SHORTEST_PLURAL = 4
"""“Keys” is the plural of “key”; “gas” and “bus” are none."""


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each word begins and ends, and how it is compared."""
    for found in WORD.finditer(text):
        yield found.start(), found.end(), folded(found[0])


def folded(word: str) -> str:
    """As it is compared: "Tom's" as "tom", "Café" as "cafe"."""
    letters = unicodedata.normalize("NFKD", word.casefold().replace(CURLED, "'").removesuffix("'s"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return singular(plain)


def singular(word: str) -> str:
    if len(word) < SHORTEST_PLURAL or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > SHORTEST_PLURAL:
        return word[:-3] + "y"
    return word.removesuffix("s")
