from __future__ import annotations

from typing import Any

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.models import Leaf
from countersign.messages.commands.begin_draft import MOST_DRAFTS
from countersign.messages.queries import drafts
from tests.cast import Cast
from tests.messages.worlds import AT, TEXT, TITLE, begun, leader, written
from tests.people.worlds import put_right


def test_begin_draft_is_nobody_s_act_yet(larkbeam: Cast) -> None:
    before = Leaf.objects.filter(organisation_id=larkbeam.organisation).count()
    one = written(larkbeam, begun(larkbeam, title=f" {TITLE} "))
    assert (one.title, one.text, str(one.leader), str(one.written_by)) == (TITLE, TEXT, "Priya Raman", "Tom Okafor")
    assert (one.written_at, one.offered_at, one.revision) == (AT, None, 1)
    assert Leaf.objects.filter(organisation_id=larkbeam.organisation).count() == before


def test_begin_draft_without_words_yet(larkbeam: Cast) -> None:
    assert written(larkbeam, begun(larkbeam, text="")).text == ""


def test_begin_draft_for_a_department(larkbeam: Cast) -> None:
    put_right(larkbeam, "mei", department="Engineering")
    assert written(larkbeam, begun(larkbeam, departments=["Engineering"])).departments == ["Engineering"]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"title": " "}, "Give it a heading"),
        ({"title": "x" * 201}, "at most 200"),
        ({"text": "x" * 5001}, "at most 5000"),
        ({"to_staff": False, "to_contractors": False}, "Say whom it is for"),
        ({"departments": ["Nowhere"]}, "no department Nowhere"),
    ],
)
def test_begin_draft_when_it_makes_no_sense_is_refused(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        begun(larkbeam, **changed)
    assert not drafts(larkbeam.organisation).exists()


def test_begin_draft_for_somebody_who_does_not_lead_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Ola Nowak is not on the register"):
        begun(larkbeam, "ola")


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.HR, Hat.INTERNAL_AUDITOR, Hat.ADMINISTRATOR])
def test_begin_draft_by_anybody_else_is_refused(larkbeam: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        begun(larkbeam, by=larkbeam.actor("ola", hat))


def test_begin_draft_for_somebody_elsewhere_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown):
        begun(larkbeam, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_begin_draft_when_too_many_are_open_is_refused(larkbeam: Cast) -> None:
    for _ in range(MOST_DRAFTS):
        begun(larkbeam, by=leader(larkbeam))
    with pytest.raises(Refused, match="Send or drop some first"):
        begun(larkbeam)
