from __future__ import annotations

from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.outbound.looking import Outcome
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.policies.commands.note_answer import WORD_HOLDS, note_answer
from tests.cast import Cast
from tests.policies.locating import answered, ended, looked, named, seen
from tests.policies.worlds import NOBODY, after, begun, entered, lead, recording_fails

THERE, SIGN_IN, GONE, SILENT = (
    *(Outcome.ANSWERS, Outcome.ASKS_TO_SIGN_IN),
    *(Outcome.ERROR, Outcome.NO_CONNECTION),
)


@pytest.fixture
def page(larkbeam: Cast) -> UUID:
    return named(larkbeam, begun(larkbeam))


def told(here: Cast) -> list[tuple[bool, str]]:
    return [(one.found, one.outcome) for one in seen(here)]


def test_note_answer_notes_what_turns_and_nothing_else(larkbeam: Cast, page: UUID) -> None:
    days = [THERE, THERE, SIGN_IN, GONE, SILENT, GONE, THERE]
    for day, outcome in enumerate(days, 2):
        answered(larkbeam, page, outcome, 404 if outcome is GONE else None, at=after(day))
    assert told(larkbeam) == [(True, "ANSWERS"), (False, "ERROR"), (True, "ANSWERS")]
    assert (seen(larkbeam)[1].status, seen(larkbeam)[1].seen_at, seen(larkbeam)[1].seen_by_id) == (404, after(5), None)
    assert (entered(larkbeam, "location.seen"), verify(larkbeam.organisation)[1]) == (3, [])


def test_note_answer_leaves_the_word_of_whoever_looked_for_thirty_days(larkbeam: Cast, page: UUID) -> None:
    """Some servers hide from machines: somebody saw the page, although we were told otherwise before and are again."""
    answered(larkbeam, page, GONE, 404, at=after(2))
    looked(larkbeam, page, at=after(3))
    for day in (4, 20, 32):
        answered(larkbeam, page, GONE, 404, at=after(day))
    assert told(larkbeam) == [(False, "ERROR"), (True, "")]
    answered(larkbeam, page, GONE, 404, at=after(3) + WORD_HOLDS)
    assert told(larkbeam)[2:] == [(False, "ERROR")]


def test_note_answer_notes_a_page_that_went_after_somebody_saw_it(larkbeam: Cast, page: UUID) -> None:
    answered(larkbeam, page, THERE, 200, at=after(2))
    looked(larkbeam, page, at=after(3))
    answered(larkbeam, page, GONE, 404, at=after(4))
    assert told(larkbeam)[2:] == [(False, "ERROR")]


def test_note_answer_notes_against_a_word_when_it_was_never_asked_before(larkbeam: Cast, page: UUID) -> None:
    looked(larkbeam, page, at=after(2))
    answered(larkbeam, page, GONE, 404, at=after(3))
    assert told(larkbeam) == [(True, ""), (False, "ERROR")]


def test_note_answer_of_what_is_off_the_list_is_refused(larkbeam: Cast, page: UUID) -> None:
    ended(larkbeam, page)
    with pytest.raises(Refused, match="not on the list any more"):
        answered(larkbeam, page, THERE, 200, at=after(3))


def test_note_answer_by_a_person_is_refused(larkbeam: Cast, page: UUID) -> None:
    with pytest.raises(Refused):
        note_answer(location_id=page, outcome=THERE, status=200, by=lead(larkbeam), at=after(2))


def test_note_answer_of_another_organisation_is_unknown(larkbeam: Cast, stonecross: Cast, page: UUID) -> None:
    for unknown in (page, NOBODY):
        with pytest.raises(Unknown):
            answered(stonecross, unknown, THERE, at=after(2))


def test_note_answer_when_recording_fails_leaves_nothing(larkbeam: Cast, page: UUID) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        answered(larkbeam, page, THERE, at=after(2))
    assert seen(larkbeam) == []
