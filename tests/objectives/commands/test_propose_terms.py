from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.objectives.enums import TermsState
from tests.cast import Cast
from tests.objectives.worlds import (
    DUE,
    after,
    begun,
    changed,
    concluded,
    kind_of,
    leader,
    newest,
    proposed,
    pursued,
    recording_fails,
    withdrawn,
)


def test_propose_terms_of_a_proposal_writes_it_anew(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    before = newest(larkbeam, id).document
    changed(larkbeam, id, target="5", by=leader(larkbeam))
    now = newest(larkbeam, id)
    assert (now.number, now.target, kind_of(larkbeam, now)) == (1, "5", "objectiveterms.changed")
    assert now.document == now.digest != before
    assert now.is_written_by(larkbeam.person("priya").id)
    assert now.is_written_by(larkbeam.person("tom").id)


def test_propose_terms_that_say_the_same_changes_nothing(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    changed(larkbeam, id, by=leader(larkbeam))
    assert newest(larkbeam, id).revision == 1
    assert not newest(larkbeam, id).is_written_by(larkbeam.person("priya").id)


def test_propose_terms_of_what_was_adopted_is_a_new_version(larkbeam: Cast) -> None:
    """What was adopted holds until top management adopts the next."""
    id = begun(larkbeam)
    changed(larkbeam, id, target="6", at=after(2))
    one = pursued(larkbeam, id)
    assert [(terms.number, terms.target, terms.state) for terms in one.versions] == [
        (1, "4", TermsState.ADOPTED),
        (2, "6", TermsState.PROPOSED),
    ]
    now = one.terms(after(2).date())
    assert now
    assert now.target == "4"


def test_propose_terms_that_are_adopted_already_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="nothing is different"):
        changed(larkbeam, begun(larkbeam), at=after(2))


def test_propose_terms_after_all_were_taken_back_begins_anew(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    withdrawn(larkbeam, id)
    changed(larkbeam, id, shown="nothing stands", at=after(2))
    assert (newest(larkbeam, id).number, newest(larkbeam, id).state) == (2, TermsState.PROPOSED)


def test_propose_terms_that_somebody_changed_is_stale(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    with pytest.raises(Stale, match="Somebody changed this objective"):
        changed(larkbeam, id, shown="sha256:" + "0" * 64)


def test_propose_terms_of_a_concluded_objective_is_refused(larkbeam: Cast) -> None:
    id = begun(larkbeam)
    concluded(larkbeam, id)
    with pytest.raises(Refused, match="is concluded"):
        changed(larkbeam, id, target="6", at=after(21))


def test_propose_terms_by_somebody_else_is_refused(larkbeam: Cast, stonecross: Cast) -> None:
    id = proposed(larkbeam)
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        changed(larkbeam, id, by=larkbeam.actor("mei"), due_on=DUE)
    with pytest.raises(Unknown):
        changed(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_propose_terms_when_recording_fails_changes_nothing(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        changed(larkbeam, id, target="5")
    assert newest(larkbeam, id).target == "4"
