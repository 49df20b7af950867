"""An act happens once, whoever asks twice."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest

from countersign.kernel.actors import Actor, Hat
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.ledger.acts import asked_for
from countersign.ledger.models import Act, Leaf
from countersign.ledger.reconciling import verify
from countersign.people.commands.enter import enter
from countersign.people.models import Person
from tests.cast import Cast
from tests.ledger.copies import at_once
from tests.ledger.doing import AT, lead

PAIRS = 25


def enter_as(act: UUID, by: Actor, name: str, email: str = "") -> Ref:
    with asked_for(act):
        return enter(name=name, email=email or f"{name}@larkbeam.example", by=by, at=AT)


def people(organisation: UUID) -> list[str]:
    found = Person.objects.filter(organisation_id=organisation, name__startswith="sam")
    return [str(person.name) for person in found.order_by("name")]


def test_act_when_asked_again_gives_the_first_result_and_does_nothing(larkbeam: Cast) -> None:
    act, by = new_id(AT), lead(larkbeam)
    first = enter_as(act, by, "sam")
    leaves = Leaf.objects.filter(organisation_id=larkbeam.organisation).count()
    assert [enter_as(act, by, "sam"), enter_as(act, by, "samuel")] == [first, first]
    assert people(larkbeam.organisation) == ["sam"]
    assert Leaf.objects.filter(organisation_id=larkbeam.organisation).count() == leaves
    done = Act.objects.get(organisation_id=larkbeam.organisation, act=act)
    assert (done.result, done.command, done.at) == (first, "countersign.people.commands.enter.enter", AT)


def test_act_when_the_ids_differ_is_another_act(larkbeam: Cast) -> None:
    by = lead(larkbeam)
    results = {enter_as(new_id(AT), by, name) for name in ("sam", "sammy")}
    assert len(results) == 2
    assert people(larkbeam.organisation) == ["sam", "sammy"]


def test_act_when_refused_can_be_asked_again_under_the_same_id(larkbeam: Cast) -> None:
    act = new_id(AT)
    with pytest.raises(Refused):
        enter_as(act, larkbeam.actor("ola"), "sam")
    assert not Act.objects.filter(organisation_id=larkbeam.organisation, act=act).exists()
    enter_as(act, lead(larkbeam), "sam")
    assert people(larkbeam.organisation) == ["sam"]


def test_act_when_the_same_id_comes_from_another_organisation_is_another_act(larkbeam: Cast, stonecross: Cast) -> None:
    act = new_id(AT)
    here = enter_as(act, lead(larkbeam), "sam")
    there = enter_as(act, stonecross.actor("otto", Hat.ISMS_LEAD), "sam", "sam@stonecross.example")
    assert here != there
    assert people(larkbeam.organisation) == people(stonecross.organisation) == ["sam"]


def test_act_when_two_commands_run_in_one_block_gives_the_id_to_the_first_alone(larkbeam: Cast) -> None:
    act, by = new_id(AT), lead(larkbeam)
    with asked_for(act):
        for name in ("sam", "sammy"):
            enter(name=name, email=f"{name}@larkbeam.example", by=by, at=AT)
    assert people(larkbeam.organisation) == ["sam", "sammy"]
    assert Act.objects.filter(organisation_id=larkbeam.organisation).count() == 1


def test_act_when_the_block_did_nothing_leaves_the_id_to_nobody(larkbeam: Cast) -> None:
    with asked_for(new_id(AT)):
        pass
    enter(name="sam", email="sam@larkbeam.example", by=lead(larkbeam), at=AT)
    assert not Act.objects.filter(organisation_id=larkbeam.organisation).exists()


def test_act_when_the_form_brought_no_id_is_not_remembered(larkbeam: Cast) -> None:
    enter(name="sam", email="sam@larkbeam.example", by=lead(larkbeam), at=AT)
    assert not Act.objects.filter(organisation_id=larkbeam.organisation).exists()


def test_act_when_two_race_under_one_id_happens_once_and_answers_both_alike(copied: Cast) -> None:
    by = lead(copied)
    for pair in range(PAIRS):
        act = new_id(AT + timedelta(seconds=pair))
        # Two addresses, so that nothing but the act's id can keep the second one out.
        names = (f"sam{pair:02}a", f"sam{pair:02}b")
        first, second = at_once(*(partial(enter_as, act, by, name) for name in names))
        assert first == second
    entered = people(copied.organisation)
    assert [name[:5] for name in entered] == [f"sam{pair:02}" for pair in range(PAIRS)]
    assert Act.objects.filter(organisation_id=copied.organisation).count() == PAIRS
    assert verify(copied.organisation)[1] == []


def test_act_when_many_race_under_ids_of_their_own_all_happen(copied: Cast) -> None:
    by = lead(copied)
    results = at_once(*(partial(enter_as, new_id(AT), by, f"sam{number}") for number in range(8)))
    assert len(set(results)) == 8
    assert len(people(copied.organisation)) == 8
    assert verify(copied.organisation)[1] == []


def test_act_when_two_race_for_one_address_happens_once_and_refuses_the_other(copied: Cast) -> None:
    """The row's own constraint; the loser gets an error and leaves nothing behind."""
    by = lead(copied)

    def attempt(name: str) -> bool:
        try:
            enter_as(new_id(AT), by, name, "sam@larkbeam.example")
        except Exception:
            return False
        return True

    assert sorted(at_once(partial(attempt, "sam1"), partial(attempt, "sam2"))) == [False, True]
    assert len(people(copied.organisation)) == 1
    assert verify(copied.organisation)[1] == []
