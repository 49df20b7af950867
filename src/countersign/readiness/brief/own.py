"""What the brief tells somebody of themselves, and what happened in the business."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from countersign.acknowledgements import queries as acknowledgements
from countersign.changes.enums import EventKind
from countersign.changes.facts import Trigger
from countersign.changes.queries.collecting import KINDS
from countersign.direction.facts import Exemption
from countersign.kernel.words import Words, say
from countersign.readiness.brief.part import Facing
from countersign.readiness.questions.asking import NO_POLICY, Answer

INCIDENT = KINDS[EventKind.MAJOR_INCIDENT]


def training(facing: Facing) -> Answer:
    """One's own latest; unknown where no training is recorded here."""
    dossier = facing.asked.dossier
    if not dossier.knows("training"):
        return Answer("trainings", missing=say("Countersign does not know: no training is recorded here."))
    own = [one.on for one in dossier.training if one.person == facing.asked.reader]
    if not own:
        return Answer("trainings", missing=say("No training of yours is on record."))
    return Answer("trainings", says=(say("You did your training on {day}.", day=max(own)),))


def acceptance(facing: Facing) -> Answer:
    """One's own name under the policy in force, wherever it counts: by accepting it, or by approving it."""
    version, on = facing.read.shelf.parent_in_force, facing.asked.dossier.as_of
    if version is None:
        return Answer("policy", missing=NO_POLICY)
    ask = acknowledgements.asked_version(facing.read.firm.id, version.id, on)
    if facing.person in ask.approvers:
        return Answer("policy", says=(say("You signed the policy on {day}.", day=ask.approved[facing.person]),))
    found = acknowledgements.counting_name(facing.read.firm.id, facing.person, ask, on)
    if found is None:
        return Answer(
            "policy", missing=say("You have not accepted version {label} of the policy.", label=version.label)
        )
    if found.recorded_by_id:
        told = say("It was recorded for you that you accepted the policy on {day}.", day=found.accepted_on)
    else:
        told = say("You accepted the policy on {day}.", day=found.accepted_on)
    return Answer("policy", says=(told,))


def exceptions(facing: Facing) -> Answer:
    """Rules that one was seen to be above, and that nothing has put right."""
    dossier = facing.asked.dossier
    mine = [one for one in dossier.exec_exceptions if one.person == facing.asked.reader and one.corrected_on is None]
    if not mine:
        return Answer("direction", says=(say("No exception of yours is open."),))
    return Answer("direction", says=tuple(exception(one, dossier.as_of) for one in mine))


def exception(one: Exemption, on: date) -> Words:
    if one.approved_by is None:
        return say("An exception of yours of {day} was not approved.", day=one.on)
    if one.expires is None:
        return say("An exception of yours of {day} has no end.", day=one.on)
    if one.expires < on:
        return say(
            "An exception of yours of {day} ended on {end}, and nothing put it right.", day=one.on, end=one.expires
        )
    return say("An exception of yours of {day} ends on {end}.", day=one.on, end=one.expires)


def incidents(facing: Facing) -> Answer:
    """Major incidents of the last year, the latest first."""
    found = [one for one in recent(facing) if one.kind == INCIDENT]
    if not found:
        return Answer("changes", says=(say("No major incident is on record in the last year."),))
    return Answer("changes", says=tuple(happened(facing, one) for one in found))


def changes(facing: Facing) -> Answer:
    """What else changed in the last year, the latest first."""
    found = [one for one in recent(facing) if one.kind != INCIDENT]
    if not found:
        return Answer("changes", says=(say("No significant change is on record in the last year."),))
    return Answer("changes", says=tuple(happened(facing, one) for one in found))


def recent(facing: Facing) -> Iterable[Trigger]:
    dossier = facing.asked.dossier
    found = [one for one in dossier.triggers if 0 <= (dossier.as_of - one.on).days <= A_YEAR]
    return sorted(found, key=lambda one: one.on, reverse=True)


A_YEAR = 365


def happened(facing: Facing, one: Trigger) -> Words:
    kind = (one.kind or "a significant change").capitalize()
    if one.assessed_on is not None:
        return say(
            "{kind} on {day}: found on {later} not to touch the policy.", kind=kind, day=one.on, later=one.assessed_on
        )
    if looked := looked_at_since(facing, one.on):
        return say("{kind} on {day}: the policy was looked at again on {later}.", kind=kind, day=one.on, later=looked)
    return say("{kind} on {day}: not settled yet.", kind=kind, day=one.on)


def looked_at_since(facing: Facing, day: date) -> date | None:
    """When somebody first reviewed or signed the policy after something happened, up to the day of the brief."""
    version = facing.read.shelf.parent_in_force
    if version is None:
        return None
    days = facing.read.shelf.looked_at(version)
    return min((one for one in days if day <= one <= facing.asked.dossier.as_of), default=None)
