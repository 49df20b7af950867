"""What counts as an act of leadership: the kinds say it, and everybody who shows one knows its rows."""

from __future__ import annotations

import pytest

from countersign.ledger.kinds import KINDS
from countersign.packs.documents.wall import KNOWN
from countersign.readiness.acts import TOLD
from countersign.readiness.questions import QUESTIONS
from countersign.readiness.wall.acting import leading
from countersign.readiness.wall.duties import LETTERS
from countersign.web.wall.showing import PLACES
from tests.house.source import SRC

FOLDER = SRC / "readiness" / "questions"
BESIDE = {"__init__", "asking", "signed"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_that_shows_a_duty_says_by_which_fields(kind: str) -> None:
    entry = KINDS[kind]
    assert bool(entry.duties()) == bool(entry.leads), (
        f"{kind} shows {entry.shows}: declare `leads`, or take the duty of 5.1 away; one without the other lies."
    )
    assert {*entry.duties()} <= {*LETTERS}


@pytest.mark.parametrize("kind", sorted(leading()))
def test_the_rows_of_a_kind_that_counts_are_known(kind: str) -> None:
    noun = kind.partition(".")[0]
    assert noun in TOLD, f"{kind}: readiness/acts.py needs what is known of a {noun}."
    assert noun in KNOWN, f"{kind}: packs/documents/wall.py needs what is known of a {noun}."
    assert noun in PLACES, f"{kind}: web/wall/showing.py needs the page of a {noun}."


def test_a_question_is_a_file() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - BESIDE
    assert len(files) == len(QUESTIONS)
    assert len({one.answer.__module__ for one in QUESTIONS}) == len(QUESTIONS)
