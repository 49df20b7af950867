"""What policies tells readiness and packs: each policy with its versions and what happened to it.

The fields are those of the dossier (DOMAIN, 2.2), with what the absence of each means.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from countersign.kernel.records import fact, happened, none, required, standard, unknown

Mode = Literal["published", "summary_published", "on_request", "not_shared"]
"""How interested parties get the policy."""


@dataclass(frozen=True, kw_only=True)
class Marks:
    """For each of the four content requirements of 5.2 the passage that somebody confirmed."""

    purpose: str | None = none()
    objectives: str | None = none()
    requirements: str | None = none()
    improvement: str | None = none()


@dataclass(frozen=True, kw_only=True)
class Version:
    """One version of a policy. ``superseded`` means approved once, then retired."""

    v: str | None = none()
    status: Literal["draft", "approved", "superseded"] = required()
    retired_on: date | None = happened({"status": "approved"})
    translation_of: str | None = none()
    drafted_by: str | None = unknown()
    approved_by: str | None = none()
    approved_on: date | None = happened({"approved_by": None, "method": None, "status": "draft"})
    method: str | None = none()
    effective: date | None = none()
    material: bool = standard(default=True)
    hash_ok: str | None = unknown()
    hash_now: str | None = unknown()
    marks: Marks = none(Marks())
    context_hits: int | None = unknown()
    placeholders: tuple[str, ...] = none(())
    template_similarity: float | None = unknown()
    words: float | None = unknown()
    avg_sentence: float | None = unknown()
    fk: float | None = unknown()
    legalese: float | None = unknown()

    @property
    def approved(self) -> bool:
        return self.status == "approved"

    @property
    def takes_effect(self) -> date | None:
        """The effective date, or the day of approval where none is recorded."""
        return self.effective or self.approved_on


@dataclass(frozen=True, kw_only=True)
class Review:
    """A recorded review of the policy, whatever came of it."""

    on: date = fact()
    by: str | None = none()
    outcome: str | None = none()


@dataclass(frozen=True, kw_only=True)
class Endorsement:
    """Somebody stood behind a version without being its approver."""

    v: str = required()
    by: str = required()
    on: date = fact()


@dataclass(frozen=True, kw_only=True)
class External:
    """The decision about making the policy available to interested parties."""

    mode: Mode | None = none()
    reason: str | None = none()
    published_version: str | None = unknown()


@dataclass(frozen=True, kw_only=True)
class Location:
    """A place where the policy is said to be found, and whether the link check found it."""

    where: str | None = none()
    ok: bool = required()
    failing_since: date | None = happened({"ok": True})


@dataclass(frozen=True, kw_only=True)
class Distribution:
    """A version was sent out or announced."""

    v: str = required()
    on: date = fact()


@dataclass(frozen=True, kw_only=True)
class Policy:
    """A policy through all its versions, the oldest first."""

    id: str = required()
    kind: Literal["parent", "topic"] = required()
    title: str | None = none()
    owner: str | None = unknown()
    review_months: int | None = none(least=1)
    reviews: tuple[Review, ...] = none(())
    endorsements: tuple[Endorsement, ...] = none(())
    in_use: bool = standard(default=True)
    parent_link: bool = standard(default=True)
    all_staff: bool = standard(default=False)
    ack_days: int = standard(14, least=0)
    ack_refresh_months: int | None = none(least=1)
    external: External = none(External())
    locations: tuple[Location, ...] = none(())
    distributions: tuple[Distribution, ...] = none(())
    versions: tuple[Version, ...] = none(())

    @property
    def called(self) -> str:
        """The title, or the id where there is none."""
        return self.title or self.id
