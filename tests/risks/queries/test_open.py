"""What is open on a day stands as it does in the whole book, and of what is over nothing is read."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from countersign.people.queries import organisation
from countersign.risks.commands.close_treatment import close_treatment
from countersign.risks.queries import OpenRisks, RiskBook, Standing
from tests.cast import Cast
from tests.policies.worlds import after, leader
from tests.risks.worlds import TODAY, another, approved, carried_out, closed, proposed, recorded, seen, seen_again

DAYS = tuple(TODAY + timedelta(days=n) for n in (-1, 0, 1, 4, 5, 6, 7, 8, 9, 12, 19, 20, 21, 60, 400))


def lived(here: Cast) -> None:
    """One assessed three times, decided twice and seen twice; one closed; one proposed; one that nobody touched."""
    first = recorded(here)
    seen(here, first)
    old = proposed(here, first)
    approved(here, old)
    seen_again(here, first)
    seen(here, first, at=after(6))
    approved(here, proposed(here, first, at=after(6)), at=after(7))
    close_treatment(treatment_id=old, because="Another one holds.", by=leader(here), at=after(8))
    seen_again(here, first, assessed_on=date(2026, 1, 15), likelihood=1, impact=2, at=after(9))
    over = recorded(here, described=another("Printers are left on"))
    done = proposed(here, over)
    approved(here, done)
    carried_out(here, done)
    closed(here, over)
    proposed(here, recorded(here, described=another("Backups fail")), at=after(4))
    recorded(here, "", described=another("Keys get lost"), likelihood=5, impact=5)


def told(one: Standing, book: RiskBook, leader: UUID) -> tuple[object, ...]:
    seen_by = book.seen_by(one, leader)
    rows = (one.risk, one.now, one.decision, one.proposal)
    named = (str(one.owner), str(one.risk.named_by), one.proposal and str(one.proposal.proposed_by))
    return *(row and row.id for row in rows), one.score, one.level, one.answer, seen_by is not None, *named


def test_the_open_risks_of_a_day_stand_as_in_the_whole_book(larkbeam: Cast) -> None:
    lived(larkbeam)
    firm, priya = organisation(larkbeam.organisation), larkbeam.person("priya").id
    whole, found = RiskBook(firm), set()
    for on in DAYS:
        brief = OpenRisks(firm, on=on)
        here = [told(one, brief, priya) for one in brief.standings(on)]
        assert here == [told(one, whole, priya) for one in whole.standings(on)]
        found |= {one[6] for one in here}
    assert len(found) >= 4


@pytest.mark.parametrize("on", DAYS)
def test_of_each_open_risk_one_assessment_is_read_and_of_those_closed_none(larkbeam: Cast, on: date) -> None:
    lived(larkbeam)
    brief = OpenRisks(organisation(larkbeam.organisation), on=on)
    still = {one.id for one in brief.risks}
    assert all(len(rows) == 1 for rows in brief.assessments.values())
    assert {*brief.assessments, *brief.treatments, *brief.receipts} <= still


def test_the_open_risks_of_another_organisation_are_others(larkbeam: Cast, stonecross: Cast) -> None:
    lived(larkbeam)
    assert OpenRisks(organisation(stonecross.organisation), on=TODAY).risks == []
