from __future__ import annotations

import pytest

from countersign.awareness.commands.answer_questions import answer_questions
from countersign.awareness.enums import Mark
from countersign.awareness.models import Slip
from countersign.kernel.refusals import Refused
from countersign.ledger.models import Act, Leaf, Pending
from tests.awareness.drawing import answered, asked, closed, drawn, marks_for, staff
from tests.awareness.worlds import AT, after
from tests.cast import Cast


def slips(here: Cast) -> list[Slip]:
    return list(Slip.objects.filter(organisation_id=here.organisation))


def leaves(here: Cast) -> int:
    of = {"organisation_id": here.organisation}
    return Leaf.objects.filter(**of).count() + Pending.objects.filter(**of).count()


def test_answer_for_oneself_without_a_name(larkbeam: Cast) -> None:
    drawn(larkbeam)
    one, before = asked(larkbeam)[0], leaves(larkbeam)
    answered(larkbeam, most=1, mark=Mark.PARTLY, found=False)
    [slip] = slips(larkbeam)
    assert (slip.how, slip.found, slip.marks["S1"]) == ("SELF", False, "PARTLY")
    assert one.id not in {left.id for left in asked(larkbeam)}
    assert leaves(larkbeam) == before, "the ledger would keep for ever who answered when"


def test_nothing_that_is_stored_joins_an_answer_to_a_person(larkbeam: Cast) -> None:
    drawn(larkbeam)
    one = asked(larkbeam)[0]
    answered(larkbeam, most=1)
    [slip] = slips(larkbeam)
    columns = {field.name for field in Slip._meta.get_fields()}
    assert columns == {"id", "organisation", "draw", "department", "how", "marks", "found"}
    assert slip.id.version == 4, "an id that tells no time"
    assert one.person_id.hex not in str(vars(slip))
    assert not Act.objects.filter(organisation_id=larkbeam.organisation, result__contains=slip.id.hex).exists()


def test_answer_twice_or_without_being_asked_is_refused(larkbeam: Cast) -> None:
    id = drawn(larkbeam)
    one = asked(larkbeam)[0]
    answered(larkbeam, most=1)
    with pytest.raises(Refused, match="or you have answered already"):
        answer_questions(draw_id=id, marks=marks_for(one), found=True, by=staff(larkbeam, one.person_id), at=AT)
    assert len(slips(larkbeam)) == 1


def test_answer_some_questions_alone_is_refused(larkbeam: Cast) -> None:
    id = drawn(larkbeam)
    one = asked(larkbeam)[0]
    with pytest.raises(Refused, match="every question"):
        answer_questions(draw_id=id, marks={"S1": Mark.YES}, found=True, by=staff(larkbeam, one.person_id), at=AT)


def test_answer_when_the_days_are_over_is_refused(larkbeam: Cast) -> None:
    id = drawn(larkbeam)
    with pytest.raises(Refused, match="days in which to answer are over"):
        answered(larkbeam, at=after(11))
    one = asked(larkbeam)[0]
    closed(larkbeam, id)
    with pytest.raises(Refused, match="days in which to answer are over"):
        answer_questions(draw_id=id, marks=marks_for(one), found=True, by=staff(larkbeam, one.person_id), at=AT)


def test_answer_when_writing_fails_leaves_the_question(larkbeam: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no entry that could fail; the slip goes in and the question goes away together, or neither does."""
    drawn(larkbeam)
    one = asked(larkbeam)[0]
    with pytest.raises(Refused):
        answer_questions(draw_id=one.draw_id, marks={}, found=True, by=staff(larkbeam, one.person_id), at=AT)
    assert not slips(larkbeam)
    assert len(asked(larkbeam)) == 6
