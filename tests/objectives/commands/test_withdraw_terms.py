from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.objectives.commands.withdraw_terms import withdraw_terms
from countersign.objectives.enums import TermsState
from countersign.objectives.queries import collect_facts
from tests.cast import Cast
from tests.objectives.worlds import after, begun, kind_of, lead, leader, newest, proposed, recording_fails, withdrawn


def test_withdraw_terms_takes_the_objective_off_the_list_from_that_day_on(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    withdrawn(larkbeam, id, by=leader(larkbeam))
    now = newest(larkbeam, id)
    assert (now.state, str(now.withdrawn_by)) == (TermsState.WITHDRAWN, "Priya Raman")
    assert kind_of(larkbeam, now) == "objectiveterms.withdrawn"
    assert len(collect_facts(larkbeam.organisation, after(0).date())) == 1
    assert collect_facts(larkbeam.organisation, after(1).date()) == ()


def test_withdraw_terms_of_what_was_adopted_or_without_a_reason_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="adopted this already"):
        withdrawn(larkbeam, begun(larkbeam))
    id = newest(larkbeam, proposed(larkbeam)).id
    with pytest.raises(Refused, match="Say why"):
        withdraw_terms(terms_id=id, because=" ", by=lead(larkbeam), at=after(1))


def test_withdraw_terms_by_somebody_else_is_refused(larkbeam: Cast, stonecross: Cast) -> None:
    id = proposed(larkbeam)
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        withdrawn(larkbeam, id, by=larkbeam.actor("mei"))
    with pytest.raises(Unknown):
        withdrawn(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_withdraw_terms_when_recording_fails_leaves_them_proposed(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        withdrawn(larkbeam, id)
    assert newest(larkbeam, id).state is TermsState.PROPOSED
