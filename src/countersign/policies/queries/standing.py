"""A policy's versions as they stood on a day, as we know it now (decision 19)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast

from countersign.kernel.instants import day_in
from countersign.policies.models import Version


@dataclass(frozen=True)
class Standing:
    """A version on a day: what had become of it by then, and since which day it was there at all.

    ``effective`` is empty while it was not in force yet, ``retired_on`` while nothing had taken its place.
    """

    version: Version
    began: date
    approved_on: date | None
    effective: date | None
    retired_on: date | None

    @property
    def status(self) -> Literal["draft", "approved", "superseded"]:
        if self.approved_on is None:
            return "draft"
        return "superseded" if self.retired_on else "approved"

    @property
    def takes_effect(self) -> date | None:
        return self.effective or self.approved_on


def current(found: Iterable[Standing]) -> Standing | None:
    """The version that applied: of those approved the one that took effect last (DOMAIN.md §2.1, number 6).

    The rules choose among the same facts in the same way.
    """
    approved = [one for one in found if one.status == "approved"]
    return max(approved, key=lambda one: (one.takes_effect or date.min, one.approved_on or date.min), default=None)


def on_the_day(versions: list[Version], as_of: date, zone: str) -> list[Standing]:
    """Of one policy the versions that were there on a day, the oldest first."""
    there = sorted(standing_by(versions, as_of, zone), key=lambda one: (one.began, one.version.number))
    applies = any(one.status == "approved" and one.effective for one in there)
    return [unapproved(one) if applies and one.effective is None else one for one in there]


def unapproved(standing: Standing) -> Standing:
    """What is signed and not in force waits like a draft while another version applies; taken back it was no more."""
    return replace(standing, approved_on=None)


def standing_by(versions: list[Version], as_of: date, zone: str) -> Iterator[Standing]:
    """Those that were there by a day. One that was taken back unsigned had never become anything."""

    def by_then(day: date | None) -> date | None:
        return day if day and day <= as_of else None

    for version in versions:
        began = began_on(version, zone)
        withdrawn = day_in(zone, version.withdrawn_at) if version.withdrawn_at else None
        retired = withdrawn or succeeded_on(version, versions)
        given_up = version.signed_on is None and by_then(withdrawn)
        if began <= as_of and not given_up:
            approved, effective = by_then(version.signed_on), by_then(version.effective_on)
            yield Standing(version, began, approved, effective, by_then(retired) if approved else None)


def began_on(version: Version, zone: str) -> date:
    """Offered here on that day; or, where it was signed elsewhere, known of from the day that is claimed."""
    if version.signed_elsewhere and version.signed_on:
        return version.signed_on
    return day_in(zone, version.offered_at)


def succeeded_on(version: Version, versions: list[Version]) -> date | None:
    """When the next version took its place: the day that is claimed for that one, not the day of recording it."""
    if version.superseded_at is None:
        return None
    later = [one for one in versions if one.effective_on and in_order(one) > in_order(version)]
    return min(later, key=in_order).effective_on


def in_order(version: Version) -> tuple[date, int]:
    """The order in which versions applied."""
    return cast("date", version.effective_on), version.number


def version_before(found: Iterable[Version], version: Version | None) -> Version | None:
    """Of a policy's versions the one that applied before this one; for None, a draft, the last that took effect."""
    applied = [one for one in found if one.published_at and one.effective_on]
    if version is not None and version.effective_on:
        applied = [one for one in applied if in_order(one) < in_order(version)]
    elif version is not None:
        applied = [one for one in applied if one.number < version.number]
    return max(applied, key=in_order, default=None)
