from __future__ import annotations

from typing import Any

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.policies.commands.mark import mark
from countersign.policies.enums import Requirement
from tests.cast import Cast
from tests.policies.worlds import AT, NOBODY, PASSAGES, begun, draft, lead, mark_all

PURPOSE, OBJECTIVES = Requirement.PURPOSE, Requirement.OBJECTIVES


def chosen(here: Cast, policy: Any, passages: Any, **how: Any) -> None:
    shown = {"revision_shown": draft(here, policy).revision, "by": lead(here), **how}
    mark(policy_id=policy, passages=passages, at=AT, **shown)


def test_mark_when_lead(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    chosen(larkbeam, policy, {PURPOSE: ("p0", "rota and payroll software"), OBJECTIVES: ("p1", "")})
    now = draft(larkbeam, policy)
    assert now.marks == {
        "PURPOSE": {"block": "p0", "quote": "rota and payroll software"},
        "OBJECTIVES": {"block": "p1", "quote": PASSAGES[OBJECTIVES]},
    }
    assert now.revision == 2


def test_mark_takes_back_what_is_none_and_leaves_the_others(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    mark_all(larkbeam, policy)
    chosen(larkbeam, policy, {PURPOSE: None})
    assert set(draft(larkbeam, policy).marks) == set(Requirement) - {PURPOSE}


def test_mark_when_nothing_changed_changes_nothing(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    mark_all(larkbeam, policy)
    chosen(larkbeam, policy, {PURPOSE: ("p0", PASSAGES[PURPOSE])})
    assert draft(larkbeam, policy).revision == 2


@pytest.mark.parametrize("passage", [("p0", "We promise nothing."), ("gone", "")])
def test_mark_when_the_text_does_not_say_so_is_refused(larkbeam: Cast, passage: tuple[str, str]) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Refused, match="does not stand in the text"):
        chosen(larkbeam, policy, {PURPOSE: passage})
    assert draft(larkbeam, policy).marks == {}


def test_mark_when_staff_is_refused(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Refused, match="mark passages"):
        chosen(larkbeam, policy, {PURPOSE: None}, by=larkbeam.actor("ola"))


def test_mark_when_the_page_is_old_is_stale(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    with pytest.raises(Stale):
        chosen(larkbeam, policy, {PURPOSE: None}, revision_shown=7)


def test_mark_when_the_policy_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    policy, otto = begun(larkbeam), stonecross.actor("otto", Hat.ISMS_LEAD)
    for id in (policy, NOBODY):
        with pytest.raises(Unknown, match="There is no such policy here"):
            mark(policy_id=id, revision_shown=1, passages={PURPOSE: None}, by=otto, at=AT)
