"""S5: one's own appointment, access, address, erasure or exemption, and findings that name oneself."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from countersign.acknowledgements.commands.exempt import exempt
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.people.commands.agree import agree
from countersign.people.commands.announce_access import announce_access
from countersign.people.commands.announce_address import announce_address
from countersign.people.commands.announce_leader import announce_leader
from countersign.people.commands.approve_address import approve_address
from countersign.people.commands.erase import erase
from countersign.people.commands.grant import grant
from countersign.people.commands.propose_address import propose_address
from countersign.people.enums import Basis
from countersign.roles.library import LEAD
from tests.cast import Cast, id_of
from tests.people.announcing import NEW, SINCE, second_leader
from tests.people.worlds import AT, after, lead, top
from tests.policies.delegating import delegated
from tests.readiness.commands.test_approve_toleration import audited_by_mei
from tests.readiness.worlds import approved as decided
from tests.readiness.worlds import decision
from tests.readiness.worlds import proposed as tolerated
from tests.regressions.pointing import stands
from tests.roles.worlds import approved, begun, found, proposed
from tests.web.people.test_announcements import FIRM
from tests.web.roles.pages import at, get, post, seen
from tests.web.world import browser_of


def test_ones_own_appointment_by_command_and_by_form(larkbeam: Cast) -> None:
    begun(larkbeam)
    second_leader(larkbeam)
    id = proposed(larkbeam, "priya", LEAD)
    with pytest.raises(Refused, match="Nobody approves their own appointment"):
        approved(larkbeam, id)
    answer = post(browser_of("priya"), at(id, "approve"), digest_shown=found(larkbeam, id).document)
    assert (answer.status_code, "Nobody approves their own appointment" in seen(answer)) == (403, True)


def test_ones_own_access_by_command_by_form_and_by_announcing_it_among_two(larkbeam: Cast) -> None:
    mei = second_leader(larkbeam)
    with pytest.raises(Refused, match="Nobody gives access to themselves: ask another"):
        grant(person_id=mei.person or SINCE, hat=Hat.HR, by=mei, at=AT)  # type: ignore[arg-type]
    answer = post(browser_of("mei"), f"{FIRM}access/", person_id=larkbeam.person("mei").id.hex, hat="HR")
    assert (answer.status_code, "Nobody gives access to themselves" in seen(answer)) == (403, True)
    id = id_of(announce_access(person_id=larkbeam.person("mei").id, hat=Hat.HR, by=mei, at=AT))
    with pytest.raises(Refused, match="You announced this: a second person agrees"):
        agree(announcement_id=id, by=mei, at=after(1))


def test_ones_own_address_by_command_and_by_announcing_it_among_two(larkbeam: Cast) -> None:
    priya = larkbeam.person("priya").id
    change = id_of(propose_address(person_id=priya, new_address=NEW, by=top(larkbeam), at=AT))
    with pytest.raises(Refused, match="You proposed this address: a second person approves it"):
        approve_address(change_id=change, address_shown=NEW, by=top(larkbeam), at=AT)
    with pytest.raises(Refused, match="Tom Okafor can be the second person"):
        announce_address(person_id=priya, new_address=NEW, by=top(larkbeam), at=AT)


def test_ones_own_entry_in_the_register(larkbeam: Cast) -> None:
    """Only who leads enters somebody; announcing oneself opens only when nobody leads any more."""
    tom = larkbeam.person("tom").id
    with pytest.raises(Refused, match="Somebody leads here and enters who else does"):
        announce_leader(person_id=tom, basis=Basis.OWNER, leads_from=SINCE, by=lead(larkbeam), at=AT)


def test_ones_own_erasure_by_command_and_by_form(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Nobody erases themselves"):
        erase(person_id=larkbeam.person("tom").id, by=lead(larkbeam), at=AT)
    answer = post(browser_of("tom"), f"{FIRM}people/{larkbeam.person('tom').id.hex}/erase/")
    assert (answer.status_code, "Nobody erases themselves" in seen(answer)) == (403, True)
    assert "Erase their personal data" not in seen(
        get(browser_of("tom"), f"{FIRM}people/{larkbeam.person('tom').id.hex}/")
    )


def test_it_is_tested() -> None:
    stands(
        "tests/roles/commands/test_approve.py::test_approve_when_it_is_the_only_leaders_own_is_single_handed",
        "tests/people/commands/test_approve_address.py::test_approve_address_by_the_person_concerned_is_refused",
    )


def test_ones_own_exemption_by_command_and_by_form(larkbeam: Cast) -> None:
    tom, day = larkbeam.person("tom").id, AT.date()
    with pytest.raises(Refused, match="Nobody exempts themselves"):
        exempt(person_id=tom, reason="Busy.", from_on=day, until_on=day, by=lead(larkbeam), at=AT)
    page, on = f"{FIRM}acceptances/exemptions/grant/{tom.hex}/", date(2099, 1, 1)
    answer = post(browser_of("tom"), page, from_on=str(on), until_on=str(on), reason="Busy.")
    assert (answer.status_code, "Nobody exempts themselves" in seen(answer)) == (403, True)


def test_ones_own_delegation(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Nobody delegates to themselves"):
        delegated(larkbeam, to="priya")


def test_a_finding_that_names_oneself_by_command_and_by_form(larkbeam: Cast) -> None:
    mei = audited_by_mei(larkbeam)
    id = tolerated(larkbeam, code="ROL-017")
    with pytest.raises(Refused, match="This finding is about you"):
        decided(larkbeam, id, by=mei)
    with time_machine.travel(AT, tick=False):
        page = f"{FIRM}findings/accepted/{id.hex}/"
        sent = {name: value for name, value in decision(larkbeam, id).items() if name != "toleration_id"}
        answer = post(browser_of("mei"), f"{page}approve/", **sent)
        assert (answer.status_code, "This finding is about you" in seen(answer)) == (403, True)
        told = seen(get(browser_of("mei"), page))
        assert "Somebody else decides" in told
        assert "Live with it until then" not in told
