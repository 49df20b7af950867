from __future__ import annotations

from datetime import date, timedelta

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.people.commands.confirm_leader import confirm_leader
from countersign.people.commands.enter_leader import enter_leader
from countersign.people.commands.grant import grant
from countersign.people.commands.leave import leave
from countersign.people.enums import Basis
from countersign.people.queries import hats
from tests.cast import BEGINNING, Cast, id_of

AT = BEGINNING + timedelta(days=1)


def test_grant_when_top_management(larkbeam: Cast) -> None:
    ruth = larkbeam.person("ruth").id
    grant(person_id=ruth, hat=Hat.HR, by=larkbeam.actor("priya", Hat.TOP_MANAGEMENT), at=AT)
    assert Hat.HR in hats(larkbeam.organisation, ruth, AT)
    assert Hat.HR not in hats(larkbeam.organisation, ruth, AT - timedelta(milliseconds=1))


@pytest.mark.parametrize("hat", [Hat.TOP_MANAGEMENT, Hat.STAFF])
def test_grant_what_is_not_given_is_refused(larkbeam: Cast, hat: Hat) -> None:
    ruth, by = larkbeam.person("ruth").id, larkbeam.actor("priya", Hat.TOP_MANAGEMENT)
    with pytest.raises(Refused, match="This hat is not given"):
        grant(person_id=ruth, hat=hat, by=by, at=AT)


def test_grant_twice_is_refused(larkbeam: Cast) -> None:
    tom, by = larkbeam.person("tom").id, larkbeam.actor("priya", Hat.TOP_MANAGEMENT)
    with pytest.raises(Refused, match="has that access already"):
        grant(person_id=tom, hat=Hat.ISMS_LEAD, by=by, at=AT)


def test_grant_to_oneself_is_refused_whoever_else_leads(larkbeam: Cast) -> None:
    priya, by = larkbeam.person("priya").id, larkbeam.actor("priya", Hat.TOP_MANAGEMENT)
    with pytest.raises(Refused, match="Nobody else leads here: announce it to everybody"):
        grant(person_id=priya, hat=Hat.HR, by=by, at=AT)
    tom = larkbeam.person("tom").id
    entry = id_of(enter_leader(person_id=tom, basis=Basis.EXECUTIVE, leads_from=date(2026, 1, 1), by=by, at=AT))
    confirm_leader(leader_id=entry, by=larkbeam.actor("tom"), at=AT)
    with pytest.raises(Refused, match="Nobody gives access to themselves"):
        grant(person_id=priya, hat=Hat.INTERNAL_AUDITOR, by=by, at=AT)


def test_grant_to_somebody_who_left_is_refused(larkbeam: Cast) -> None:
    ola = larkbeam.person("ola").id
    leave(person_id=ola, left_on=date(2026, 1, 5), by=larkbeam.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="has left"):
        grant(person_id=ola, hat=Hat.HR, by=larkbeam.actor("priya", Hat.TOP_MANAGEMENT), at=AT)


@pytest.mark.parametrize("hat", [Hat.ISMS_LEAD, Hat.HR, Hat.ADMINISTRATOR, Hat.STAFF])
def test_grant_when_not_top_management_is_refused(larkbeam: Cast, hat: Hat) -> None:
    ruth = larkbeam.person("ruth").id
    with pytest.raises(Refused, match="Only top management"):
        grant(person_id=ruth, hat=Hat.HR, by=larkbeam.actor("tom", hat), at=AT)


def test_grant_when_somebody_elses_person_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.person("otto").id
    with pytest.raises(Unknown):
        grant(person_id=otto, hat=Hat.HR, by=larkbeam.actor("priya", Hat.TOP_MANAGEMENT), at=AT)


def test_grant_the_system_and_its_content_by_one_hand_is_refused(larkbeam: Cast) -> None:
    """Both ways round (S4): a content right for an administrator, and the system for whoever decides on content."""
    by, ruth, tom = larkbeam.actor("priya", Hat.TOP_MANAGEMENT), larkbeam.person("ruth").id, larkbeam.person("tom").id
    grant(person_id=ruth, hat=Hat.ADMINISTRATOR, by=by, at=AT)
    with pytest.raises(Refused, match="Ruth Ellis would look after the system and decide on its content"):
        grant(person_id=ruth, hat=Hat.RISK_OWNER, by=by, at=AT)
    with pytest.raises(Refused, match="Tom Okafor would look after the system"):
        grant(person_id=tom, hat=Hat.ADMINISTRATOR, by=by, at=AT)
    assert hats(larkbeam.organisation, ruth, AT) == {Hat.ADMINISTRATOR, Hat.STAFF}
