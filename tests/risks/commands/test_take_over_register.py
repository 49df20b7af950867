from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.ledger.files import keep
from countersign.ledger.reconciling import verify
from countersign.people.commands.leave import leave
from countersign.risks.commands.take_over_register import take_over_register
from countersign.risks.models import Risk
from countersign.risks.queries import risks
from tests.cast import Cast
from tests.risks.registers import FILE, WORKBOOKS, lines, sample, table_of, taken, taken_over
from tests.risks.worlds import (
    AT,
    TODAY,
    after,
    closed,
    every_assessment,
    found,
    kind_of,
    lead,
    leader,
    owned,
    recorded,
    recording_fails,
    seen_again,
    standing,
)

WORSE = "Ref,Title,Owner,Likelihood,Impact\nR-01,Payroll data leaks,Ruth Ellis,5,4\n"


def called(here: Cast, reference: str) -> Risk:
    return risks(here.organisation).get(reference=reference)


def test_take_over_register_records_new_risks_with_their_source(larkbeam: Cast) -> None:
    file = keep(larkbeam.organisation, b"the register")
    rows = taken(lines(larkbeam, sample(WORKBOOKS[0])))
    take_over_register(lines=rows, file=file, link="https://sheets.larkbeam.example", by=leader(larkbeam), at=AT)
    row = called(larkbeam, "R-01")
    assert (str(row.owner), row.owned_at, row.file) == ("Priya Raman", None, file)
    assert row.link == "https://sheets.larkbeam.example"
    assert standing(larkbeam, row.id).score == 10
    assert kind_of(larkbeam, row) == "risk.recorded"
    assert risks(larkbeam.organisation).count() == 8
    assert verify(larkbeam.organisation)[1] == []


def test_take_over_register_again_changes_what_changed(larkbeam: Cast) -> None:
    """Another score is a new assessment; another owner begins anew; what the list leaves empty stays."""
    id = recorded(larkbeam)
    owned(larkbeam, id)
    taken_over(larkbeam, lines(larkbeam, table_of(WORSE)), at=after(1))
    row = found(larkbeam, id)
    assert (str(row.owner), row.owned_at, row.cause) == ("Ruth Ellis", None, "A fault in the payroll export.")
    assert [one.score for one in every_assessment(larkbeam, id)] == [20, 12]
    assert standing(larkbeam, id, date(2026, 1, 7)).change == 8
    assert taken(lines(larkbeam, table_of(WORSE), date(2026, 1, 7))) == []


def test_take_over_register_with_other_words_leaves_the_score(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    text = "Ref,Title,Likelihood,Impact\nR-01,Payroll data gets out,3,4\n"
    taken_over(larkbeam, lines(larkbeam, table_of(text)), link="Sheet 7")
    assert (found(larkbeam, id).title, found(larkbeam, id).link) == ("Payroll data gets out", "Sheet 7")
    assert len(every_assessment(larkbeam, id)) == 1
    assert kind_of(larkbeam, found(larkbeam, id)) == "risk.changed"


@pytest.mark.parametrize("hat", sorted({*Hat} - {Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD}))
def test_take_over_register_in_any_other_hat_is_refused(larkbeam: Cast, hat: Hat) -> None:
    rows = lines(larkbeam, table_of(WORSE))
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        taken_over(larkbeam, rows, by=larkbeam.actor("mei", hat))


def test_take_over_register_with_nothing_in_it_is_refused(larkbeam: Cast) -> None:
    recorded(larkbeam)
    same = lines(larkbeam, table_of("Ref,Title,Likelihood,Impact\nR-01,Payroll data leaks,3,4\n"))
    for rows in ([], same):
        with pytest.raises(Refused, match="nothing in these rows"):
            take_over_register(lines=rows, file=FILE, by=lead(larkbeam), at=AT)


def test_take_over_register_of_more_than_a_thousand_rows_is_refused(larkbeam: Cast) -> None:
    [one] = lines(larkbeam, table_of(WORSE))
    with pytest.raises(Refused, match="At most 1000 rows"):
        take_over_register(lines=[one] * 1001, file=FILE, by=lead(larkbeam), at=AT)


def test_take_over_register_that_does_not_fit_the_scale_is_refused(larkbeam: Cast) -> None:
    [one] = lines(larkbeam, table_of(WORSE))
    for wrong, why in ((replace(one, likelihood=6), "one step"), (replace(one, assessed_on=date(2027, 1, 1)), "ahead")):
        with pytest.raises(Refused, match=why):
            taken_over(larkbeam, [wrong])
    assert not risks(larkbeam.organisation).exists()


def test_take_over_register_after_something_changed_here_is_refused(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    rows = lines(larkbeam, table_of(WORSE))
    seen_again(larkbeam, id)
    with pytest.raises(Refused, match="changed meanwhile"):
        taken_over(larkbeam, rows, at=after(6))
    rows = lines(larkbeam, table_of(WORSE), date(2026, 1, 12))
    closed(larkbeam, id)
    with pytest.raises(Refused, match="changed meanwhile"):
        taken_over(larkbeam, rows, at=after(21))


def test_take_over_register_whose_owner_has_left_meanwhile_is_refused(larkbeam: Cast) -> None:
    rows = lines(larkbeam, table_of(WORSE))
    leave(person_id=larkbeam.person("ruth").id, left_on=TODAY, by=larkbeam.actor("ruth", Hat.HR), at=AT)
    with pytest.raises(Refused, match="has left"):
        taken_over(larkbeam, rows)


def test_take_over_register_with_somebody_of_another_organisation_is_refused(larkbeam: Cast, stonecross: Cast) -> None:
    [one] = lines(larkbeam, table_of(WORSE))
    with pytest.raises(Refused, match="changed meanwhile"):
        taken_over(larkbeam, [replace(one, owner=stonecross.person("otto").id)])


def test_take_over_register_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    rows, by = lines(larkbeam, table_of()), lead(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        taken_over(larkbeam, rows, by=by)
    assert not risks(larkbeam.organisation).exists()
