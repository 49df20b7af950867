"""What the product counts by itself, from facts."""

from __future__ import annotations

import pytest

from countersign.kernel.figures import Count
from countersign.objectives.enums import Counted
from countersign.people.queries import organisation
from countersign.readiness.counting import COUNTS, counted
from countersign.readiness.gathered import Gathered
from tests.acknowledgements.crowds import FIRST, ONE
from tests.acknowledgements.worlds import accepted_by
from tests.awareness.worlds import trained
from tests.cast import Cast
from tests.objectives.worlds import begun
from tests.policies.worlds import after, in_force_from

LATER = FIRST + 60 * ONE


def count(here: Cast, which: Counted) -> Count | None:
    return counted(which, Gathered(organisation(here.organisation)), LATER)


def test_everything_that_can_be_counted_has_a_function() -> None:
    assert COUNTS.keys() == {*Counted}


@pytest.mark.parametrize("which", [Counted.ACCEPTED, Counted.LEADERS_READY])
def test_where_nothing_is_recorded_nothing_is_counted(larkbeam: Cast, which: Counted) -> None:
    assert count(larkbeam, which) is None


def test_acceptances_are_counted_of_those_due(larkbeam: Cast) -> None:
    _policy, version = in_force_from(larkbeam)
    accepted_by(larkbeam, "tom", version, at=after(2))
    found = count(larkbeam, Counted.ACCEPTED)
    assert found
    assert (found.part, found.whole) == (2, 5), "Priya signed it, Tom accepted; a contractor is counted apart"


def test_leaders_are_ready_once_trained_and_accepted(larkbeam: Cast) -> None:
    in_force_from(larkbeam)
    trained(larkbeam, "ola")
    assert count(larkbeam, Counted.LEADERS_READY) == Count(0, 1)
    trained(larkbeam, "priya")
    assert count(larkbeam, Counted.LEADERS_READY) == Count(1, 1)


def test_months_with_evidence_are_those_in_which_a_leader_acted(larkbeam: Cast) -> None:
    assert count(larkbeam, Counted.EVIDENCE_MONTHS) == Count(0, 12, is_share=False)
    begun(larkbeam)
    begun(larkbeam, title="Another")
    assert count(larkbeam, Counted.EVIDENCE_MONTHS) == Count(1, 12, is_share=False)
