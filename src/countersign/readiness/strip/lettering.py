"""How wide words are, nearly, and where a line of them breaks. A picture has no margin to flow into."""

from __future__ import annotations

NARROW, WIDE = frozenset("iljtfrI.,;:'|!()[]/- "), frozenset("mwMWQ@%\u2014\u2026")
SLIM, BROAD, TALL, PLAIN = 0.42, 1.0, 0.76, 0.64
"""In parts of the size: rather too much than too little, for the widest of the fonts that a page may be shown in."""

MORE = "\u2026"


def width(words: str, size: float) -> float:
    """How much room words take at a size, in the same units; an upper bound for text in Latin script."""
    return size * sum(map(part, words))


def part(letter: str) -> float:
    if letter in NARROW:
        return SLIM
    if letter in WIDE or ord(letter) > 0x2E7F:
        return BROAD
    return TALL if letter.isupper() else PLAIN


def lines(words: str, room: float, size: float, most: int = 2) -> list[str]:
    """The words in lines that fit into the room; what does not fit into ``most`` of them ends in an ellipsis."""
    found = [""]
    for word in words.split():
        longer = f"{found[-1]} {word}".strip()
        if not found[-1] or width(longer, size) <= room:
            found[-1] = longer
        else:
            found.append(word)
    if len(found) > most:
        found = [*found[: most - 1], f"{found[most - 1]}{MORE}"]
    return [cut(line, room, size) for line in found if line]


def cut(line: str, room: float, size: float) -> str:
    """A line that is still too long, up to where it fits."""
    if width(line, size) <= room:
        return line
    line = line.removesuffix(MORE)
    while line and width(line + MORE, size) > room:
        line = line[:-1]
    return line.rstrip() + MORE
