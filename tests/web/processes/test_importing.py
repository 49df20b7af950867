"""Cases out of another tool: a list is uploaded, looked at, and recorded; and told apart wherever it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from countersign.kernel.actors import Hat
from countersign.people.commands.grant import grant
from countersign.processes.queries import checks
from tests.cast import Cast
from tests.processes.worlds import AT, described, ended, leader
from tests.web.pages import form_with, send
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of

LIST = "/o/larkbeam-ltd/processes/"
PAGE = f"{LIST}import/"
GOOD = b"Control,Date checked,Checked by,Result,Reference\nSomebody leaves,2025-11-04,Ruth Ellis,passed,Leaver 16\n"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


def uploaded(data: bytes, who: str = "tom") -> Any:
    client = browser_of(who)
    form = form_with(get(client, PAGE), "act")
    return client.post(PAGE, {**form.fields, "file": SimpleUploadedFile("old.csv", data)})


def test_a_list_is_looked_at_and_then_recorded(larkbeam: Cast) -> None:
    id = described(larkbeam)
    shown = uploaded(GOOD + b"Somebody flies,2025-11-05,Ruth Ellis,,\n")
    told = seen(shown)
    assert "One case can be taken over" in told
    assert "No process here is called “Somebody flies”." in told
    assert "row 3" in told
    assert "Leaver 16" in told
    assert not checks(larkbeam.organisation).exists()
    form = form_with(shown, "kept")
    answer = send(browser_of("tom"), PAGE, form)
    assert (answer.status_code, answer["Location"]) == (303, LIST)
    assert checks(larkbeam.organisation).count() == 1
    page = seen(get(browser_of("tom"), f"{LIST}{id.hex}/"))
    assert "recorded later on 6 January 2026" in page
    assert send(browser_of("tom"), PAGE, form).status_code == 303, "asked twice, it answers as the first time"
    assert checks(larkbeam.organisation).count() == 1
    again = seen(uploaded(GOOD))
    assert "Nothing in it can be taken over" in again
    assert "One row is recorded already." in again


def test_the_list_itself_can_be_taken_along(larkbeam: Cast) -> None:
    described(larkbeam)
    send(browser_of("tom"), PAGE, form_with(uploaded(GOOD), "kept"))
    check = checks(larkbeam.organisation).get()
    taken = get(browser_of("tom"), f"{LIST}checks/{check.id.hex}/scan/")
    assert (taken.content, taken["Content-Type"]) == (GOOD, "application/octet-stream")


@pytest.mark.parametrize(
    ("data", "says_so"),
    [
        (b"", "The file is empty (0 bytes)."),
        (b"Name;Document\nOla;Policy\n", "old.csv cannot be read as a list of cases."),
    ],
)
def test_what_is_no_such_list_is_said_beside_the_file(larkbeam: Cast, data: bytes, says_so: str) -> None:
    answer = uploaded(data)
    assert (answer.status_code, says_so in seen(answer)) == (422, True)


def test_what_we_did_not_seal_and_what_is_not_new_any_more_is_refused(larkbeam: Cast) -> None:
    id = described(larkbeam)
    form = form_with(uploaded(GOOD), "kept")
    other = form_with(uploaded(GOOD), "kept")
    ended(larkbeam, id)
    late = send(browser_of("tom"), PAGE, form)
    assert (late.status_code, "There is nothing new in this list." in seen(late)) == (403, True)
    other.fields["kept"] = "made up"
    foreign = send(browser_of("tom"), PAGE, other)
    assert (foreign.status_code, "The list is not here any more." in seen(foreign)) == (403, True)


def test_the_way_to_it_stands_where_there_is_a_process(larkbeam: Cast) -> None:
    leader(larkbeam)
    assert PAGE not in get(browser_of("tom"), LIST).content.decode()
    described(larkbeam)
    for who in ("tom", "priya"):
        assert PAGE in get(browser_of(who), LIST).content.decode()
        assert get(browser_of(who), PAGE).status_code == 200


def test_whoever_does_not_look_after_the_isms_takes_nothing_over(larkbeam: Cast) -> None:
    ruth = larkbeam.person("ruth")
    grant(person_id=ruth.id, hat=Hat.DEPARTMENT_CONTACT, by=leader(larkbeam), at=AT)
    described(larkbeam)
    assert PAGE not in get(browser_of("ruth"), LIST).content.decode()
    assert get(browser_of("ruth"), PAGE).status_code in (403, 404)
