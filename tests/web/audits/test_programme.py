"""The audit programme as people see it and decide about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from countersign.audits.queries import programmes
from tests.audits import internal
from tests.audits.internal import after
from tests.audits.programmed import EARLIER, WHY, in_force, put_forward
from tests.cast import Cast
from tests.web.pages import form_with, send
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of

PROGRAMME = "/o/larkbeam-ltd/audits/programme/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2), tick=False):
        yield


def test_the_page_when_there_is_none_says_what_belongs_there(larkbeam: Cast) -> None:
    text = seen(get(browser_of("tom"), PROGRAMME))
    assert "the programme goes here" in text
    assert "Plan an internal audit" in text
    assert get(browser_of("ola"), PROGRAMME).status_code == 403


def test_it_is_put_forward_and_approved_as_shown(larkbeam: Cast) -> None:
    audit, tom, priya = internal.planned(larkbeam), browser_of("tom"), browser_of("priya")
    page = f"{PROGRAMME}propose/"
    sent = {"covers_from": "2026-01-01", "covers_until": "2026-12-31", "why": WHY, "earlier": EARLIER}
    missing = send(tom, page, form_with(get(tom, page), "act"), **sent)
    assert missing.status_code == 422
    assert "a programme without any is none" in seen(missing)
    at = send(tom, page, form_with(get(tom, page), "act"), **sent, audit_ids=audit.hex)["Location"]
    assert "Only top management can approve the audit programme." in seen(get(tom, at))
    text = seen(get(priya, at))
    for told in (WHY, EARLIER, "Ola Nowak has no part in what is audited", "none by 31 December 2026"):
        assert told in text
    assert send(priya, f"{at}approve/", form_with(get(priya, at), "digest_shown")).status_code == 303
    assert "8 parts are not looked at by 31 December 2026" in seen(get(tom, PROGRAMME))


def test_it_is_sent_back_with_a_reason(larkbeam: Cast) -> None:
    id, priya = put_forward(larkbeam), browser_of("priya")
    page = f"{PROGRAMME}{id.hex}/close/"
    assert send(priya, page, form_with(get(priya, page), "act"), because="Purchasing is missing.").status_code == 303
    assert "“Purchasing is missing.”" in seen(get(browser_of("tom"), PROGRAMME))


def test_what_changes_is_another_version(larkbeam: Cast) -> None:
    audit = internal.planned(larkbeam)
    id, tom = in_force(larkbeam, audit_ids=[audit]), browser_of("tom")
    internal.changed(larkbeam, audit, audit_on=date(2026, 2, 20), at=after(2))
    assert "planned otherwise since it was put forward, then for 20 January 2026" in seen(get(tom, PROGRAMME))
    page = f"{PROGRAMME}propose/?changes={id.hex}"
    shown = get(tom, page)
    assert "replaces version 1" in seen(shown)
    assert WHY in seen(shown)
    sent = {"covers_from": "2026-01-01", "covers_until": "2026-12-31", "why": WHY, "earlier": "One result: moved."}
    assert send(tom, page, form_with(shown, "act"), **sent, audit_ids=audit.hex).status_code == 303
    assert programmes(larkbeam.organisation)[0].version == 2
    assert "It waits for top management" in seen(get(tom, PROGRAMME))
