"""What to call an objective or a request in a sentence: its title, or its id where it has none."""

from __future__ import annotations

from collections.abc import Sequence

from countersign.kernel.words import listed
from countersign.objectives.facts import Objective
from countersign.resources.facts import ResourceRequest

type Titled = Objective | ResourceRequest


def titled(one: Titled) -> str:
    return f'"{one.title or one.id}"'


def all_titled(several: Sequence[Titled]) -> str:
    """ "Restore tests" and "Phishing reports"."""
    return listed([titled(one) for one in several])


def ids_of(several: Sequence[Titled]) -> str:
    """What a finding about several is about."""
    return ",".join(one.id for one in several)
