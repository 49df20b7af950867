"""What acknowledgements tells readiness and packs: who accepted what, one by one or counted.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means. The installed product writes
the counted form alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countersign.kernel.records import fact, none, required, standard, unknown


@dataclass(frozen=True, kw_only=True)
class Acceptance:
    """One person's acceptance of one version. ``by``: who entered it, where that was somebody else."""

    person: str = required()
    v: str = required()
    on: date = fact()
    by: str | None = none()
    form: bool | str | None = none()
    read_s: float | None = unknown()


@dataclass(frozen=True, kw_only=True)
class AcceptanceCounts:
    """Acceptances of the parent policy, counted (employees and directors unless it says otherwise)."""

    due: int = required(least=0)
    acked: int = required(least=0)
    contractor_due: int = standard(0, least=0)
    contractor_acked: int = standard(0, least=0)
    joiners: int | None = none(least=0)
    joiners_late: int | None = none(least=0)
    stale: int = standard(0, least=0)
    proxy: int = standard(0, least=0)
    exec_missing: tuple[str, ...] = none(())

    def __post_init__(self) -> None:
        if (self.joiners is None) != (self.joiners_late is None):
            raise ValueError("joiners and joiners_late belong together: give both or neither.")


@dataclass(frozen=True, kw_only=True)
class Unreached:
    """People who have not acknowledged the parent policy and to whom mail comes back: how many, the first since when,
    and at most 20 of them."""

    n: int = required(least=0)
    since: date = fact()
    people: tuple[str, ...] = none(())


@dataclass(frozen=True, kw_only=True)
class ReadingTimes:
    """How long people took from opening to accepting: how many were timed, and the median in seconds."""

    n: int = required(least=0)
    median_s: float = required(least=0)
