"""Management reviews: the latest, the dates ahead, who was there, what was covered (DOMAIN, 2.1 number 13; 6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from countersign.kernel.words import listed
from countersign.readiness.dossier.audits import within
from countersign.readiness.dossier.form import Dossier
from countersign.readiness.dossier.leadership import was_top_manager
from countersign.reviews.facts import ManagementReview

USUAL_MONTHS = 12
"""The interval of reviews where the organisation has emptied its own."""

INPUTS = {
    "a": "the actions of earlier reviews",
    "b": "what changed inside and outside the organisation",
    "c": "what changed in the needs of interested parties",
    "d": "the performance of information security and its trends",
    "e": "feedback from interested parties",
    "f": "the risks and their treatment",
    "g": "opportunities to improve",
}
"""What 9.3.2 wants considered, in our words."""

Held = tuple[date, ManagementReview]
"""A review with the day on which it was held."""


def held(dossier: Dossier) -> list[Held]:
    """The reviews that were held, the oldest first; of two on one day the order of the file decides nothing."""
    found = [(review.held_on, review) for review in dossier.reviews if review.held_on]
    alike = len({(day, review.id) for day, review in found}) < len(found)
    return sorted(found, key=lambda one: (one[0], one[1].id or "", repr(one[1]) if alike else ""))


def latest(dossier: Dossier) -> Held | None:
    """The review that was held last."""
    return next(reversed(held(dossier)), None)


def interval_months(dossier: Dossier) -> int:
    """How many months may pass from one review to the next."""
    return dossier.review_interval_months or USUAL_MONTHS


def dates_ahead(dossier: Dossier) -> list[date]:
    """The days set for coming reviews, the first first: planned ones, and the next date noted in a held one."""
    noted = (review.next_planned_on if review.held_on else review.planned_on for review in dossier.reviews)
    return sorted(day for day in noted if day and day >= dossier.as_of)


def attending_top(dossier: Dossier, review: ManagementReview) -> list[str]:
    """Who attended a review and was in top management on that day."""
    return [id for id in dict.fromkeys(review.attendees) if was_top_manager(dossier, id, review.held_on)]


def looked_at(dossier: Dossier, days: float) -> list[Held]:
    """The latest review and any other held in so many days: slots through a year may share the inputs."""
    reviews = held(dossier)
    return [one for one in reviews[:-1] if within(dossier, one[0], int(days))] + reviews[-1:]


def levels(dossier: Dossier, days: float) -> dict[str, int]:
    """For each input the highest level recorded; the very first review has no earlier actions to look at."""
    recorded = [review.inputs or {} for _, review in looked_at(dossier, days)]
    asked = [key for key in INPUTS if key != "a" or len(held(dossier)) > 1]
    return {key: max((one.get(key, 0) for one in recorded), default=0) for key in asked}


def absent_inputs(dossier: Dossier, days: float) -> list[str]:
    """The inputs that were not covered at all."""
    return [key for key, level in levels(dossier, days).items() if level <= 0]


def inputs_named(keys: Sequence[str]) -> str:
    """ "the risks and their treatment (f)"; several as they stand in a sentence."""
    return listed([f"{INPUTS[key]} ({key})" for key in keys])
