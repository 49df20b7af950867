"""The wall of 5.1 and its acts in words, each with the leaf that states it."""

from __future__ import annotations

from datetime import date
from typing import Any

from countersign.packs.documents.material import Material
from countersign.readiness.wall.drawing import tall, wide
from countersign.readiness.wall.duties import DUTIES, Duty
from countersign.readiness.wall.shaping import Wall, sentences

MOST_LISTED = 1000
"""The reader's page lists so many for a duty; all of them are in acts.txt."""


def wall(material: Material) -> dict[str, Any]:
    found = material.wall
    return {
        "says": " ".join(str(words) for words in sentences(found)),
        "wide": wide(found, to_duty),
        "tall": tall(found, to_duty),
        "duties": [duty(found, one.letter, called(one)) for one in DUTIES if one.letter in found.recorded],
        "unrecorded": [f"{one.letter} {called(one)}" for one in DUTIES if one.letter not in found.recorded],
        "most": MOST_LISTED,
    }


def called(duty: Duty) -> str:
    return f"{duty.name} {duty.more}"


def to_duty(letter: str, _month: date) -> str:
    return f"#duty-{letter}"


def duty(wall: Wall, letter: str, name: str) -> dict[str, Any]:
    acts = wall.row(letter)
    return {
        "letter": letter,
        "name": name,
        "acts": acts[:MOST_LISTED],
        "beyond": max(0, len(acts) - MOST_LISTED),
    }
