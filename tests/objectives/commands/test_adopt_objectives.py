from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.objectives.commands.adopt_objectives import MOST_AT_ONCE, adopt_objectives
from countersign.objectives.enums import TermsState
from tests.cast import Cast
from tests.objectives.worlds import (
    adopted,
    after,
    changed,
    concluded,
    kind_of,
    leader,
    newest,
    proposed,
    recording_fails,
    second_leader,
    withdrawn,
)


def test_adopt_objectives_adopts_several_by_one_decision(larkbeam: Cast) -> None:
    ids = [proposed(larkbeam), proposed(larkbeam, title="We report")]
    adopted(larkbeam, *ids)
    for id in ids:
        now = newest(larkbeam, id)
        assert (now.state, str(now.adopted_by), now.adopted_on) == (
            TermsState.ADOPTED,
            "Priya Raman",
            after(1).date(),
        )
        assert now.adopted_as
        assert not now.single_handed
        assert kind_of(larkbeam, now) == "objectiveterms.adopted"
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT}))
def test_adopt_objectives_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    id = proposed(larkbeam)
    for first in ("tom", "priya"):
        with pytest.raises(Refused, match="Only top management"):
            adopted(larkbeam, id, by=larkbeam.actor(first, hat))


def test_adopt_objectives_that_one_wrote_is_refused_where_another_leads(larkbeam: Cast) -> None:
    tom = second_leader(larkbeam)
    id = proposed(larkbeam)
    with pytest.raises(Refused, match="You wrote this objective"):
        adopted(larkbeam, id, by=tom)
    adopted(larkbeam, id)


def test_adopt_objectives_after_putting_a_word_right_is_refused_where_another_leads(larkbeam: Cast) -> None:
    second_leader(larkbeam)
    id = proposed(larkbeam)
    changed(larkbeam, id, target="5", by=leader(larkbeam))
    with pytest.raises(Refused, match="You wrote this objective"):
        adopted(larkbeam, id)


def test_adopt_objectives_by_the_only_leader_who_wrote_them_is_single_handed(larkbeam: Cast) -> None:
    id = proposed(larkbeam, by=leader(larkbeam))
    adopted(larkbeam, id)
    assert newest(larkbeam, id).single_handed


def test_adopt_objectives_when_one_is_not_what_was_shown_adopts_none(larkbeam: Cast) -> None:
    first, second = proposed(larkbeam), proposed(larkbeam, title="We report")
    shown = {newest(larkbeam, id).id: newest(larkbeam, id).document for id in (first, second)}
    changed(larkbeam, second, title="We report sooner")
    with pytest.raises(Stale, match="not what you were shown"):
        adopt_objectives(digests_shown=shown, by=leader(larkbeam), at=after(1))
    assert newest(larkbeam, first).state is TermsState.PROPOSED


def test_adopt_objectives_when_none_or_too_many_are_chosen_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="at least one"):
        adopt_objectives(digests_shown={}, by=leader(larkbeam), at=after(1))
    many = {newest(larkbeam, proposed(larkbeam)).id: "" for _one in range(MOST_AT_ONCE + 1)}
    with pytest.raises(Refused, match="fewer at once"):
        adopt_objectives(digests_shown=many, by=leader(larkbeam), at=after(1))


def test_adopt_objectives_twice_withdrawn_or_concluded_is_refused(larkbeam: Cast) -> None:
    once, back, over = (proposed(larkbeam) for _ in range(3))
    adopted(larkbeam, once)
    with pytest.raises(Refused, match="has adopted this already"):
        adopted(larkbeam, once)
    withdrawn(larkbeam, back)
    with pytest.raises(Refused, match="refused or taken back"):
        adopted(larkbeam, back)
    concluded(larkbeam, over)
    with pytest.raises(Refused, match="is concluded"):
        adopted(larkbeam, over, at=after(21))


def test_adopt_objectives_of_somebody_else_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    shown = {newest(larkbeam, proposed(larkbeam)).id: ""}
    with pytest.raises(Unknown):
        adopt_objectives(digests_shown=shown, by=stonecross.actor("otto", Hat.TOP_MANAGEMENT), at=after(1))


def test_adopt_objectives_when_recording_fails_adopts_none(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        adopted(larkbeam, id)
    assert newest(larkbeam, id).state is TermsState.PROPOSED
