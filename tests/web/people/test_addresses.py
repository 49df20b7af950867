from __future__ import annotations

from countersign.kernel.actors import Hat
from countersign.people.commands.end_leader import end_leader
from countersign.people.queries import leaders, person
from tests.cast import BEGINNING, Cast
from tests.people.worlds import top
from tests.web.people.worlds import HERE, act, client_of, granted

NEW = "priya.raman@larkbeam.example"


def test_change_the_address_of_somebody_ordinary_ends_their_session(larkbeam: Cast) -> None:
    """Whoever is signed in with the old address is nobody here any more, at the very next request."""
    tom, ola = client_of(larkbeam, "tom"), client_of(larkbeam, "ola")
    where = f"{HERE}/people/{larkbeam.person('ola').id.hex}/address/"
    assert ola.get(f"{HERE}/").status_code == 200
    assert "whoever is signed in with it is signed out" in tom.get(where).content.decode()
    assert tom.post(where, {"act": act(), "new_address": "ola2@larkbeam.example"}).status_code == 303
    assert ola.get(f"{HERE}/").status_code == 404
    assert larkbeam.person("ola2").name == "Ola Nowak"
    assert client_of(larkbeam, "ola2").get(f"{HERE}/").status_code == 200


def test_the_address_of_a_leader_takes_two(larkbeam: Cast) -> None:
    granted(larkbeam, "ruth", Hat.HR)
    tom, ruth, priya = (client_of(larkbeam, first) for first in ("tom", "ruth", "priya"))
    id = larkbeam.person("priya").id
    where = f"{HERE}/people/{id.hex}/"
    asked = ruth.get(f"{where}address/").content.decode()
    assert "one person proposes the address and another approves it" in asked
    assert "Can then be approved by Tom Okafor" in asked
    assert ruth.post(f"{where}address/", {"act": act(), "new_address": NEW}).status_code == 303
    assert person(larkbeam.organisation, id).email == "priya@larkbeam.example"
    proposed = ruth.get(where)
    assert proposed.context["proposed"]["act"] is None
    assert "Can be approved by Tom Okafor" in proposed.content.decode()
    approve = tom.get(where).context["proposed"]["approve_url"]
    refused = ruth.post(approve, {"act": act(), "address_shown": NEW})
    assert (refused.status_code, "You proposed this address" in refused.content.decode()) == (403, True)
    own = priya.post(approve, {"act": act(), "address_shown": NEW})
    assert (own.status_code, "This is your own address" in own.content.decode()) == (403, True)
    stale = tom.post(approve, {"act": act(), "address_shown": "priya@evil.example"})
    assert stale.status_code == 409
    assert tom.post(approve, {"act": act(), "address_shown": NEW}).status_code == 303
    assert person(larkbeam.organisation, id).email == NEW
    assert priya.get(f"{HERE}/").status_code == 404


def test_a_leader_proposes_their_own_address(larkbeam: Cast) -> None:
    priya = client_of(larkbeam, "priya")
    assert "Your mail address" in priya.get(f"{HERE}/me/address/").content.decode()
    assert priya.post(f"{HERE}/me/address/", {"act": act(), "new_address": NEW}).status_code == 303
    assert "A new proposal takes its place" in priya.get(f"{HERE}/me/address/").content.decode()


def test_staff_are_told_whom_to_ask(larkbeam: Cast) -> None:
    ola = client_of(larkbeam, "ola")
    assert "HR or the ISMS lead changes it: ask one of them." in ola.get(f"{HERE}/me/address/").content.decode()
    refused = ola.post(f"{HERE}/me/address/", {"act": act(), "new_address": "ola2@larkbeam.example"})
    assert refused.status_code == 403


def test_an_approval_names_the_person_it_is_about(larkbeam: Cast) -> None:
    priya, tom = client_of(larkbeam, "priya"), client_of(larkbeam, "tom")
    priya.post(f"{HERE}/me/address/", {"act": act(), "new_address": NEW})
    where = f"{HERE}/people/{larkbeam.person('priya').id.hex}/"
    approve = tom.get(where).context["proposed"]["approve_url"]
    other = approve.replace(larkbeam.person("priya").id.hex, larkbeam.person("ola").id.hex)
    assert tom.post(other, {"act": act(), "address_shown": NEW}).status_code == 404


def test_where_only_the_reader_could_approve_the_page_says_who_proposes(larkbeam: Cast) -> None:
    """Said beside the place of the button, not after it."""
    tom = client_of(larkbeam, "tom")
    page = tom.get(f"{HERE}/people/{larkbeam.person('priya').id.hex}/address/").content.decode()
    assert "Nobody but you could approve it. If Priya Raman can still sign in, let them propose it" in page
    assert "Announce this address" in page
    own = client_of(larkbeam, "priya").get(f"{HERE}/people/{larkbeam.person('priya').id.hex}/").content.decode()
    assert f"{HERE}/me/address/" in own


def test_where_nobody_could_approve_the_page_says_so(larkbeam: Cast) -> None:
    entry = leaders(larkbeam.organisation, BEGINNING.date()).get()
    end_leader(leader_id=entry.id, leads_until=BEGINNING.date(), by=top(larkbeam), at=BEGINNING)
    page = client_of(larkbeam, "tom").get(f"{HERE}/me/address/").content.decode()
    assert "There is no second person, so everybody here is told" in page
    assert "Announce this address" in page
