from __future__ import annotations

import pytest

from countersign.awareness.commands.write_down_answers import write_down_answers
from countersign.awareness.enums import Mark
from countersign.awareness.models import Slip
from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Unknown
from tests.awareness.drawing import asked, auditor, drawn, marks_for
from tests.awareness.worlds import AT, NOBODY, after, lead, leader
from tests.cast import Cast


def written_down(here: Cast, first: str, *, by: Actor | None = None, at=AT, **changed: object) -> None:  # type: ignore[no-untyped-def]
    one = next(one for one in asked(here) if one.person_id == here.person(first).id)
    sent = {"draw_id": one.draw_id, "invitation_id": one.id, "marks": marks_for(one, Mark.NO), "found": False}
    write_down_answers(**{**sent, **changed}, by=by or lead(here), at=at)  # type: ignore[arg-type]


def test_write_down_what_somebody_said(larkbeam: Cast) -> None:
    drawn(larkbeam)
    written_down(larkbeam, "ola")
    written_down(larkbeam, "dana", by=auditor(larkbeam))
    slips = Slip.objects.filter(organisation_id=larkbeam.organisation)
    assert {slip.how for slip in slips} == {"INTERVIEW"}
    assert len(asked(larkbeam)) == 4


def test_write_down_one_s_own_or_by_others_is_refused(larkbeam: Cast) -> None:
    drawn(larkbeam)
    with pytest.raises(Refused, match="Nobody interviews themselves"):
        written_down(larkbeam, "tom")
    for by in (leader(larkbeam), larkbeam.actor("ruth", Hat.HR), larkbeam.actor("ruth", Hat.DEPARTMENT_CONTACT)):
        with pytest.raises(Refused, match="contact of the department"):
            written_down(larkbeam, "ola", by=by)


def test_write_down_when_the_days_are_over_is_refused(larkbeam: Cast) -> None:
    drawn(larkbeam)
    with pytest.raises(Refused, match="are over"):
        written_down(larkbeam, "ola", at=after(11))


def test_write_down_of_nobody_or_in_another_organisation_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    drawn(larkbeam)
    with pytest.raises(Unknown, match="no such draw"):
        written_down(larkbeam, "ola", invitation_id=NOBODY)
    with pytest.raises(Unknown, match="no such draw"):
        written_down(larkbeam, "ola", by=stonecross.actor("otto", Hat.ISMS_LEAD))
