from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.risks.commands.change_risk import change_risk
from countersign.risks.commands.record_risk import Described
from tests.cast import Cast
from tests.policies.worlds import entered
from tests.risks.worlds import (
    NOBODY,
    WORDS,
    after,
    another,
    closed,
    found,
    kind_of,
    lead,
    leader,
    recorded,
    recording_fails,
)

BETTER = replace(WORDS, title="Payroll data leaks to an outsider", link="https://register.larkbeam.example/risks")


def changed(here: Cast, id: UUID, words: Described = BETTER, *, by: Actor | None = None, shown: int = 0) -> None:
    revision = shown or found(here, id).revision
    change_risk(risk_id=id, revision_shown=revision, described=words, by=by or lead(here), at=after(21))


def test_change_risk_puts_its_words_right(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    changed(larkbeam, id, by=leader(larkbeam))
    row = found(larkbeam, id)
    assert (row.title, row.link, row.owner_id) == (BETTER.title, BETTER.link, larkbeam.person("mei").id)
    assert kind_of(larkbeam, row) == "risk.changed"


def test_change_risk_to_the_same_records_nothing(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    changed(larkbeam, id, WORDS)
    assert entered(larkbeam, "risk.changed") == 0


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD}))
def test_change_risk_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    id = recorded(larkbeam)
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        changed(larkbeam, id, by=larkbeam.actor("mei", hat))


def test_change_risk_to_what_makes_no_sense_is_refused(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    recorded(larkbeam, described=another("Flood", "R-02"))
    with pytest.raises(Refused, match="what the risk is called"):
        changed(larkbeam, id, replace(WORDS, title=""))
    with pytest.raises(Refused, match="The number R-02"):
        changed(larkbeam, id, replace(WORDS, reference="R-02"))


def test_change_risk_that_changed_meanwhile_is_stale(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    changed(larkbeam, id)
    with pytest.raises(Stale, match="after you opened it"):
        changed(larkbeam, id, WORDS, shown=1)


def test_change_risk_that_was_closed_is_refused(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    closed(larkbeam, id)
    with pytest.raises(Refused, match="was closed"):
        changed(larkbeam, id)


def test_change_risk_when_it_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (recorded(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            change_risk(risk_id=id, revision_shown=1, described=WORDS, by=otto, at=after(1))


def test_change_risk_when_recording_fails_leaves_it(larkbeam: Cast) -> None:
    id, by = recorded(larkbeam), lead(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        changed(larkbeam, id, by=by)
    assert found(larkbeam, id).title == WORDS.title
