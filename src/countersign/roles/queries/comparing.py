"""What changed between two descriptions of a role: what came, and what went."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.roles.enums import Authority, Duty
from countersign.roles.models import Role


@dataclass(frozen=True)
class Changes:
    """From an earlier version to a later one; empty where nothing changed. A duty in other words came and went.

    ``name`` and ``competence``: what stood there before and what stands there now, or nothing where it is the same.
    """

    name: tuple[str, str] | None
    came: tuple[str, ...]
    went: tuple[str, ...]
    given: tuple[Authority, ...]
    taken: tuple[Authority, ...]
    carried: tuple[Duty, ...]
    dropped: tuple[Duty, ...]
    competence: tuple[str, str] | None

    @property
    def of_substance(self) -> bool:
        """Do the duties of 5.3 or the kinds of authority change? That is for top management to say."""
        return bool(self.given or self.taken or self.carried or self.dropped)


def compare(before: Role, after: Role) -> Changes:
    return Changes(
        name=(before.name, after.name) if before.name != after.name else None,
        came=beyond(after.duties, before.duties),
        went=beyond(before.duties, after.duties),
        given=tuple(map(Authority, beyond(after.authorities, before.authorities))),
        taken=tuple(map(Authority, beyond(before.authorities, after.authorities))),
        carried=tuple(duty for duty in after.carries if duty not in before.carries),
        dropped=tuple(duty for duty in before.carries if duty not in after.carries),
        competence=(before.competence, after.competence) if before.competence != after.competence else None,
    )


def beyond(some: list[str], others: list[str]) -> tuple[str, ...]:
    return tuple(one for one in some if one not in others)
