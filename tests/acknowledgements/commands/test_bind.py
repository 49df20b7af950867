"""A clause of a contract binds contractors and people of suppliers: it counts as an acceptance does (DOMAIN, 12.7)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from countersign.acknowledgements.commands.bind import MOST_BOUND, bind
from countersign.acknowledgements.queries import accepted, collect_facts, everybody_owing, owed_to, stats, undertakings
from countersign.kernel.actors import Hat
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger import files
from countersign.ledger.reconciling import verify
from tests.acknowledgements.worlds import in_force_from
from tests.cast import Cast
from tests.people.worlds import put_right
from tests.policies.commands.test_record_signature_elsewhere import SCAN
from tests.policies.worlds import after, entered, lead, recording_fails, second_leader

ON = after(30).date()


def bound(here: Cast, *firsts: str, **how: Any) -> UUID:
    """Dana is the contractor of the cast. Returns the newest row."""
    by, at = how.pop("by", lead(here)), how.pop("at", after(2))
    given = {
        "people_ids": [here.person(first).id for first in firsts or ("dana",)],
        "supplier": "Field Design",
        "reference": "Agreement of 2025, clause 7",
        "signed_on": date(2025, 1, 1),
    }
    bind(**{**given, **how}, by=by, at=at)
    return max(one.id for one in undertakings(here.organisation))


def owing(here: Cast, on: date = ON) -> bool:
    """Does Dana owe anything? Told by both queries, which must agree."""
    dana = here.person("dana").id
    one_by_one = bool(owed_to(here.organisation, dana, on))
    assert one_by_one == any(due.person == dana for due in everybody_owing(here.organisation, on))
    return one_by_one


def test_bind_counts_as_an_acceptance_for_a_contractor(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    assert owing(larkbeam)
    bound(larkbeam, scan=files.keep(larkbeam.organisation, SCAN))
    assert not owing(larkbeam)
    told = collect_facts(larkbeam.organisation, ON)
    assert (told.contractor_due, told.contractor_acked) == (1, 1)
    rows = {row["name"]: (row["signed_on"], row["bound"]) for row in accepted(larkbeam.organisation, id, ON)}
    assert rows == {"Priya Raman": (None, False), "Dana Field": (None, True)}
    assert stats(larkbeam.organisation, id, ON).others.accepted == 1
    assert (entered(larkbeam, "undertaking.recorded"), verify(larkbeam.organisation)[1]) == (1, [])


def test_bind_until_its_last_day(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    bound(larkbeam, until_on=ON)
    assert [owing(larkbeam, day) for day in (ON, after(31).date())] == [False, True]


def test_bind_when_they_became_an_employee_or_lead_counts_no_more(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    bound(larkbeam)
    second_leader(larkbeam, "dana")
    assert owing(larkbeam)


def test_bind_when_an_employee_is_among_them_binds_nobody(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="not Ola Nowak"):
        bound(larkbeam, "dana", "ola")
    assert entered(larkbeam, "undertaking.recorded") == 0


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ({"people_ids": []}, "Name the people"),
        ({"people_ids": [new_id(after(1)) for _ in range(MOST_BOUND + 1)]}, "At most 200 people"),
        ({"supplier": " "}, "Say which supplier"),
        ({"reference": "x" * 201}, "at most 200 letters"),
        ({"signed_on": date(2026, 1, 9)}, "Only a contract that is signed"),
        ({"until_on": date(2026, 1, 7)}, "binds nobody any more"),
    ],
)
def test_bind_when_what_is_claimed_cannot_be(larkbeam: Cast, how: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        bound(larkbeam, **how)
    assert entered(larkbeam, "undertaking.recorded") == 0


def test_bind_twice_is_refused_by_name(larkbeam: Cast) -> None:
    bound(larkbeam)
    with pytest.raises(Refused, match="binds Dana Field already"):
        bound(larkbeam)


def test_bind_when_not_hr_and_not_the_lead(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or HR"):
        bound(larkbeam, by=larkbeam.actor("priya", Hat.TOP_MANAGEMENT))


def test_bind_oneself_is_refused(larkbeam: Cast) -> None:
    put_right(larkbeam, "dana", title="Freelance lead")
    with pytest.raises(Refused, match="ask a colleague"):
        bound(larkbeam, by=larkbeam.actor("dana", Hat.ISMS_LEAD))


def test_bind_when_somebody_is_of_another_organisation(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown):
        bound(larkbeam, people_ids=[stonecross.person("otto").id])


def test_bind_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        bound(larkbeam)
    assert not undertakings(larkbeam.organisation).exists()
