"""Dossiers that nobody would write, and that the schema admits: every key there or not, every value its type allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date, timedelta
from random import Random
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from countersign.kernel.records.fields import ABSENT, LEAST, Absent
from countersign.kernel.records.reading import shape
from countersign.readiness.dossier import Dossier

DAY = date(2026, 11, 20)
IDS = ("ada", "ben", "eve", "gus", "lou", "nobody")
WHO = frozenset({"person", "owner", "by", "to", "approved_by", "chair", "sponsor", "manager", "deputy", "decided_by"})
"""Keys under which somebody is named."""

WORDS = (
    "",
    "1.0",
    "1.1",
    "isms_lead",
    "internal_auditor",
    "risk_owner",
    "all_staff",
    "5.3a",
    "5.3b",
    "escalate",
    "isms",
)
NUMBERS = (0, 1, 2, 3, 5, 12, 14, 30, 90, 365, 1000)
MOST = 3
"""A list has fewer than so many items."""
GIVEN, OFTEN = 0.7, 0.8
"""So often a key stands there that may be absent, and so often a dossier could be a firm's."""


def invented(chance: Random) -> dict[str, Any]:
    """One such dossier, as JSON would give it."""
    whole: dict[str, Any] = record(Dossier, chance)
    whole |= {"format": "countersign.dossier/1", "as_of": DAY.isoformat(), "unknown": [], "thresholds": None}
    for key in ("people", "policies", "roles"):
        for place, one in enumerate(whole.get(key) or ()):
            one["id"] = IDS[place]
    for policy in whole.get("policies") or ():
        policy.pop("ack_stats", None)
    if chance.random() < OFTEN:
        likely(whole, chance)
    return whole


def likely(whole: dict[str, Any], chance: Random) -> None:
    """What most firms have, so that not every rule about it is silenced: somebody who leads, and an approved policy."""
    whole["org"]["isms_started"] = ago(chance.randint(30, 700))
    for one in whole.get("top_management") or ():
        one |= {"person": chance.choice(IDS[:3]), "from": ago(chance.randint(0, 900)), "to": None}
    for policy in (whole.get("policies") or ())[:1]:
        policy["kind"] = "parent"
        for version in policy.get("versions") or ():
            approved = {"status": "approved", "approved_on": ago(chance.randint(0, 900)), "effective": None}
            version |= approved if chance.random() < OFTEN else {}


def ago(days: int) -> str:
    return (DAY - timedelta(days=days)).isoformat()


def of_kind(kind: Any, chance: Random, metadata: Mapping[str, Any]) -> Any:
    """A value of a type."""
    origin = get_origin(kind)
    if is_dataclass(kind):
        return record(kind, chance)
    if origin in (UnionType, Union):
        return of_kind(chance.choice([one for one in get_args(kind) if one is not NoneType]), chance, metadata)
    if origin is tuple:
        return [of_kind(get_args(kind)[0], chance, metadata) for _ in range(chance.randrange(MOST))]
    if origin is Literal:
        return chance.choice(get_args(kind))
    if origin is not None and issubclass(origin, Mapping):
        return {key: of_kind(get_args(kind)[1], chance, metadata) for key in chance.sample((*"abcdefg", *IDS), 4)}
    return plain(kind, chance, metadata.get(LEAST) or 0)


def plain(kind: Any, chance: Random, least: int) -> Any:
    if kind is bool:
        return chance.random() < 0.5
    if kind is date:
        return day(chance, 500)
    if kind is int:
        return max(least, chance.choice(NUMBERS))
    if kind is float:
        return max(least, chance.choice((*NUMBERS, 0.5, 0.95)))
    return chance.choice((*IDS, *WORDS))


def required(kind: Any, chance: Random, metadata: Mapping[str, Any]) -> Any:
    """A value that is there: an empty text would be none."""
    return of_kind(kind, chance, metadata) or "ada" if kind is str else of_kind(kind, chance, metadata)


def day(chance: Random, far: int) -> str:
    return (DAY + timedelta(days=chance.randint(-far, far))).isoformat()


def record(kind: Any, chance: Random) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for _name, key, expected, metadata, _optional in shape(kind):
        if key == "id":
            made[key] = f"id{chance.getrandbits(48)}"
        elif key in WHO and (expected is str or str in get_args(expected)):
            made[key] = chance.choice(IDS)
        elif metadata.get(ABSENT) is Absent.REQUIRED:
            made[key] = required(expected, chance, metadata)
        elif chance.random() < GIVEN:
            made[key] = of_kind(expected, chance, metadata)
    return made
