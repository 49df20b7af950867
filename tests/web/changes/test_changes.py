"""Significant changes and incidents, as people see them and send their forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from countersign.actions.queries import actions
from countersign.changes.commands.assess_event import Following
from countersign.changes.enums import EventKind
from countersign.changes.queries import events
from countersign.kernel.actors import Hat
from countersign.people.commands.grant import grant
from tests.cast import Cast
from tests.changes.worlds import AT, assessed, found, incident, leader, reported, withdrawn
from tests.policies.reviewing import confirmed
from tests.policies.worlds import after, in_force_from
from tests.web.pages import form_with, send
from tests.web.roles.pages import get, hidden, post, seen
from tests.web.test_queries import asked
from tests.web.world import browser_of

CHANGES = "/o/larkbeam-ltd/changes/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(1), tick=False):
        yield


def page_of(id: UUID, act: str = "") -> str:
    return f"{CHANGES}{id.hex}/" + (f"{act}/" if act else "")


def sent(client: Client, page: str, **typed: Any) -> Any:
    return post(client, page, **{**hidden(client, page), **typed})


def contact(here: Cast, first: str = "mei") -> Client:
    grant(person_id=here.person(first).id, hat=Hat.DEPARTMENT_CONTACT, by=leader(here), at=AT)
    return browser_of(first)


def test_changes_when_there_are_none_say_what_belongs_there(larkbeam: Cast) -> None:
    text = seen(get(browser_of("priya"), CHANGES))
    assert "Nothing significant is recorded yet" in text
    assert "Record what happened" in text


def test_changes_say_where_each_stands(larkbeam: Cast) -> None:
    _, version = in_force_from(larkbeam)
    reported(larkbeam, title="Open one")
    assessed(larkbeam, reported(larkbeam, title="Harmless one"))
    touching = reported(larkbeam, title="Touching one", happened_on=after(1).date(), at=after(1))
    assessed(larkbeam, touching, following=Following(True), assessed_on=after(1).date(), at=after(1))
    withdrawn(larkbeam, reported(larkbeam, title="Mistaken one"))
    priya = browser_of("priya")
    text = seen(get(priya, CHANGES))
    assert "Of one change nobody has said what it means" in text
    for title, stands in (
        ("Open one", "nobody has said yet what it means"),
        ("Harmless one", "does not touch the policy"),
        ("Touching one", "the policy waits to be looked at"),
        ("Mistaken one", "withdrawn"),
    ):
        row = text.partition(title)[2]
        assert stands in row[:250], title
    assert "Look at the policy again" in seen(get(priya, page_of(touching)))
    with time_machine.travel(after(2), tick=False):
        confirmed(larkbeam, version, at=after(2))
        text = seen(get(browser_of("priya"), page_of(touching)))
    assert "the policy was looked at on 8 January 2026" in text
    assert "Look at the policy again" not in text


def test_changes_when_there_are_many_are_paged_and_ask_as_often(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    reported(larkbeam)
    get(tom, CHANGES)
    few = asked(tom, CHANGES)
    for _number in range(51):
        reported(larkbeam)
    assert asked(tom, CHANGES) == few <= 14
    assert "1 to 50 of 52" in seen(get(tom, CHANGES))
    assert "Everything that happened was assessed" not in seen(get(tom, f"{CHANGES}?page=2"))


def test_report_when_typed_records_it(larkbeam: Cast) -> None:
    told = {"kind": "REORGANISATION", "title": "Two teams became one", "happened_on": "2025-12-01"}
    answer = post(browser_of("tom"), f"{CHANGES}report/", **told)
    made = events(larkbeam.organisation).get()
    assert answer["Location"] == page_of(made.id)
    assert made.kind == EventKind.REORGANISATION
    text = seen(get(browser_of("tom"), page_of(made.id)))
    assert "Happened on 1 December 2025, recorded on 7 January 2026 by Tom Okafor" in text
    assert post(browser_of("tom"), f"{CHANGES}report/", title="So").status_code == 422


def test_a_department_contact_reports_and_reads_their_own(larkbeam: Cast) -> None:
    other = reported(larkbeam, title="Somebody else's")
    mei = contact(larkbeam)
    told = {"kind": "KEY_SUPPLIER", "title": "Another host", "happened_on": "2026-01-06"}
    page = post(mei, f"{CHANGES}report/", **told)["Location"]
    text = seen(get(mei, page))
    assert "Another host" in text
    assert "Say what it means" not in text
    assert "Somebody else's" not in seen(get(mei, CHANGES))
    assert get(mei, page_of(other)).status_code == 404


def test_assess_when_it_does_not_touch_the_policy(larkbeam: Cast) -> None:
    id = reported(larkbeam)
    tom, page = browser_of("tom"), page_of(id, "assess")
    assert sent(tom, page, touches="no").status_code == 422
    assert sent(tom, page, touches="no", because="Nothing names it.", assessed_on="2026-01-07").status_code == 303
    text = seen(get(tom, page_of(id)))
    assert "It does not touch the policy." in text
    assert "Nothing names it." in text
    assert "Tom Okafor" in text.partition("Decided on 7 January 2026")[2]


def test_assess_when_the_roles_are_looked_through_opens_an_action(larkbeam: Cast) -> None:
    id = incident(larkbeam)
    tom, page = browser_of("tom"), page_of(id, "assess")
    assert "What was learnt from it?" in seen(get(tom, page))
    told = {"touches": "yes", "because": "We say we filter.", "learnt": "We do not.", "assessed_on": "2026-01-07"}
    refused = sent(tom, page, **told, checks_roles="on")
    assert refused.status_code == 403
    assert "Say who looks through the roles" in seen(refused)
    whole = {**told, "checks_roles": "on", "for_review": "on", "due_on": "2026-02-01"}
    assert sent(tom, page, **whole, owner_id=larkbeam.person("mei").id.hex).status_code == 303
    made = actions(larkbeam.organisation).get()
    text = seen(get(tom, page_of(id)))
    assert "Look through the roles after: Ransom mail opened" in text
    assert "The next management review hears of it." in text
    assert page_of(id) in get(tom, f"/o/larkbeam-ltd/actions/{made.id.hex}/").content.decode()


def test_assess_when_somebody_was_quicker_says_so(larkbeam: Cast) -> None:
    id = reported(larkbeam)
    tom, page = browser_of("tom"), page_of(id, "assess")
    form = form_with(tom.get(page), "revision_shown")
    assessed(larkbeam, id)
    answer = send(tom, page, form, touches="no", because="So.", assessed_on="2026-01-07")
    assert answer.status_code == 403
    assert "was said before, and stands" in seen(answer)


def test_follow_up_adds_an_action_that_names_it(larkbeam: Cast) -> None:
    id = incident(larkbeam)
    told = {"kind": "CORRECTIVE", "title": "Know whom to call", "task": "Print it.", "due_on": "2026-02-01"}
    tom, page = browser_of("tom"), page_of(id, "follow-up")
    assert sent(tom, page, **told, owner_id=larkbeam.person("ola").id.hex).status_code == 303
    assert "Know whom to call : Ola Nowak, open" in seen(get(tom, page_of(id)))


def test_withdraw_from_its_page(larkbeam: Cast) -> None:
    id, tom = reported(larkbeam), browser_of("tom")
    assert sent(tom, page_of(id, "withdraw"), because="").status_code == 422
    assert sent(tom, page_of(id, "withdraw"), because="It fell through.").status_code == 303
    text = seen(get(tom, page_of(id)))
    assert "“It fell through.”" in text
    assert "Say what it means" not in text
    assert found(larkbeam, id).withdrawn_because == "It fell through."


def test_a_finding_about_changes_has_its_button(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    with time_machine.travel(after(60), tick=False):
        reported(larkbeam, happened_on=after(5).date(), at=after(6))
        page = get(browser_of("tom"), "/o/larkbeam-ltd/findings/")
    assert "should have led to a review of" in seen(page)
    assert f'href="{CHANGES}"' in page.content.decode()
