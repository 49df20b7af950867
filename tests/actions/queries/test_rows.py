from __future__ import annotations

from datetime import timedelta

import pytest

from countersign.actions.commands.add_action import Source
from countersign.actions.enums import SourceKind
from countersign.actions.queries import (
    action,
    actions,
    late_actions,
    open_actions,
    open_actions_of,
    replan,
    waiting,
    waiting_for_verification,
)
from countersign.kernel.references import ref
from countersign.kernel.refusals import Unknown
from tests.actions.worlds import DUE, NOBODY, TODAY, added, completed, improvement, replanned
from tests.cast import Cast

OF = ref("visit", NOBODY)


def test_open_actions_are_found_by_what_they_came_from(larkbeam: Cast) -> None:
    of_one = added(larkbeam, source=Source(SourceKind.REVIEW, ref=OF))
    added(larkbeam)
    completed(larkbeam, improvement(larkbeam, source=Source(SourceKind.REVIEW, ref=OF)))
    here = larkbeam.organisation
    assert [one.id for one in open_actions(here, source=SourceKind.REVIEW)] == [of_one]
    assert [one.id for one in open_actions(here, refs=[OF])] == [of_one]
    assert open_actions(here, refs=[]).count() == 0
    assert open_actions(here).count() == 2
    assert actions(here).count() == 3


def test_late_is_what_is_open_past_its_day(larkbeam: Cast) -> None:
    id = added(larkbeam)
    here = larkbeam.organisation
    assert not late_actions(here, DUE).exists()
    assert late_actions(here, DUE + timedelta(days=1)).get().id == id
    completed(larkbeam, id)
    assert not late_actions(here, DUE + timedelta(days=1)).exists()


def test_waiting_is_what_one_does_and_what_anybody_may_verify(larkbeam: Cast) -> None:
    mine, done, other = added(larkbeam), added(larkbeam), added(larkbeam, first="ola")
    completed(larkbeam, done)
    completed(larkbeam, improvement(larkbeam))
    here, mei = larkbeam.organisation, larkbeam.person("mei").id
    assert {one.id for one in waiting(here, mei)} == {mine, done}
    assert {one.id for one in waiting(here, None)} == {mine, done, other}
    assert [one.id for one in waiting_for_verification(here)] == [done]
    assert [one.id for one in open_actions_of(here, mei)] == [mine]


def test_what_belongs_elsewhere_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    id = added(larkbeam)
    again = replanned(larkbeam, id)
    for read, known in ((action, id), (replan, again)):
        assert read(larkbeam.organisation, known).id == known
        for organisation, one in ((stonecross.organisation, known), (larkbeam.organisation, NOBODY)):
            with pytest.raises(Unknown):
                read(organisation, one)
    assert TODAY < DUE
