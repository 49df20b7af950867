from __future__ import annotations

from datetime import timedelta

import pytest

from countersign.kernel.refusals import Refused
from countersign.ledger.models import Leaf
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.people.imports.plan import State
from countersign.people.queries import import_preview
from tests.cast import Cast
from tests.people.worlds import AT, DAY, HEADINGS, hr, lead, plan_now, previewed

LIST = HEADINGS + "Sam Price,sam@larkbeam.example,Developer,Engineering,Mei Sato,Employee,2023-09-01,,\n"


def test_preview_import_keeps_the_list_and_records_nothing(larkbeam: Cast) -> None:
    before = Leaf.objects.filter(organisation_id=larkbeam.organisation).count()
    id = previewed(larkbeam, LIST)
    kept = import_preview(larkbeam.organisation, id)
    assert kept
    assert (kept.file_name, str(kept), kept.made_at, str(kept.made_by)) == (
        "people.csv",
        "people.csv",
        AT,
        "Tom Okafor",
    )
    assert plan_now(larkbeam, id).counts == {**dict.fromkeys(State, 0), State.NEW: 1, State.GONE: 6}
    assert Leaf.objects.filter(organisation_id=larkbeam.organisation).count() == before


def test_preview_import_throws_away_what_nobody_confirmed_for_a_week(larkbeam: Cast) -> None:
    old = previewed(larkbeam, LIST)
    young = previewed(larkbeam, LIST, at=AT + timedelta(days=6))
    previewed(larkbeam, LIST, at=AT + timedelta(days=8))
    assert import_preview(larkbeam.organisation, old) is None
    assert import_preview(larkbeam.organisation, young)


def test_preview_import_is_thrown_away_when_somebody_is_erased(larkbeam: Cast) -> None:
    ruth, ola = hr(larkbeam), larkbeam.person("ola").id
    id = previewed(larkbeam, LIST, by=ruth)
    leave(person_id=ola, left_on=DAY, by=ruth, at=AT)
    erase(person_id=ola, by=ruth, at=AT)
    assert import_preview(larkbeam.organisation, id) is None


def test_preview_import_when_staff_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or HR can import"):
        previewed(larkbeam, LIST, by=larkbeam.actor("ola"))


def test_preview_import_is_seen_in_its_own_organisation_only(larkbeam: Cast, stonecross: Cast) -> None:
    id = previewed(larkbeam, LIST, by=lead(larkbeam))
    assert import_preview(stonecross.organisation, id) is None
