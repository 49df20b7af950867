"""Who may do what with management reviews. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.permits import ALL, OWN, allowed
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.words import say
from countersign.reviews.enums import Part, ReviewState
from countersign.reviews.models import Decision, Passage, Review

EXTRACT = "what is signed, as an extract"

LEADING = {Hat.TOP_MANAGEMENT: ALL, Hat.ISMS_LEAD: ALL}

MAY: dict[str, dict[Hat, str]] = {
    "managementreview.read": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
        Hat.RISK_OWNER: EXTRACT,
    },
    "managementreview.plan": LEADING,
    "managementreview.change": LEADING,
    "managementreview.call_off": LEADING,
    "managementreview.open": LEADING,
    "managementreview.take_back": LEADING,
    "managementreview.minute": LEADING,
    "managementreview.name_chair": LEADING,
    "managementreview.sign": {Hat.TOP_MANAGEMENT: OWN},
    "managementreview.record_elsewhere": LEADING,
    "managementreview.add": LEADING,
    "attendance.confirm": {Hat.STAFF: OWN},
    "decision.write": LEADING,
    "decision.carry_out": {Hat.STAFF: OWN, **LEADING},
}
"""The lead prepares and minutes; whoever chairs signs. Whoever was there says so themselves, and nobody for them."""

STANDS: dict[ReviewState, str] = {
    ReviewState.PLANNED: "The meeting has not opened yet.",
    ReviewState.OPEN: "The meeting has opened: its agenda stands still.",
    ReviewState.CLOSED: "The minutes of this review are signed: they stand. Put right what is wrong in an addendum.",
    ReviewState.CALLED_OFF: "This review was called off: plan another one.",
}
"""Why a step is not possible: where it stands instead."""

OVERTAKEN = "Somebody changed this review after you opened it. Look at it again, then save."


def check_state(review: Review, state: ReviewState) -> None:
    if review.state is not state:
        raise Refused(STANDS[review.state])


def check_may(by: Actor, act: str, sentence: str) -> None:
    if not allowed(MAY, by, act):
        raise Refused(sentence)


def check_can_plan(by: Actor) -> None:
    check_may(by, "managementreview.plan", "Only top management or the ISMS lead can plan a management review.")


def check_can_record(by: Actor) -> None:
    check_may(
        by,
        "managementreview.record_elsewhere",
        "Only top management or the ISMS lead can record a review that was held elsewhere.",
    )


def check_can_change(by: Actor, review: Review, revision_shown: int) -> None:
    check_may(by, "managementreview.change", "Only top management or the ISMS lead can change a management review.")
    check_state(review, ReviewState.PLANNED)
    check_fresh(review, revision_shown)


def check_fresh(review: Review, revision_shown: int) -> None:
    if review.revision != revision_shown:
        raise Stale(OVERTAKEN)


def check_can_call_off(by: Actor, review: Review) -> None:
    check_may(by, "managementreview.call_off", "Only top management or the ISMS lead can call a review off.")
    check_state(review, ReviewState.PLANNED)


def check_can_open(by: Actor, review: Review) -> None:
    check_may(by, "managementreview.open", "Only top management or the ISMS lead can open the meeting.")
    check_state(review, ReviewState.PLANNED)


def check_can_take_back(by: Actor, review: Review) -> None:
    check_may(by, "managementreview.take_back", "Only top management or the ISMS lead can take back that it opened.")
    check_state(review, ReviewState.OPEN)


def check_can_name_chair(by: Actor, review: Review, revision_shown: int) -> None:
    check_may(by, "managementreview.name_chair", "Only top management or the ISMS lead can name another chair.")
    check_state(review, ReviewState.OPEN)
    check_fresh(review, revision_shown)


def check_can_minute(by: Actor, review: Review, part: Part | None = None) -> None:
    """What the review concludes is the chair's to say, in their own words."""
    check_may(by, "managementreview.minute", "Only top management or the ISMS lead writes the minutes.")
    check_state(review, ReviewState.OPEN)
    if part is Part.CONCLUSION and by.person != review.chair_id:
        raise Refused("What the review concludes is for the chair to say, in their own words.")


def check_passage(passage: Passage | None, revision_shown: int) -> None:
    """``revision_shown`` is 0 where nothing was written yet."""
    if (passage.revision if passage else 0) != revision_shown:
        name = str(passage.edited_by) if passage else ""
        raise Stale(say("{name} has saved this part after you opened it. Look at both texts, then save.", name=name))


def check_can_attend(by: Actor, review: Review) -> UUID:
    """Whoever was there says so themselves, once the meeting has opened and until the chair signs."""
    if by.person is None or not allowed(MAY, by, "attendance.confirm"):
        raise Refused("Only people who belong here can confirm that they were there.")
    if by.person not in review.asked and not allowed(MAY, by, "managementreview.minute"):
        raise Refused("You were not invited to this review.")
    return by.person


def check_can_decide(by: Actor, review: Review) -> None:
    check_may(by, "decision.write", "Only top management or the ISMS lead writes down what was decided.")
    check_state(review, ReviewState.OPEN)


def check_can_carry_out(by: Actor, decision: Decision) -> None:
    if decision.taken_at is None or decision.struck_at is not None:
        raise Refused("The chair has not signed this decision: it cannot be done yet.")
    if decision.made is not None:
        raise Refused("This went on in the register of actions: whoever does it says there that it is done.")
    if decision.done_at is not None:
        raise Refused("This is recorded as done already.")
    if by.person != decision.owner_id and not allowed({"act": LEADING}, by, "act"):
        raise Refused("Only whoever owns this action, top management or the ISMS lead can say that it is done.")


def check_can_sign(by: Actor, review: Review, capacity: str) -> None:
    """The chair, while they are top management: whoever is on the register on the day of the act."""
    if by.person is None or by.person != review.chair_id:
        raise Refused("Only whoever chaired the review can sign its minutes.")
    if not capacity or not allowed(MAY, by, "managementreview.sign"):
        raise Refused("Only somebody in top management can sign the minutes: let the register say so first.")
    check_state(review, ReviewState.OPEN)


def check_can_take(by: Actor, review: Review, decision: Decision, at: datetime) -> None:
    """Within the chair's signature, and in no other act."""
    if review.closed_at != at or review.elsewhere or by.person is None or by.person != review.closed_by_id:
        raise Refused("A decision is taken when the chair signs the minutes, and by nobody else.")
    if decision.taken_at is not None or decision.struck_at is not None:
        raise Refused("This decision is taken already, or was taken out of the minutes.")


def check_can_add(by: Actor, review: Review) -> None:
    check_may(by, "managementreview.add", "Only top management or the ISMS lead can add to signed minutes.")
    if review.state is not ReviewState.CLOSED:
        raise Refused("These minutes are not signed yet: change them instead.")
