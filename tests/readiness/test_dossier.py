from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from countersign.kernel.records import Unusable
from countersign.readiness.dossier import FORMAT, as_of, read, write
from countersign.readiness.examples import GONE, dossier_of
from countersign.readiness.sound import SOUND


def test_a_dossier_survives_being_written() -> None:
    dossier = dossier_of({})

    written = json.loads(json.dumps(write(dossier)))

    assert written["format"] == FORMAT
    assert read(written) == dossier


def test_a_dossier_of_another_format_is_refused() -> None:
    with pytest.raises(Unusable, match=r"format is 'countersign.dossier/2'; it may be countersign.dossier/1\."):
        read({**SOUND, "format": "countersign.dossier/2"})


def test_knows_when_a_key_or_what_it_lies_in_is_unknown() -> None:
    dossier = replace(dossier_of({}), unknown=("reviews", "policies.locations"))

    assert not dossier.knows("reviews")
    assert not dossier.knows("reviews.inputs")
    assert not dossier.knows("policies.locations")
    assert dossier.knows("policies")
    assert dossier.knows("reviewsandmore")


def test_as_of_when_the_approval_came_later() -> None:
    before = as_of(dossier_of({}), date(2026, 3, 1)).policies[0].versions[0]

    assert (before.status, before.approved_by, before.approved_on, before.method) == ("draft", None, None, None)


def test_as_of_when_a_version_was_retired_later() -> None:
    dossier = dossier_of(
        {"policies[0].versions[0].status": "superseded", "policies[0].versions[0].retired_on": "2026-10-01"}
    )

    assert as_of(dossier, date(2026, 9, 30)).policies[0].versions[0].status == "approved"
    assert as_of(dossier, date(2026, 10, 1)).policies[0].versions[0].status == "superseded"
    assert as_of(dossier, date(2026, 3, 1)).policies[0].versions[0].status == "draft"


def test_as_of_when_a_review_was_held_later() -> None:
    before = as_of(dossier_of({}), date(2026, 6, 9)).reviews[0]

    assert (before.held_on, before.planned_on, before.minutes_on) == (None, date(2026, 6, 10), None)


def test_as_of_when_somebody_left_later() -> None:
    dossier = dossier_of({"people[1].left": "2026-11-01"})

    assert as_of(dossier, date(2026, 10, 31)).people[1].left is None
    assert as_of(dossier, date(2026, 11, 1)).people[1].left == date(2026, 11, 1)


def test_as_of_when_an_acceptance_of_a_role_was_later() -> None:
    before = as_of(dossier_of({}), date(2026, 3, 4)).roles[0].assignments[0]

    assert before.accepted_on is None
    assert before.approved_on == date(2026, 3, 2)


def test_as_of_keeps_what_is_planned() -> None:
    before = as_of(dossier_of({}), date(2026, 6, 9))

    assert before.audits == dossier_of({}).audits
    assert before.reviews[0].next_planned_on == date(2027, 2, 10)


def test_a_change_of_an_example_removes_and_appends() -> None:
    dossier = dossier_of({"policies[0].versions[0].effective": GONE, "people[+]": {"id": "zoe", "kind": "employee"}})

    assert dossier.policies[0].versions[0].effective is None
    assert dossier.people[-1].id == "zoe"
