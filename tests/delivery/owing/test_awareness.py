"""Whoever was drawn is told once, and once more; then never again."""

from __future__ import annotations

from datetime import datetime

from countersign.delivery.models import Mail, NoticeItem
from countersign.delivery.owed import owed_to
from countersign.delivery.rounds.remind import remind
from countersign.people.queries import organisation
from tests.awareness.drawing import LAST, answered, closed, drawn
from tests.awareness.worlds import AT, after
from tests.cast import Cast

TITLE = "Answer a few questions about security, without your name"


def titles(here: Cast, first: str, at: datetime = AT) -> list[str]:
    owed = owed_to(organisation(here.organisation), here.person(first).id, at)
    return [str(one.title) for one in owed if one.route[0].startswith("spotchecks:")]


def test_it_waits_for_whoever_was_drawn_until_they_have_answered(larkbeam: Cast) -> None:
    drawn(larkbeam)
    assert titles(larkbeam, "ola") == titles(larkbeam, "priya") == [TITLE]
    answered(larkbeam)
    assert titles(larkbeam, "ola") == []


def test_one_mail_one_reminder_and_then_silence(larkbeam: Cast) -> None:
    id = drawn(larkbeam)
    ola = larkbeam.person("ola").id
    told = []
    for day in range(30):
        if day == 12:
            closed(larkbeam, id, at=LAST)
        remind(after(day))
        told.append(
            NoticeItem.objects.filter(
                organisation_id=larkbeam.organisation, person=ola, item__startswith="invitation/"
            ).count()
        )
    assert (told[0], told[6], told[7], told[-1]) == (1, 1, 2, 2)
    assert Mail.objects.filter(organisation_id=larkbeam.organisation, person=ola).count() == 2


def test_what_is_kept_of_a_mail_leads_to_no_draw(larkbeam: Cast) -> None:
    id = drawn(larkbeam)
    remind(AT)
    assert not NoticeItem.objects.filter(organisation_id=larkbeam.organisation, item__contains=id.hex)
