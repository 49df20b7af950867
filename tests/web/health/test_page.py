"""The page *Health*: what is stuck, since when, whose it is, and what clears it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from countersign.console import worker
from countersign.delivery.enums import MailKind
from countersign.delivery.letters import Letter
from countersign.delivery.models import Mail
from countersign.delivery.queue import queue
from countersign.delivery.rounds.collect import collect
from countersign.entrance.clock import now
from countersign.entrance.watching import SILENCE, Watch
from countersign.kernel.actors import Hat
from countersign.kernel.mail_folders import read
from countersign.kernel.stuck import DAILY, TOO_LONG, Stuck, Whose
from countersign.ledger.commands.report_verification import report_verification
from countersign.ledger.rounds.issue_checkpoints import issue_checkpoints
from countersign.ledger.rounds.sequence import sequence
from countersign.ledger.verify import Problem
from countersign.packs.commands.order import order
from countersign.packs.enums import Names
from countersign.people.commands.enter import enter
from countersign.people.commands.grant import grant
from countersign.people.models import ImportSeries
from countersign.web.health import words
from countersign.web.health.registry import stuck_here
from tests.cast import Cast, id_of
from tests.policies.worlds import in_force_from, lead, leader
from tests.web.world import browser_of

PAGE = "/o/larkbeam-ltd/health/"
MOMENT = timedelta(seconds=1)


@pytest.fixture
def at(larkbeam: Cast) -> datetime:
    """A moment at which nothing is stuck: just verified and signed, the worker at work."""
    here = now()
    report_verification(size=1, problems=[], by=larkbeam.system, at=here)
    issue_checkpoints(here)
    watch = Watch()
    watch.ran("ledger.sequence", here, 1)
    watch.tell(here)
    return here


def said(found: Iterable[Stuck]) -> list[tuple[str, Whose]]:
    return [(str(one.what), one.whose) for one in found]


def stuck_after(here: Cast, at: datetime, wait: timedelta) -> list[tuple[str, Whose]]:
    """What is stuck once a wait is over, and was not a moment before; the worker's own silence apart."""

    def own(then: datetime) -> list[tuple[str, Whose]]:
        return [one for one in said(stuck_here(here.organisation, then)) if one[0] != "The worker is silent"]

    assert own(at + wait) == []
    return own(at + wait + MOMENT)


def test_nothing_is_stuck_when_all_was_just_done(larkbeam: Cast, at: datetime) -> None:
    assert stuck_here(larkbeam.organisation, at) == []
    text = browser_of("tom").get(PAGE).content.decode()
    assert "<h1>Nothing is stuck</h1>" in text
    assert "Gives entries their place in the ledger" in text


def test_entries_without_a_place_are_the_operator_s(larkbeam: Cast, at: datetime, settings: Settings) -> None:
    settings.COUNTERSIGN_SEQUENCER = "worker"
    enter(name="Sam New", email="sam@larkbeam.example", by=lead(larkbeam), at=at)
    found = stuck_after(larkbeam, at, TOO_LONG)
    assert found == [("One entry waits for its place in the ledger", Whose.OPERATOR)]
    sequence(at)
    assert said(stuck_here(larkbeam.organisation, at + MOMENT)) == []


def test_mails_that_did_not_go_out_are_counted_by_their_trouble_and_name_nobody(larkbeam: Cast, at: datetime) -> None:
    letter = Letter(subject="Hello", greeting="Hello", lead="", organisation_name="Larkbeam Ltd")
    for trouble in ("SMTPException: 550 no ola@larkbeam.example", "SMTPException: 550 no tom@larkbeam.example", ""):
        made = queue(letter, to="ola@larkbeam.example", kind=MailKind.ALERT, at=at, organisation=larkbeam.organisation)
        Mail.objects.filter(id=made.id, organisation_id=larkbeam.organisation).update(trouble=trouble)
    assert sorted(stuck_after(larkbeam, at, TOO_LONG)) == [
        ("2 mails are not sent", Whose.OPERATOR),
        ("One mail is not sent", Whose.OPERATOR),
    ]
    first = stuck_here(larkbeam.organisation, at + TOO_LONG + MOMENT)
    assert "The mail server answered: SMTPException: 550 no …" in [str(one.why) for one in first]


def test_pdfs_and_packs_that_are_not_made_are_named(larkbeam: Cast, at: datetime) -> None:
    in_force_from(larkbeam, at=at)
    issue_checkpoints(at)
    tom = larkbeam.actor("tom", Hat.ISMS_LEAD)
    order(as_of=at.date(), recipient="Northgate", names=Names.LEADERS, by=tom, at=at)
    assert stuck_after(larkbeam, at, TOO_LONG) == [
        ("The PDF of Information Security Policy, version 1.0, is not made", Whose.OPERATOR),
        ("The pack for Northgate is not made", Whose.OPERATOR),
    ]


def test_an_import_that_stopped_is_the_isms_lead_s_at_once(larkbeam: Cast, at: datetime) -> None:
    series = ImportSeries.objects.create(
        id=larkbeam.organisation,
        organisation_id=larkbeam.organisation,
        plan_shown="",
        confirmed_by=larkbeam.person("tom"),
        confirmed_at=at,
    )
    what = "The list of people that Tom Okafor confirmed is taken in only in part"
    assert stuck_after(larkbeam, at, TOO_LONG) == [(what, Whose.OPERATOR)]
    ImportSeries.objects.filter(id=series.id, organisation_id=larkbeam.organisation).update(stopped="Tom has left.")
    assert said(stuck_here(larkbeam.organisation, at)) == [(what, Whose.ISMS_LEAD)]


def test_the_daily_work_of_the_ledger_is_missed_after_a_day(larkbeam: Cast, at: datetime) -> None:
    assert stuck_after(larkbeam, at, DAILY) == [("The daily verification is overdue", Whose.OPERATOR)]
    enter(name="Sam New", email="sam@larkbeam.example", by=lead(larkbeam), at=at + MOMENT)
    found = said(stuck_here(larkbeam.organisation, at + DAILY + MOMENT))
    assert ("The ledger was not signed since then, and it has grown", Whose.OPERATOR) in found


def test_a_verification_that_found_something_is_the_isms_lead_s(larkbeam: Cast, at: datetime) -> None:
    wrong = [Problem("ROW-FIELD", "person_1, name", "is not what was recorded")]
    report_verification(size=1, problems=wrong, by=larkbeam.system, at=at)
    found = said(stuck_here(larkbeam.organisation, at))
    assert found == [("The last verification found one thing that is not as recorded", Whose.ISMS_LEAD)]


def test_a_round_that_keeps_failing_and_a_silent_worker_come_first(larkbeam: Cast, at: datetime) -> None:
    watch = Watch()
    watch.failed("policies.render", at, OSError("disk"))
    watch.tell(at)
    found = said(stuck_here(larkbeam.organisation, at + TOO_LONG + MOMENT))
    assert found == [
        ("The worker is silent", Whose.OPERATOR),
        ("The round policies.render keeps failing", Whose.OPERATOR),
    ]


def test_a_mailbox_that_gives_nothing_is_the_operator_s(larkbeam: Cast, at: datetime, settings: Settings) -> None:
    box = read("imap://bounces:s3cret@127.0.0.1:1/Back")
    settings.COUNTERSIGN_BOUNCES_FOLDER = box
    collect(at - TOO_LONG - MOMENT)
    text = browser_of("tom").get(PAGE).content.decode()
    assert "Mail that came back is not fetched" in text
    assert "The mail server is not there, or does not come to an end." in text
    assert not any(part in text for part in ("s3cret", "127.0.0.1:1"))


def test_whose_it_is_is_said_by_name(larkbeam: Cast, at: datetime) -> None:
    ada = id_of(enter(name="Ada Lin", email="ada@larkbeam.example", by=lead(larkbeam), at=at))
    grant(person_id=ada, hat=Hat.ADMINISTRATOR, by=leader(larkbeam), at=at)
    watch = Watch()
    watch.ran("ledger.sequence", at - SILENCE - 2 * MOMENT, 0)
    watch.rows["ledger.sequence"].failing_since = at - timedelta(hours=1)
    watch.tell(at)
    text = browser_of("ada").get(PAGE).content.decode()
    assert "<h1>Two things are stuck</h1>" in text
    assert text.count("Whoever runs the server: Ada Lin.") == 2


def test_a_page_when_much_is_stuck_asks_as_often_as_before(larkbeam: Cast, at: datetime) -> None:
    tom = larkbeam.actor("tom", Hat.ISMS_LEAD)
    browser, long_ago = browser_of("tom"), at - timedelta(hours=1)
    counts = []
    for number in (1, 3):
        for one in range(number):
            order(as_of=at.date(), recipient=f"Firm {one}", names=Names.LEADERS, by=tom, at=long_ago)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(PAGE).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 27


def test_every_round_has_a_name_that_people_read() -> None:
    assert {one.name for one in worker.ROUNDS} == set(words.ROUNDS)
