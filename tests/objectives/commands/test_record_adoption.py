from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger import files
from countersign.objectives.enums import TermsState
from countersign.objectives.queries import collect_facts
from tests.cast import Cast
from tests.objectives.worlds import (
    EVIDENCE,
    TODAY,
    adopted_elsewhere,
    after,
    begun,
    kind_of,
    leader,
    newest,
    proposed,
    recording_fails,
)


def test_record_adoption_keeps_the_day_that_is_said_and_what_shows_it(larkbeam: Cast) -> None:
    id = proposed(larkbeam, set_on=TODAY - timedelta(days=30))
    scan = files.keep(larkbeam.organisation, b"%PDF-1.7 minutes")
    adopted_elsewhere(larkbeam, id, adopted_on=TODAY - timedelta(days=20), scan=scan)
    now = newest(larkbeam, id)
    assert (now.state, str(now.adopted_by), str(now.recorded_by)) == (TermsState.ADOPTED, "Priya Raman", "Tom Okafor")
    assert (now.adopted_on, now.adopted_at) == (TODAY - timedelta(days=20), after(1))
    assert (now.evidence, now.copy, now.adopted_as) == (EVIDENCE, scan, "")
    assert kind_of(larkbeam, now) == "objectiveterms.adopted_elsewhere"


def test_record_adoption_by_somebody_who_does_not_lead_is_taken_and_judged(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    adopted_elsewhere(larkbeam, id, adopted_by="mei")
    [told] = collect_facts(larkbeam.organisation, after(1).date())
    assert (told.approved_by, told.approved_on) == (larkbeam.person("mei").ref, TODAY)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"evidence": " "}, "Say what shows it"),
        ({"evidence": "x" * 301}, "at most 300"),
        ({"adopted_on": TODAY + timedelta(days=9)}, "lies ahead"),
    ],
)
def test_record_adoption_that_makes_no_sense_is_refused(larkbeam: Cast, said: dict[str, Any], says: str) -> None:
    id = proposed(larkbeam)
    with pytest.raises(Refused, match=says):
        adopted_elsewhere(larkbeam, id, **said)


def test_record_adoption_of_what_was_adopted_or_not_shown_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="adopted this already"):
        adopted_elsewhere(larkbeam, begun(larkbeam))
    with pytest.raises(Stale, match="Somebody changed"):
        adopted_elsewhere(larkbeam, proposed(larkbeam), digest_shown="")


def test_record_adoption_by_anybody_else_is_refused(larkbeam: Cast, stonecross: Cast) -> None:
    id = proposed(larkbeam)
    with pytest.raises(Refused, match="Only the ISMS lead"):
        adopted_elsewhere(larkbeam, id, by=leader(larkbeam))
    with pytest.raises(Unknown):
        adopted_elsewhere(larkbeam, id, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_record_adoption_when_recording_fails_leaves_it_proposed(larkbeam: Cast) -> None:
    id = proposed(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        adopted_elsewhere(larkbeam, id)
    assert newest(larkbeam, id).state is TermsState.PROPOSED
