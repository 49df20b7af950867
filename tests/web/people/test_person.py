from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from countersign.kernel.actors import Hat
from countersign.ledger.reconciling import verify
from countersign.people.enums import PersonKind
from countersign.people.queries import person
from countersign.web.people.showing import leave
from tests.cast import Cast
from tests.people.worlds import AT, put_right
from tests.policies.filling import with_tokens
from tests.policies.worlds import in_force_from, offered
from tests.web.people.worlds import HERE, act, client_of, granted


def address_of(here: Cast, first: str, verb: str = "") -> str:
    return f"{HERE}/people/{here.person(first).id.hex}/" + (f"{verb}/" if verb else "")


def form_of(client: Client, address: str) -> dict[str, Any]:
    """What the page's form would send as it stands."""
    form = client.get(address).context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}


def test_person_page_shows_what_is_recorded(larkbeam: Cast) -> None:
    put_right(larkbeam, "ola", department="Engineering", manager_id=larkbeam.person("mei").id, on_leave=True)
    page = client_of(larkbeam, "tom").get(address_of(larkbeam, "ola")).content.decode()
    for told in (
        "Ola Nowak",
        "ola@larkbeam.example",
        "Developer",
        "Engineering",
        "Mei Sato",
        "1 May 2022",
        "On leave.",
    ):
        assert told in page
    manager = client_of(larkbeam, "tom").get(address_of(larkbeam, "mei")).content.decode()
    assert "one person" in manager


def test_person_page_offers_what_the_reader_may_do(larkbeam: Cast) -> None:
    granted(larkbeam, "mei", Hat.INTERNAL_AUDITOR)
    for first, changes in (("tom", True), ("mei", False)):
        page = client_of(larkbeam, first).get(address_of(larkbeam, "ola"))
        assert ("Change what is recorded" in page.content.decode()) is changes


def test_change_somebody(larkbeam: Cast) -> None:
    tom, where = client_of(larkbeam, "tom"), address_of(larkbeam, "ola", "change")
    sent = {**form_of(tom, where), "department": "Quality", "manager_id": larkbeam.person("mei").id.hex}
    done = tom.post(where, sent)
    assert (done.status_code, done["Location"]) == (303, address_of(larkbeam, "ola"))
    ola = larkbeam.person("ola")
    assert (ola.department, ola.manager_id, ola.title) == ("Quality", larkbeam.person("mei").id, "Developer")


def test_change_to_leave_with_days_says_so(larkbeam: Cast) -> None:
    tom, where = client_of(larkbeam, "tom"), address_of(larkbeam, "ola", "change")
    with time_machine.travel(AT, tick=False):
        wrong = tom.post(where, {**form_of(tom, where), "leave_until": "2026-03-02"})
        assert wrong.status_code == 403
        assert "Say from which day on" in wrong.content.decode()
        sent = {**form_of(tom, where), "leave_from": "2026-02-02", "leave_until": "2026-03-02"}
        assert tom.post(where, sent).status_code == 303
    page = address_of(larkbeam, "ola")
    for month, day, told in (
        (1, 9, "On leave from 2 February 2026; back on 2 March 2026."),
        (2, 2, "On leave; back on 2 March 2026."),
        (3, 2, ""),
    ):
        with time_machine.travel(datetime(2026, month, day, 12, tzinfo=UTC), tick=False):
            shown = client_of(larkbeam, "tom").get(page).content.decode()
        assert told in shown
        assert ("On leave" in shown) is bool(told)


@pytest.mark.parametrize(("on", "told"), [(1, "On leave from 2 January 2026."), (2, "On leave.")])
def test_leave_without_an_end_is_told(larkbeam: Cast, on: int, told: str) -> None:
    put_right(larkbeam, "ola", leave_from=date(2026, 1, 2))
    assert leave(larkbeam.person("ola"), date(2026, 1, on)) == told


def test_change_of_an_older_state_shows_both_and_keeps_what_was_typed(larkbeam: Cast) -> None:
    tom, where = client_of(larkbeam, "tom"), address_of(larkbeam, "ola", "change")
    sent = {**form_of(tom, where), "title": "Tester"}
    put_right(larkbeam, "ola", title="Lead developer")
    stale = tom.post(where, sent)
    page = stale.content.decode()
    assert stale.status_code == 409
    assert "Lead developer" in page
    assert "You wrote: Tester" in page
    again = {**sent, "act": act(), "revision_shown": stale.context["form"]["revision_shown"].value()}
    assert tom.post(where, again).status_code == 303
    assert larkbeam.person("ola").title == "Tester"


def test_change_of_an_older_state_shows_every_field_that_somebody_else_changed(larkbeam: Cast) -> None:
    """Nobody overwrites unseen what HR has just written down."""
    tom, where = client_of(larkbeam, "tom"), address_of(larkbeam, "ola", "change")
    sent = {**form_of(tom, where), "title": "Tester", "department": "Quality"}
    put_right(
        larkbeam,
        "ola",
        title="Tester",
        manager_id=larkbeam.person("mei").id,
        kind=PersonKind.CONTRACTOR,
        joined_on=date(2022, 6, 1),
        employee_number="17",
        on_leave=True,
        leave_from=date(2026, 2, 2),
        leave_until=date(2026, 3, 2),
        executive=True,
    )
    stale = tom.post(where, sent)
    assert [(one["label"], one["theirs"], one["yours"]) for one in stale.context["stale"]] == [
        ("Department", "", "Quality"),
        ("Manager", "Mei Sato", ""),
        ("Kind", "Contractor", "Employee"),
        ("Joined on", "1 June 2022", "1 May 2022"),
        ("Employee number", "17", ""),
        ("On leave at the moment", "yes", "no"),
        ("First day of leave", "2 February 2026", ""),
        ("Back on", "2 March 2026", ""),
        ("Part of the executive team", "yes", "no"),
    ]
    assert "You wrote: nothing" in stale.content.decode()


def test_change_with_a_foreign_manager_is_no_choice(larkbeam: Cast, stonecross: Cast) -> None:
    tom, where = client_of(larkbeam, "tom"), address_of(larkbeam, "ola", "change")
    sent = {**form_of(tom, where), "manager_id": stonecross.person("otto").id.hex}
    assert tom.post(where, sent).status_code == 422


def test_leave_come_back_and_be_erased(larkbeam: Cast) -> None:
    granted(larkbeam, "ruth", Hat.HR)
    ruth, ola = client_of(larkbeam, "ruth"), larkbeam.person("ola").id
    leaving, back, erasing = (address_of(larkbeam, "ola", verb) for verb in ("leave", "come-back", "erase"))
    assert ruth.post(leaving, {"act": act(), "left_on": "2026-01-06"}).status_code == 303
    assert "Left on 6 January 2026." in ruth.get(address_of(larkbeam, "ola")).content.decode()
    assert ruth.post(back, {"act": act(), "joined_on": "2026-01-07"}).status_code == 303
    early = ruth.post(erasing, {"act": act()})
    assert early.status_code == 403
    assert "Record first that this person has left." in early.content.decode()
    assert ruth.post(leaving, {"act": act(), "left_on": "2026-01-08"}).status_code == 303
    preview = ruth.get(erasing).content.decode()
    for told in ("ola@larkbeam.example", "Is erased", "Is kept", "article 17 (3) (e)"):
        assert told in preview
    assert ruth.post(erasing, {"act": act()}).status_code == 303
    gone = person(larkbeam.organisation, ola)
    assert (gone.name, gone.email, gone.title, gone.left_on) == (None, None, None, date(2026, 1, 8))
    assert "Somebody who was erased" in ruth.get(f"{HERE}/people/{ola.hex}/").content.decode()
    assert verify(larkbeam.organisation)[1] == []


def test_erase_names_the_documents_that_keep_the_name(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    granted(larkbeam, "ruth", Hat.HR)
    page = client_of(larkbeam, "ruth").get(address_of(larkbeam, "priya", "erase")).content.decode()
    assert "Information Security Policy, 1.0" in page


def test_erase_names_the_texts_that_a_name_was_filled_into(larkbeam: Cast) -> None:
    offered(larkbeam, with_tokens(larkbeam))
    granted(larkbeam, "ruth", Hat.HR)
    ruth = client_of(larkbeam, "ruth")
    page = ruth.get(address_of(larkbeam, "mei", "erase"))
    assert page.context["named"] == ["Information Security Policy, 1.0"]
    assert "goes into no evidence pack" in page.content.decode()
    assert ruth.get(address_of(larkbeam, "ola", "erase")).context["named"] == []


@pytest.mark.parametrize(("asked", "found"), [("pri", "Priya Raman"), ("ram", "Priya Raman"), ("NOW", "Ola Nowak")])
def test_list_finds_the_beginning_of_any_part_of_a_name(larkbeam: Cast, asked: str, found: str) -> None:
    page = client_of(larkbeam, "tom").get(f"{HERE}/people/", {"q": asked})
    assert [one["name"] for one in page.context["people"]] == [found]


def test_list_says_when_nobody_is_called_so(larkbeam: Cast) -> None:
    page = client_of(larkbeam, "tom").get(f"{HERE}/people/", {"q": "<b>"}).content.decode()
    assert "Nobody is called “&lt;b&gt;”" in page
    assert "Show everybody" in page
