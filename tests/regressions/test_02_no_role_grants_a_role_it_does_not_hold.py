"""Access is given by top management alone, never to oneself, and top management itself is never given."""

from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.people.commands.grant import GIVEN, grant
from tests.cast import Cast
from tests.policies.worlds import AT, leader, second_leader


@pytest.mark.parametrize("worn", sorted(set(Hat) - {Hat.TOP_MANAGEMENT}))
@pytest.mark.parametrize("given", sorted(GIVEN))
def test_nobody_else_gives_any(larkbeam: Cast, worn: Hat, given: Hat) -> None:
    ola, mei = larkbeam.actor("ola", worn), larkbeam.person("mei").id
    for person in (mei, ola.person):
        assert person
        with pytest.raises(Refused, match="Only top management"):
            grant(person_id=person, hat=given, by=ola, at=AT)


def test_top_management_and_staff_are_not_given(larkbeam: Cast) -> None:
    for hat in (Hat.TOP_MANAGEMENT, Hat.STAFF):
        with pytest.raises(Refused, match="not given"):
            grant(person_id=larkbeam.person("mei").id, hat=hat, by=leader(larkbeam), at=AT)


def test_nobody_is_let_in_as_an_external_auditor_without_an_end(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="export a pack"):
        grant(person_id=larkbeam.person("mei").id, hat=Hat.EXTERNAL_AUDITOR, by=leader(larkbeam), at=AT)


def test_not_to_oneself_where_another_could(larkbeam: Cast) -> None:
    mei = second_leader(larkbeam, "mei")
    assert mei.person
    with pytest.raises(Refused, match="Nobody gives access to themselves"):
        grant(person_id=mei.person, hat=Hat.HR, by=mei, at=AT)
