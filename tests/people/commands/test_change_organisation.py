from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.people.commands.change_organisation import change_organisation
from countersign.people.enums import Scope
from countersign.people.queries import organisation
from tests.cast import Cast
from tests.people.worlds import AT, lead, top
from tests.policies.worlds import recording_fails


def change(here: Cast, **changed: Any) -> None:
    told = {
        "revision_shown": 1,
        "name": "Larkbeam Ltd",
        "purpose": "Rota and payroll software",
        "context_terms": ["care homes", "rotas"],
        "isms_scope": Scope.WHOLE,
        "isms_scope_statement": "",
        "isms_started_on": date(2026, 1, 5),
        "time_zone": "Europe/London",
        "by": lead(here),
        "at": AT,
    }
    change_organisation(**{**told, **changed})


def test_change_organisation(larkbeam: Cast) -> None:
    change(larkbeam, name=" Larkbeam Software Ltd ", context_terms=["Care homes", " rotas ", "care  homes", ""])
    now = organisation(larkbeam.organisation)
    leaf = leaf_of(larkbeam.organisation, now.entry)
    assert leaf
    assert (now.name, now.slug, now.context_terms) == ("Larkbeam Software Ltd", "larkbeam-ltd", ["care homes", "rotas"])
    assert (leaf.kind, now.revision) == ("organisation.changed", 2)
    assert verify(larkbeam.organisation)[1] == []


def test_change_organisation_to_what_it_is_records_nothing(larkbeam: Cast) -> None:
    change(larkbeam, by=top(larkbeam))
    before = organisation(larkbeam.organisation).entry
    change(larkbeam, revision_shown=2)
    assert organisation(larkbeam.organisation).entry == before


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": " "}, "Say what the organisation is called."),
        ({"isms_scope": Scope.PART}, "Say which part of the organisation the ISMS covers."),
        ({"isms_started_on": date(2027, 1, 1)}, "has not started"),
        ({"time_zone": "Mars/Olympus"}, "Mars/Olympus is not a time zone"),
        ({"context_terms": ["x" * 81]}, "a term has at most 80 characters"),
        ({"context_terms": [f"term {n}" for n in range(51)]}, "At most 50 terms"),
    ],
)
def test_change_organisation_when_something_is_wrong_is_refused(
    larkbeam: Cast, changed: dict[str, Any], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        change(larkbeam, **changed)


def test_change_organisation_when_staff_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only top management or the ISMS lead"):
        change(larkbeam, by=larkbeam.actor("ola"))


def test_change_organisation_of_an_older_state_is_stale(larkbeam: Cast) -> None:
    change(larkbeam)
    with pytest.raises(Stale, match="Somebody changed this"):
        change(larkbeam, name="Another")


def test_change_organisation_when_recording_fails_leaves_it(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        change(larkbeam)
    assert organisation(larkbeam.organisation).purpose == ""
