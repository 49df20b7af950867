from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from countersign.audits.commands.plan_visit import EARLIEST, LATEST
from countersign.audits.entries import ProgrammeProposed
from countersign.audits.models import InternalAudit, Programme
from countersign.audits.permissions import check_can_propose_programme
from countersign.audits.queries import internal_audits, line, programmes, proposed
from countersign.audits.queries import programme as programme_with
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Unknown
from countersign.kernel.words import say
from countersign.ledger.writing import command, write
from countersign.people.queries import hold

LONGEST_REASONS = 4000
LONGEST_PERIOD = 4
"""Years: a certificate runs for three, and the next programme overlaps."""


@command
def propose_programme(
    *,
    covers_from: date,
    covers_until: date,
    why: str,
    earlier: str,
    audit_ids: Sequence[UUID],
    replaces_id: UUID | None = None,
    by: Actor,
    at: datetime,
) -> Ref:
    """Put an audit programme to top management: which audits in which period, why these, why so often (9.2.2).

    What changes about an approved one is another version, which ``replaces`` it once it is approved.
    """
    hold(by.organisation)
    check_can_propose_programme(by)
    check_period(covers_from, covers_until)
    check_words(why, earlier)
    if proposed(by.organisation) is not None:
        raise Refused("A programme waits for top management already: take it back first.")
    before = replaced(by.organisation, replaces_id)
    row = Programme(
        id=new_id(at),
        organisation_id=by.organisation,
        version=before.version + 1 if before else 1,
        replaces=before,
        covers_from=covers_from,
        covers_until=covers_until,
        why=why.strip(),
        earlier=earlier.strip(),
        lines=[line(one) for one in chosen(by.organisation, audit_ids, covers_from, covers_until)],
        proposed_at=at,
        proposed_by_id=who(by),
    )
    row.document = row.digest
    write(row, ProgrammeProposed(docs=(row.document,)))
    return row.ref


def check_period(covers_from: date, covers_until: date) -> None:
    if not EARLIEST <= covers_from.year <= covers_until.year <= LATEST:
        raise Refused("Look at the years of the programme.")
    if covers_until <= covers_from:
        raise Refused("The programme ends after it begins: look at the two days.")
    if covers_until.year - covers_from.year > LONGEST_PERIOD:
        raise Refused(say("A programme covers at most {n} years; what comes later is another one.", n=LONGEST_PERIOD))


def check_words(why: str, earlier: str) -> None:
    if not why.strip():
        raise Refused("Say why these areas, and why so often: an auditor asks that first.")
    if not earlier.strip():
        raise Refused("Say what earlier results and the importance of the areas speak for; or that there are none yet.")
    if max(len(why.strip()), len(earlier.strip())) > LONGEST_REASONS:
        raise Refused(say("Say each of it in at most {n} characters.", n=LONGEST_REASONS))


def replaced(organisation: UUID, id: UUID | None) -> Programme | None:
    """The approved version that another one follows; nothing follows one twice."""
    if id is None:
        return None
    before = programme_with(organisation, id)
    if before.approved_at is None:
        raise Refused("Only an approved programme gets another version.")
    if programmes(organisation).filter(replaces_id=before.id, approved_at__isnull=False).exists():
        raise Refused("There is a later version of this programme: change that one.")
    return before


def chosen(organisation: UUID, ids: Sequence[UUID], covers_from: date, covers_until: date) -> list[InternalAudit]:
    """The audits by their day. Raises Unknown for none, and for somebody else's."""
    wanted = {*ids}
    found = [one for one in internal_audits(organisation) if one.id in wanted]
    if len(found) != len(wanted):
        raise Unknown("internalaudit")
    if not found:
        raise Refused("Choose at least one internal audit: a programme without any is none.")
    for one in found:
        if one.called_off_at is not None:
            raise Refused(say("{title} was called off: leave it out.", title=one.title))
        if not covers_from <= one.audit_on <= covers_until:
            raise Refused(say("{title} is on {day}, outside the period.", title=one.title, day=one.audit_on))
    return sorted(found, key=lambda one: (one.audit_on, one.id))
