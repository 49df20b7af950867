from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from countersign.kernel.actors import Hat
from countersign.people.commands.grant import grant
from countersign.processes.queries import checks, processes
from tests.cast import Cast
from tests.processes.worlds import AT, PLACE, TODAY, checked, described, ended, found, leader
from tests.web.roles.pages import get, hidden, post, seen
from tests.web.test_queries import asked
from tests.web.world import browser_of

LIST = "/o/larkbeam-ltd/processes/"
PDF = b"%PDF-1.7\nchecklist"


def at(id: UUID, act: str = "") -> str:
    return f"{LIST}{id.hex}/" + (f"{act}/" if act else "")


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


def test_the_list_when_it_is_empty_says_what_belongs_there_and_what_to_start_from(larkbeam: Cast) -> None:
    text = seen(get(browser_of("tom"), LIST))
    assert "No process is written down yet" in text
    assert "Why an auditor cares." in text
    assert "A supplier is chosen" in text
    begun = get(browser_of("tom"), f"{LIST}describe/?example=leavers")
    assert 'value="Somebody leaves"' in begun.content.decode()
    assert get(browser_of("tom"), f"{LIST}describe/?example=nothing").status_code == 200


def typed(here: Cast, **changed: Any) -> dict[str, Any]:
    owner = here.person("ruth").id.hex
    told = {"name": "Somebody leaves", "owner_id": owner, "step": "Keys back.", "cadence_months": "6"}
    return {**told, **changed}


def test_a_process_is_written_down_and_shown_by_an_example(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    assert post(tom, f"{LIST}describe/", **typed(larkbeam)).status_code == 303
    id = processes(larkbeam.organisation).get().id
    assert "One process wants an example" in seen(get(tom, LIST))
    none = post(tom, at(id, "check"), worked="YES", checked_on="2026-01-05")
    assert none.status_code == 403
    assert "Say where the case can be seen" in seen(none)
    scan = SimpleUploadedFile("list.pdf", PDF)
    given = {"worked": "YES", "checked_on": "2026-01-05", "place": PLACE, "scan": scan}
    assert post(tom, at(id, "check"), **given).status_code == 303
    page = get(tom, at(id))
    assert f'href="{PLACE}"' in page.content.decode()
    assert "5 January 2026: the step was taken" in seen(page)
    assert "recorded later on 6 January 2026" in seen(page)
    assert "The next example is due on 5 July 2026." in seen(page)
    one = checks(larkbeam.organisation).get()
    assert get(tom, f"{LIST}checks/{one.id.hex}/scan/").content == PDF
    assert "Every process has an example of late" in seen(get(tom, LIST))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": ""}, "Say which process it is"),
        ({"owner_id": ""}, "Choose somebody"),
        ({"cadence_months": "40"}, "less than or equal to 36"),
    ],
)
def test_a_process_that_is_unclear_is_asked_about(larkbeam: Cast, changed: dict[str, str], says: str) -> None:
    answer = post(browser_of("tom"), f"{LIST}describe/", **typed(larkbeam, **changed))
    assert answer.status_code == 422
    assert says in seen(answer)


def test_a_link_that_is_no_https_is_no_link(larkbeam: Cast) -> None:
    id = described(larkbeam)
    bare = checked(larkbeam, id, place="javascript:alert(1)")
    page = get(browser_of("tom"), at(id))
    assert 'href="javascript' not in page.content.decode()
    assert get(browser_of("tom"), f"{LIST}checks/{bare.hex}/scan/").status_code == 404


def test_a_process_is_changed_and_ended(larkbeam: Cast) -> None:
    id, tom = described(larkbeam), browser_of("tom")
    first = hidden(tom, at(id, "change"))
    assert tom.post(at(id, "change"), {**first, **typed(larkbeam, step="Keys and badges back.")}).status_code == 303
    stale = tom.post(at(id, "change"), {**first, "act": str(id), **typed(larkbeam)})
    assert stale.status_code == 409
    assert "Keys and badges back." in seen(stale)  # type: ignore[arg-type]
    assert post(tom, at(id, "end"), ended_on="2026-01-06", because="").status_code == 422
    assert post(tom, at(id, "end"), ended_on="2026-01-06", because="A firm does it.").status_code == 303
    text = seen(get(tom, at(id)))
    assert "“A firm does it.”" in text
    assert "Record an example" not in text
    assert found(larkbeam, id).ended_on == TODAY


def test_a_contact_reads_and_shows_their_own_alone(larkbeam: Cast) -> None:
    grant(person_id=larkbeam.person("ruth").id, hat=Hat.DEPARTMENT_CONTACT, by=leader(larkbeam), at=AT)
    own, others = described(larkbeam), described(larkbeam, name="A release goes out", owner="mei")
    ruth = browser_of("ruth")
    text = seen(get(ruth, LIST))
    assert "Somebody leaves" in text
    assert "A release goes out" not in text
    assert get(ruth, at(others)).status_code == get(ruth, at(others, "check")).status_code == 404
    assert "Who looked?" not in seen(get(ruth, at(own, "check")))
    case = {"worked": "YES", "checked_on": "2026-01-06", "place": "Folder 7"}
    named = post(ruth, at(own, "check"), **case, checked_by_id=larkbeam.person("priya").id.hex)
    assert (named.status_code, checks(larkbeam.organisation).count()) == (422, 0)
    assert post(ruth, at(own, "check"), **case).status_code == 303


def test_the_list_when_there_is_much_asks_as_often_as_before(larkbeam: Cast) -> None:
    tom, id = browser_of("tom"), described(larkbeam)
    checked(larkbeam, id)
    asked(tom, LIST)
    few = asked(tom, LIST)
    for number in range(5):
        checked(larkbeam, described(larkbeam, name=f"Number {number}"), date(2025, 12, 1))
    ended(larkbeam, id)
    assert asked(tom, LIST) == few <= 13
