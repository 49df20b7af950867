"""S9: accepting on behalf does not exist. Nothing takes the name of whoever is meant to have accepted."""

from __future__ import annotations

import inspect
from dataclasses import fields

import pytest

from countersign.acknowledgements.commands.accept import accept as accept_policy
from countersign.acknowledgements.models import Acceptance
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.people.imports.values import Line
from countersign.roles.commands.accept import accept as accept_role
from tests.acknowledgements.worlds import acceptance, in_force_from
from tests.cast import Cast
from tests.policies.worlds import AT, after
from tests.regressions.pointing import stands
from tests.roles.worlds import acceptance as role_acceptance
from tests.roles.worlds import approved, begun, proposed


@pytest.mark.parametrize("command", [accept_policy, accept_role])
def test_no_command_is_told_who_accepts(command: object) -> None:
    """Whoever accepts is whoever acts: there is no argument to put another name into."""
    given = set(inspect.signature(command).parameters)  # type: ignore[arg-type]
    assert not {name for name in given if "person" in name or "who" in name or "behalf" in name}


def test_an_acceptance_belongs_to_whoever_acted(larkbeam: Cast) -> None:
    _, version = in_force_from(larkbeam)
    for hat in sorted(Hat):
        by = larkbeam.actor("mei", hat)
        accept_policy(**acceptance(larkbeam, version), by=by, at=after(1))
    (row,) = Acceptance.objects.filter(organisation_id=larkbeam.organisation)
    assert row.person_id == larkbeam.person("mei").id


@pytest.mark.parametrize(("first", "hat"), [("priya", Hat.TOP_MANAGEMENT), ("tom", Hat.ISMS_LEAD), ("ruth", Hat.HR)])
def test_no_hat_accepts_the_role_of_another(larkbeam: Cast, first: str, hat: Hat) -> None:
    begun(larkbeam)
    id = proposed(larkbeam, "mei", "hr")
    approved(larkbeam, id)
    with pytest.raises(Refused, match="Only the person who was appointed can accept the role"):
        accept_role(**role_acceptance(larkbeam, id), by=larkbeam.actor(first, hat), at=AT)


def test_no_list_of_people_says_who_accepted() -> None:
    assert not {field.name for field in fields(Line) if "accept" in field.name or "acknowledg" in field.name}


def test_it_is_tested() -> None:
    stands(
        "tests/web/acceptance/test_inside.py::test_the_signer_is_the_session_s_person_whatever_is_sent",
        "tests/roles/commands/test_accept.py::test_accept_when_anybody_else_does_is_refused",
        "tests/web/roles/test_answering.py::test_accept_and_decline_are_the_holders_alone",
    )
