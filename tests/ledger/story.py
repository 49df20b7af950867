"""One of everything that the ledger and people can cause."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from countersign.kernel.actors import Hat
from countersign.kernel.chance import seeded
from countersign.ledger.commands.report_verification import report_verification
from countersign.ledger.queries import logs
from countersign.ledger.rounds.issue_checkpoints import issue_checkpoints
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.end_access import end_access
from countersign.people.commands.end_leader import end_leader
from countersign.people.commands.enter import enter
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.erase import erase
from countersign.people.commands.grant import grant
from countersign.people.commands.leave import leave
from countersign.people.enums import Basis
from tests.cast import LARKBEAM, Cast, begin, id_of
from tests.ledger.doing import AT

NEXT = AT + timedelta(days=1)
LAST = AT + timedelta(days=3)


def tell(here: Cast) -> None:
    """People come, lead, get access, and go; the log is signed and verified."""
    priya, ruth = here.actor("priya", Hat.TOP_MANAGEMENT), here.actor("ruth", Hat.HR)
    mei, dana = here.person("mei").id, here.person("dana").id
    leader = id_of(
        enter_leader(person_id=mei, basis=Basis.EXECUTIVE, leads_from=date(2026, 1, 6), by=priya, at=AT),
    )
    confirm_leader(leader_id=leader, by=here.actor("mei"), at=AT)
    access = id_of(grant(person_id=mei, hat=Hat.RISK_OWNER, by=priya, at=AT))
    enter(name="Sam Price", email="sam@larkbeam.example", title="Sales", by=ruth, at=NEXT)
    end_access(grant_id=access, by=priya, at=NEXT)
    end_leader(leader_id=leader, leads_until=date(2026, 1, 7), by=priya, at=NEXT)
    leave(person_id=dana, left_on=date(2026, 1, 7), by=ruth, at=NEXT)
    erase(person_id=dana, by=ruth, at=NEXT)
    report_verification(size=20, problems=[], by=here.system, at=NEXT)
    issue_checkpoints(LAST)


def tell_seeded() -> UUID:
    """The same story in an organisation of its own, with the same bytes on every engine."""
    before = set(logs())
    with seeded(b"the same history"):
        begin("Rootwell Ltd", "larkbeam.example", LARKBEAM, lead="tom", leader="priya")
        (organisation,) = set(logs()) - before
        tell(Cast(organisation))
    return organisation
