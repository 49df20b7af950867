from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.people.queries import organisation
from countersign.risks.commands.give_receipt import give_receipt
from countersign.risks.enums import SEEN_WORDS, Stance
from countersign.risks.queries import RiskBook, receipts
from tests.cast import Cast
from tests.risks.worlds import (
    NOBODY,
    after,
    closed,
    kind_of,
    latest,
    leader,
    recorded,
    recording_fails,
    seen,
    seen_again,
    standing,
)


def test_give_receipt_keeps_the_sentence_that_was_shown(larkbeam: Cast) -> None:
    row = seen(larkbeam, recorded(larkbeam, likelihood=4), note="The test comes first.")
    assert (str(row.person), row.score) == ("Priya Raman", 16)
    assert row.seen_as
    assert (row.words, row.note) == (SEEN_WORDS[Stance.BACKS], "The test comes first.")
    assert kind_of(larkbeam, row) == "riskreceipt.given"


def test_give_receipt_counts_until_the_risk_grows(larkbeam: Cast) -> None:
    id, priya = recorded(larkbeam, likelihood=4), larkbeam.person("priya").id
    seen(larkbeam, id)
    seen_again(larkbeam, id, likelihood=3)
    on = date(2026, 1, 12)
    book = RiskBook(organisation(larkbeam.organisation))
    assert book.seen_by(standing(larkbeam, id, on), priya), "it has become smaller since"
    seen_again(larkbeam, id, likelihood=5, assessed_on=on, at=after(6))
    assert RiskBook(book.firm).seen_by(standing(larkbeam, id, on), priya) is None


@pytest.mark.parametrize("hat", sorted(Hat))
def test_give_receipt_by_somebody_who_does_not_lead_is_refused(larkbeam: Cast, hat: Hat) -> None:
    id = recorded(larkbeam)
    with pytest.raises(Refused, match="Only top management"):
        seen(larkbeam, id, by=larkbeam.actor("ola", hat))


@pytest.mark.parametrize(
    ("told", "why"),
    [({"note": "x" * 1001}, "at most 1000"), ({"stance": Stance.WANTS_MORE}, "what you want done")],
)
def test_give_receipt_that_says_too_much_or_too_little_is_refused(
    larkbeam: Cast, told: dict[str, Any], why: str
) -> None:
    id = recorded(larkbeam)
    with pytest.raises(Refused, match=why):
        seen(larkbeam, id, **told)


def test_give_receipt_again_says_something_else(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    seen(larkbeam, id)
    with pytest.raises(Refused, match="said this before"):
        seen(larkbeam, id)
    seen(larkbeam, id, stance=Stance.WANTS_MORE, note="Test it before March.", at=after(2))
    assert receipts(larkbeam.organisation).filter(risk_id=id).count() == 2


def test_give_receipt_of_what_was_assessed_meanwhile_is_stale(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    shown = latest(larkbeam, id).id
    seen_again(larkbeam, id)
    with pytest.raises(Stale):
        seen(larkbeam, id, latest_shown=shown, at=after(6))


def test_give_receipt_of_a_closed_risk_is_refused(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    closed(larkbeam, id)
    with pytest.raises(Refused, match="was closed"):
        seen(larkbeam, id, at=after(21))


def test_give_receipt_of_another_organisation_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.TOP_MANAGEMENT)
    for id in (recorded(larkbeam), NOBODY):
        with pytest.raises(Unknown):
            give_receipt(risk_id=id, latest_shown=NOBODY, stance=Stance.BACKS, by=otto, at=after(1))


def test_give_receipt_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    id, by = recorded(larkbeam), leader(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        seen(larkbeam, id, by=by)
    assert not receipts(larkbeam.organisation).exists()
