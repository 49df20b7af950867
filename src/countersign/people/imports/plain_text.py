"""Text files to rows of cells. What is long runs only in the child process of ``kernel.confinement``."""

from __future__ import annotations

import json
from typing import Any

from countersign.kernel.archives import Unreadable
from countersign.kernel.words import Words, say
from countersign.people.imports.cutting import table, unseen
from countersign.people.imports.decoding import decoded


def packed(data: bytes, name: str) -> bytes:
    """A file with its name in front: its sentences name it."""
    return json.dumps(name).encode() + b"\n" + data


def rows_of_text(packed: bytes) -> dict[str, Any]:
    """``{"rows": [[cell, …], …], "remarks": [[template, values], …]}``, or ``{"refused": [template, values]}``."""
    written, _, data = packed.partition(b"\n")
    name = json.loads(written)
    try:
        text, remarks = decoded(data, name)
        said = [*remarks, *taken_out(unseen(text))]
        return {"rows": table(text, name), "remarks": [told(words) for words in said]}
    except Unreadable as error:
        return {"refused": told(error.words)}


def taken_out(n: int) -> list[Words]:
    """A name may hide what turns the direction of reading, or nothing but a place where a line may break."""
    return [say("Characters that cannot be seen were taken out: {n}.", n=n)] if n else []


def told(words: Words) -> list[Any]:
    return [words.template, dict(words.values)]
