from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id, ref
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command
from countersign.messages.models import Draft
from countersign.messages.permissions import check_can_draft
from countersign.people.permissions import check_is_here
from countersign.people.queries import departments as departments_of
from countersign.people.queries import is_leader, person, today

LONGEST_TITLE, LONGEST_TEXT = 200, 5000
MOST_DRAFTS = 50


@command
def begin_draft(
    *,
    leader_id: UUID,
    title: str,
    text: str,
    to_staff: bool,
    to_contractors: bool,
    departments: Sequence[str] = (),
    by: Actor,
    at: datetime,
) -> Ref:
    """Begin a message in a leader's name. Nothing is recorded: it is nobody's act until the leader sends it."""
    check_can_draft(by)
    on = today(by.organisation, at)
    check_speaks(by.organisation, leader_id, at)
    check_words(title, text)
    check_audience(to_staff, to_contractors, departments, departments_of(by.organisation, on))
    if Draft.objects.filter(organisation_id=by.organisation).count() >= MOST_DRAFTS:
        raise Refused(say("{n} messages are being written. Send or drop some first.", n=MOST_DRAFTS))
    made = Draft.objects.create(
        id=new_id(at),
        organisation_id=by.organisation,
        leader_id=leader_id,
        title=clean(title).strip(),
        text=tidy(text),
        to_staff=to_staff,
        to_contractors=to_contractors,
        departments=sorted({*departments}),
        written_at=at,
        written_by_id=who(by),
    )
    return ref("message", made.id)


def check_speaks(organisation: UUID, leader_id: UUID, at: datetime) -> None:
    """Messages are written for whoever leads: of anybody else's nothing would be shown."""
    on = today(organisation, at)
    leader = person(organisation, leader_id)
    check_is_here(leader, on)
    if not is_leader(organisation, leader.id, on):
        raise Refused(say("{name} is not on the register of top management.", name=str(leader)))


def check_words(title: str, text: str) -> None:
    if not title.strip():
        raise Refused("Give it a heading: it is the first that people see of it.")
    if len(title) > LONGEST_TITLE:
        raise Refused(say("The heading has at most {n} characters.", n=LONGEST_TITLE))
    if len(text) > LONGEST_TEXT:
        raise Refused(say("The message has at most {n} characters: nobody reads more.", n=LONGEST_TEXT))


def check_audience(to_staff: bool, to_contractors: bool, departments: Sequence[str], known: Sequence[str]) -> None:
    if not (to_staff or to_contractors):
        raise Refused("Say whom it is for: staff, contractors, or both.")
    if unknown := sorted({*departments} - {*known}):
        raise Refused(say("There is no department {name} here.", name=unknown[0]))


def tidy(text: str) -> str:
    """Each paragraph cleaned of what nobody sees; an empty line between two."""
    lines = [clean(line).strip() for line in text.replace("\r\n", "\n").split("\n")]
    return "\n".join(lines).strip()
