"""A list of more than 1,000 past acceptances, some rows at a time: killed, stopped, confirmed anew, and through."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.acknowledgements.commands import take_over as taking_over
from countersign.acknowledgements.commands.begin_taking import begin_taking
from countersign.acknowledgements.models import Acceptance, Taking
from countersign.acknowledgements.queries import open_taking
from countersign.acknowledgements.queries.stuck import stuck
from countersign.acknowledgements.rounds import carry_on_taking as carrying
from countersign.acknowledgements.rounds.carry_on_taking import carry_on_taking
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.kernel.stuck import Whose
from countersign.ledger import files
from countersign.ledger.reconciling import verify
from countersign.people.commands.end_access import end_access
from countersign.people.queries import open_grant
from tests.acknowledgements.worlds import accepted_by, in_force_from
from tests.cast import Cast
from tests.ledger.doing import enter_crowd
from tests.people.worlds import hr, top
from tests.policies.worlds import after, lead, recording_fails

PEOPLE, AT_ONCE = 7, 2
CONFIRMED = after(30)


@pytest.fixture(autouse=True)
def _some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_over, "MOST_AT_ONCE", AT_ONCE)
    monkeypatch.setattr(carrying, "MOST_AT_ONCE", AT_ONCE)


def begun(here: Cast, policy: UUID, *, more: str = "") -> Taking:
    rows = "".join(f"{one.email},1.0,2026-01-08\n" for one in enter_crowd(here, PEOPLE))
    file = files.keep(here.organisation, f"Email,Version,Date\n{rows}{more}".encode())
    begin_taking(policy_id=policy, file=file, file_name="old.csv", size=PEOPLE, by=lead(here), at=CONFIRMED)
    found = open_taking(here.organisation, policy)
    assert found
    return found


def recorded(here: Cast) -> int:
    return Acceptance.objects.filter(organisation_id=here.organisation).count()


def through(at: datetime = CONFIRMED) -> list[int]:
    """What each round said it did, until there was nothing to do."""
    did = []
    while done := carry_on_taking(at, limit=1):
        did.append(done)
    return did


def test_a_long_list_is_recorded_to_its_end(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    taking = begun(larkbeam, policy, more="nobody@larkbeam.example,1.0,2026-01-08\n")
    assert through() == [2, 2, 2, 1, 1]
    assert recorded(larkbeam) == PEOPLE
    ended = Taking.objects.get(organisation_id=larkbeam.organisation, id=taking.id)
    assert (ended.done, ended.ended_at) == (PEOPLE, CONFIRMED)
    assert open_taking(larkbeam.organisation, policy) is None
    assert verify(larkbeam.organisation)[1] == []


def test_what_somebody_accepts_meanwhile_is_left_to_them(larkbeam: Cast) -> None:
    """Accepting goes on while a list is recorded, and what is in the list besides is history beside it."""
    policy, version = in_force_from(larkbeam)
    begun(larkbeam, policy)
    carry_on_taking(CONFIRMED, limit=1)
    accepted_by(larkbeam, "ola", version, at=CONFIRMED)
    through()
    assert recorded(larkbeam) == PEOPLE + 1


def test_killed_between_it_goes_on_where_it_was(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    begun(larkbeam, policy)
    carry_on_taking(CONFIRMED, limit=1)
    with recording_fails(), pytest.raises(OperationalError):
        carry_on_taking(CONFIRMED, limit=1)
    assert recorded(larkbeam) == AT_ONCE
    through()
    assert recorded(larkbeam) == PEOPLE


def test_it_stops_with_whoever_may_no_more_and_somebody_else_goes_on(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    first = begun(larkbeam, policy)
    carry_on_taking(CONFIRMED, limit=1)
    ruth = hr(larkbeam)
    for hat in (Hat.ISMS_LEAD, Hat.HR):
        if held := open_grant(larkbeam.organisation, larkbeam.person("tom").id, hat):
            end_access(grant_id=held.id, by=top(larkbeam), at=CONFIRMED)
    assert through(after(31)) == [1]
    stopped = open_taking(larkbeam.organisation, policy)
    assert stopped
    assert stopped.stopped.startswith("Whoever confirmed the list may record nothing any more.")
    [told] = stuck(larkbeam.organisation, after(31))
    assert told.whose is Whose.ISMS_LEAD
    assert "Tom Okafor" in str(told.what)
    begin_taking(policy_id=policy, file=first.file, file_name="old.csv", size=5, by=ruth, at=after(31))
    through(after(31))
    assert recorded(larkbeam) == PEOPLE
    assert not list(stuck(larkbeam.organisation, after(31)))


def test_a_list_that_is_gone_stops(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    begin_taking(
        policy_id=policy, file="sha256:" + "0" * 64, file_name="o.csv", size=9, by=lead(larkbeam), at=CONFIRMED
    )
    through()
    taking = open_taking(larkbeam.organisation, policy)
    assert taking
    assert taking.stopped == "The list is gone: choose it again."


def test_one_list_at_a_time_and_only_by_whoever_may(larkbeam: Cast) -> None:
    policy, _ = in_force_from(larkbeam)
    taking = begun(larkbeam, policy)
    again = partial(begin_taking, policy_id=policy, file=taking.file, file_name="old.csv", size=9, at=CONFIRMED)
    with pytest.raises(Refused, match="is being recorded already"):
        again(by=lead(larkbeam))
    with pytest.raises(Refused, match="Only the ISMS lead or HR"):
        again(by=top(larkbeam))
    assert Taking.objects.filter(organisation_id=larkbeam.organisation).count() == 1
