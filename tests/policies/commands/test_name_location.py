from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.policies.commands.change_policy import change_policy
from countersign.policies.commands.name_location import MOST_LOCATIONS
from countersign.policies.queries import location, open_locations
from tests.cast import Cast
from tests.policies.locating import PAGE, ended, named
from tests.policies.worlds import after, begun, entered, lead, leader, recording_fails


def test_name_location_puts_a_page_on_the_list(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    id = named(
        larkbeam, policy, " Our  intranet ", "HTTPS://Intranet.Larkbeam.Example:443/policies", by=leader(larkbeam)
    )
    found = location(larkbeam.organisation, id)
    assert (found.policy_id, found.called, found.address) == (policy, "Our intranet", PAGE)
    assert (found.begun_on, found.named_at, found.named_by) == (after(1).date(), after(1), larkbeam.person("priya"))
    assert (entered(larkbeam, "location.named"), verify(larkbeam.organisation)[1]) == (1, [])


def test_name_location_takes_a_place_in_words_and_since_when(larkbeam: Cast) -> None:
    policy, day = begun(larkbeam), date(2025, 3, 1)
    found = location(larkbeam.organisation, named(larkbeam, policy, "Canteen", "", begun_on=day))
    assert (found.called, found.address, found.begun_on) == ("Canteen", "", day)


def test_name_location_by_the_owner(larkbeam: Cast) -> None:
    policy, ola = begun(larkbeam), larkbeam.person("ola").id
    with pytest.raises(Refused, match="Only the ISMS lead, top management or its owner"):
        named(larkbeam, policy, by=larkbeam.actor("ola"))
    change_policy(policy_id=policy, revision_shown=1, owner_id=ola, review_months=12, by=lead(larkbeam), at=after())
    named(larkbeam, policy, by=larkbeam.actor("ola"))
    assert entered(larkbeam, "location.named") == 1


@pytest.mark.parametrize(
    ("called", "address", "says"),
    [
        (" ", "", "what people call this place"),
        ("x" * 121, "", "at most 120 characters"),
        ("Intranet", "javascript:alert(1)", "begins with https://"),
        ("Intranet", "https://tom:secret@wiki.example/", "the name and the password"),
        ("Intranet", "https://10.0.0.5/", "instead of its number"),
        ("Intranet", "https://wiki.example/" + "x" * 2000, "at most 1000 characters"),
    ],
)
def test_name_location_when_it_is_none(larkbeam: Cast, called: str, address: str, says: str) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Refused, match=says):
        named(larkbeam, policy, called, address)
    assert not open_locations(larkbeam.organisation, policy)


@pytest.mark.parametrize(
    ("called", "address"),
    [("Wiki", PAGE), ("Intranet", f"{PAGE.replace('https', 'HTTPS')}"), ("CANTEEN ", ""), ("Canteen", "")],
)
def test_name_location_twice_is_refused(larkbeam: Cast, called: str, address: str) -> None:
    policy = begun(larkbeam)
    page, canteen = named(larkbeam, policy), named(larkbeam, policy, "Canteen", "")
    with pytest.raises(Refused, match="on the list already"):
        named(larkbeam, policy, called, address)
    ended(larkbeam, page if address else canteen)
    named(larkbeam, policy, called, address, at=after(3))
    assert entered(larkbeam, "location.named") == 3


def test_name_location_of_a_page_called_like_a_place(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    named(larkbeam, policy, "Canteen", "")
    named(larkbeam, policy, "Canteen", PAGE)
    named(larkbeam, policy, "Canteen", f"{PAGE}/2")
    assert len(open_locations(larkbeam.organisation, policy)) == 3


def test_name_location_before_it_is_there(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="still to come"):
        named(larkbeam, begun(larkbeam), begun_on=after(1).date() + timedelta(days=1))


def test_name_location_when_there_are_enough(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    for n in range(MOST_LOCATIONS):
        named(larkbeam, policy, f"Board {n}", "")
    with pytest.raises(Refused, match="At most 20 places"):
        named(larkbeam, policy, "One more", "")


def test_name_location_of_another_organisation_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown):
        named(larkbeam, begun(larkbeam), by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_name_location_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        named(larkbeam, policy)
    assert not open_locations(larkbeam.organisation, policy)
