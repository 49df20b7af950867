from __future__ import annotations

from datetime import timedelta

from countersign.ledger.models import Checkpoint, Leaf
from countersign.ledger.reconciling import verify
from countersign.ledger.rounds.issue_checkpoints import issue_checkpoints
from tests.cast import BEGINNING, Cast
from tests.ledger.doing import enter_crowd

DAY = timedelta(days=1)
LATER = BEGINNING + 30 * DAY


def sizes(here: Cast) -> list[int]:
    found = Checkpoint.objects.filter(organisation_id=here.organisation).order_by("size")
    return list(found.values_list("size", flat=True))


def test_issue_checkpoints_when_a_log_has_grown_signs_it_once_a_day(larkbeam: Cast) -> None:
    enter_crowd(larkbeam, 1, at=LATER)
    before = sizes(larkbeam)
    issue_checkpoints(LATER)
    enter_crowd(larkbeam, 1, first=1, at=LATER)
    issue_checkpoints(LATER + DAY - timedelta(milliseconds=1))
    assert len(sizes(larkbeam)) == len(before) + 1
    issue_checkpoints(LATER + DAY)
    assert len(sizes(larkbeam)) == len(before) + 2
    assert verify(larkbeam.organisation)[1] == []


def test_issue_checkpoints_when_nothing_but_a_checkpoint_was_entered_does_nothing(larkbeam: Cast) -> None:
    enter_crowd(larkbeam, 1, at=LATER)
    issue_checkpoints(LATER)
    before = sizes(larkbeam)
    assert issue_checkpoints(LATER + 5 * DAY) == 0
    assert sizes(larkbeam) == before


def test_issue_checkpoints_signs_every_log_up_to_the_limit(larkbeam: Cast, stonecross: Cast) -> None:
    for number, here in enumerate((larkbeam, stonecross)):
        enter_crowd(here, 1, first=number, at=LATER)
    assert [issue_checkpoints(LATER, limit=1) for _ in range(3)] == [1, 1, 0]
    assert verify(stonecross.organisation)[1] == []


def test_issuing_a_checkpoint_is_itself_an_entry_covered_by_the_next(larkbeam: Cast) -> None:
    enter_crowd(larkbeam, 1, at=LATER)
    issue_checkpoints(LATER)
    latest = Checkpoint.objects.filter(organisation_id=larkbeam.organisation).latest("size")
    leaf = Leaf.objects.get(organisation_id=larkbeam.organisation, id=latest.entry)
    assert (leaf.kind, leaf.of, leaf.seq) == ("checkpoint.issued", latest.id, latest.size)
