"""The examples of a rule: a sound organisation, with something changed. They are its tests and its page.

A change names a place in the dossier: ``policies[0].versions[0].approved_by``; ``[+]`` appends; ``GONE`` removes.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from countersign.readiness.dossier import Dossier, read
from countersign.readiness.rule import Grade
from countersign.readiness.sound import SOUND

GONE = object()
STEP = re.compile(r"([a-z_0-9]+)|\[(\d+|\+)\]")


@dataclass(frozen=True)
class Quiet:
    """The rule answers clear, or is not asked: nothing is raised."""

    says: str
    changes: Mapping[str, Any]


@dataclass(frozen=True)
class Raised:
    """The rule raises findings of these grades (one for each), and no other."""

    says: str
    changes: Mapping[str, Any]
    grades: tuple[Grade, ...]


@dataclass(frozen=True)
class Unassessable:
    """The rule cannot tell."""

    says: str
    changes: Mapping[str, Any]


def dossier_of(changes: Mapping[str, Any]) -> Dossier:
    """The sound organisation with these changes."""
    whole = copy.deepcopy(SOUND)
    for place, value in changes.items():
        put(whole, place, copy.deepcopy(value) if value is not GONE else GONE)
    return read(whole)


def put(whole: Any, place: str, value: Any) -> None:
    """Set, append or remove at one place."""
    steps = [name or (number if number == "+" else int(number)) for name, number in STEP.findall(place)]
    at = whole
    for step, following in pairwise(steps):
        if isinstance(at, dict):
            at = at.setdefault(step, {} if isinstance(following, str) and following != "+" else [])
        else:
            at = at[step]
    if value is GONE:
        del at[steps[-1]]
    elif steps[-1] == "+":
        at.append(value)
    else:
        at[steps[-1]] = value
