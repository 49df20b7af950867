from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.roles.commands.describe import Description, as_described, describe
from countersign.roles.commands.propose_duties import propose_duties
from countersign.roles.enums import Authority, Duty
from countersign.roles.library import LEAD, LIBRARY, REPORTER
from countersign.roles.queries import appointments, nearest, role_with_key, roles, standings
from tests.cast import Cast
from tests.roles.worlds import AT, NOBODY, TERMS, TODAY, after, begun, entered, lead, recording_fails


def duties(here: Cast, reporter: str = "") -> dict[str, Any]:
    reporter_id = here.person(reporter).id if reporter else None
    return {"lead_id": here.person("tom").id, "reporter_id": reporter_id, "held_from": TODAY, "terms": TERMS}


@pytest.mark.parametrize("reporter", ["", "tom"])
def test_propose_duties_when_one_person_does_both(firm: Cast, reporter: str) -> None:
    propose_duties(**duties(firm, reporter), by=lead(firm), at=AT)
    (made,) = appointments(firm.organisation)
    assert (str(made.person), made.role.key, str(made.spends)) == ("Tom Okafor", LEAD, "£2,000")
    held = nearest(standings(firm.organisation, TODAY))
    assert {one.appointment.id for one in held.values() if one} == {made.id}
    assert role_with_key(firm.organisation, LEAD).version == 1
    assert verify(firm.organisation)[1] == []


def test_propose_duties_when_somebody_else_reports(firm: Cast) -> None:
    propose_duties(**duties(firm, "ruth"), by=lead(firm), at=AT)
    held = nearest(standings(firm.organisation, TODAY))
    assert [str(one.appointment.person) for one in held.values() if one] == ["Tom Okafor", "Ruth Ellis"]
    reports = held[Duty.REPORTING]
    assert reports is not None
    assert (reports.appointment.role.key, reports.appointment.direct_line) == (REPORTER, True)
    assert reports.appointment.authorities == [Authority.ESCALATE]
    assert role_with_key(firm.organisation, LEAD).version == 2
    assert entered(firm, "appointment.proposed") == 2


def test_propose_duties_when_nothing_was_described(larkbeam: Cast) -> None:
    propose_duties(**duties(larkbeam), by=lead(larkbeam), at=AT)
    assert [role.key for role in roles(larkbeam.organisation)] == [LEAD]


def test_propose_duties_when_the_lead_is_in_own_words_keeps_them(firm: Cast) -> None:
    """Who reports changes; what else was written about the lead does not."""
    now = as_described(role_with_key(firm.organisation, LEAD))
    own = replace(now, name="Head of security", duties=(*now.duties, "Looks after the badges."))
    describe(description=own, key=LEAD, version_shown=1, by=lead(firm), at=AT)
    propose_duties(**duties(firm, "ruth"), by=lead(firm), at=after(1))
    alone = role_with_key(firm.organisation, LEAD)
    assert (alone.version, alone.name, alone.carries) == (3, "Head of security", (Duty.CONFORMITY,))
    assert alone.duties == [*LIBRARY[LEAD].duties, "Looks after the badges."]
    propose_duties(**duties(firm) | {"lead_id": firm.person("mei").id}, by=lead(firm), at=after(2))
    both = role_with_key(firm.organisation, LEAD)
    assert (both.version, both.carries) == (4, (Duty.CONFORMITY, Duty.REPORTING))
    assert both.duties == [*alone.duties, *LIBRARY[REPORTER].duties]


def test_propose_duties_when_the_reporter_is_in_own_words_keeps_them(firm: Cast) -> None:
    propose_duties(**duties(firm, "ruth"), by=lead(firm), at=AT)
    own = Description("Voice of the ISMS", ("Tells the board.",))
    describe(description=own, key=REPORTER, version_shown=1, by=lead(firm), at=AT)
    sent = duties(firm, "ola") | {"lead_id": firm.person("mei").id}
    propose_duties(**sent, by=lead(firm), at=after(1))
    now = role_with_key(firm.organisation, REPORTER)
    assert (now.version, now.name, now.carries) == (3, "Voice of the ISMS", (Duty.REPORTING,))


def test_propose_duties_when_staff_is_refused(firm: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        propose_duties(**duties(firm), by=firm.actor("ola"), at=AT)


def test_propose_duties_when_the_reporter_is_unknown_proposes_nobody(firm: Cast) -> None:
    with pytest.raises(Unknown):
        propose_duties(**duties(firm) | {"reporter_id": NOBODY}, by=lead(firm), at=AT)
    assert not appointments(firm.organisation)
    assert role_with_key(firm.organisation, LEAD).version == 1


def test_propose_duties_when_recording_fails_changes_nothing(larkbeam: Cast) -> None:
    begun(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        propose_duties(**duties(larkbeam, "ruth"), by=lead(larkbeam), at=AT)
    assert not appointments(larkbeam.organisation)
    assert verify(larkbeam.organisation)[1] == []
