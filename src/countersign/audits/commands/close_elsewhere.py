from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from countersign.audits.commands.verify_finding import check_closing
from countersign.audits.entries import AuditFindingClosedElsewhere
from countersign.audits.models import AuditFinding
from countersign.audits.permissions import check_can_close_elsewhere
from countersign.audits.queries import finding as finding_with
from countersign.audits.queries import follow
from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import today

LONGEST_LETTER = 300


@command
def close_elsewhere(
    *, finding_id: UUID, revision_shown: int, closed_on: date, closing: str, letter: str, by: Actor, at: datetime
) -> Ref:
    """Write down that the certifier closed a finding: on which day, on what evidence, and in which letter or report.

    Also of what was closed before Countersign, without an answer here; the letter is the proof.
    """
    finding = locked(AuditFinding, by.organisation, finding_id)
    now = follow(by.organisation, finding_with(by.organisation, finding_id))
    check_can_close_elsewhere(by, finding, revision_shown, now.answer)
    check_letter(letter)
    check_closing(now, closed_on, closing, today(by.organisation, at), told=True)
    finding.closed_on, finding.closing, finding.letter = closed_on, closing.strip(), clean(letter).strip()
    finding.closed_at, finding.closed_by_id = at, who(by)
    write(finding, AuditFindingClosedElsewhere(occurred_on=closed_on))
    return finding.ref


def check_letter(letter: str) -> None:
    if not letter.strip():
        raise Refused("Say which letter or report of the certifier says so, and where it is: it is the proof.")
    if len(letter) > LONGEST_LETTER:
        raise Refused(say("Say where the letter is in at most {n} characters.", n=LONGEST_LETTER))
