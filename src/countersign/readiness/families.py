"""The families of rules: what they are called, and under which clause a reader looks for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FAMILIES: Mapping[str, str] = {
    "POL": "the policy",
    "DIS": "distribution and acceptance",
    "TOP": "top management",
    "ROL": "roles",
    "RAC": "the responsibility matrix",
    "REV": "management reviews",
    "OBJ": "objectives",
    "RES": "resources",
    "COM": "messages from the top",
    "INT": "integration into processes",
    "OUT": "outcomes",
    "DIR": "direction",
    "IMP": "improvement",
    "SUP": "support of other managers",
    "EVD": "evidence",
    "ENG": "requests to leadership",
    "AUD": "the audit ahead",
    "AGG": "the whole",
}
"""By the letters before the number of a rule's code, in the order of the catalogue."""


@dataclass(frozen=True)
class Part:
    """What is read together: its clause, if it has one, its name, and the families that belong there."""

    clause: str
    name: str
    families: tuple[str, ...]


PARTS = (
    Part("5.2", "Policy", ("POL", "DIS")),
    Part("5.3", "Roles", ("ROL", "RAC")),
    Part("5.1", "Leadership", ("TOP", "COM", "RES", "INT", "OUT", "DIR", "IMP", "SUP", "EVD", "ENG")),
    Part("6.2", "Objectives", ("OBJ",)),
    Part("9.3", "Management review", ("REV",)),
    Part("", "The audit ahead", ("AUD",)),
    Part("", "All together", ("AGG",)),
)
