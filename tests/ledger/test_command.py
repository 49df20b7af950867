from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

import pytest
from django.db import connection

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger import acts
from countersign.ledger.acts import OutsideAnAct
from countersign.ledger.format import read
from countersign.ledger.models import Head, Leaf
from countersign.ledger.writing import command, erase, locked, record, write, write_many
from countersign.people.entries import PersonEntered
from countersign.people.models import Person
from tests.cast import Cast
from tests.ledger.doing import AT, Said, counts, do, lead, newcomer, only_people


@pytest.mark.parametrize("kind", sorted(set(ActorKind) - {ActorKind.PERSON}))
def test_command_when_the_actor_is_not_of_its_kind_is_refused(larkbeam: Cast, kind: ActorKind) -> None:
    with pytest.raises(Refused, match="not done by this kind of actor"):
        only_people(by=replace(lead(larkbeam), kind=kind), at=AT)


def test_command_when_accepting_others_does_not_accept_people_by_the_way(larkbeam: Cast) -> None:
    from_set_up = command(accepts={ActorKind.SET_UP})(only_people.__wrapped__)  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="not done by this kind of actor"):
        from_set_up(by=lead(larkbeam), at=AT)


def test_command_when_the_instant_is_finer_than_a_millisecond_is_an_error(larkbeam: Cast) -> None:
    with pytest.raises(ValueError, match="finer than a millisecond"):
        only_people(by=lead(larkbeam), at=AT + timedelta(microseconds=1))


def test_command_when_inside_another_shares_act_and_transaction(larkbeam: Cast) -> None:
    first, second = (newcomer(larkbeam.organisation, number) for number in (1, 2))

    def enter_both(by: Actor, at: datetime) -> None:
        write(first, PersonEntered())
        do(what=lambda *_: write(second, PersonEntered()), by=by, at=at)

    do(what=enter_both, by=lead(larkbeam), at=AT)
    said = [
        read(bytes(leaf.data))
        for leaf in Leaf.objects.filter(organisation_id=larkbeam.organisation, kind="person.entered")
    ]
    both = [one for one in said if one["of"] in (first.ref, second.ref)]
    assert len(both) == 2
    assert both[0]["act"] == both[1]["act"]
    assert both[0]["by"] == both[1]["by"]


def test_command_when_the_inner_one_refuses_undoes_the_outer(larkbeam: Cast) -> None:
    before = counts(larkbeam.organisation)

    def enter_and_refuse(by: Actor, at: datetime) -> None:
        write(newcomer(larkbeam.organisation), PersonEntered())
        only_people(by=by, at=at)

    by = replace(lead(larkbeam), kind=ActorKind.SYSTEM)
    with pytest.raises(Refused):
        do(what=enter_and_refuse, by=by, at=AT)
    assert counts(larkbeam.organisation) == before
    assert acts.under_way() is None


@pytest.mark.parametrize(
    "other",
    [
        lambda by, at: (replace(by, person=new_id(AT)), at),
        lambda by, at: (replace(by, organisation=new_id(AT)), at),
        lambda by, at: (replace(by, hats=frozenset(Hat)), at),
        lambda by, at: (by, at + timedelta(seconds=1)),
    ],
    ids=["person", "organisation", "hats", "instant"],
)
def test_command_when_the_inner_actor_or_instant_differs_is_an_error(
    larkbeam: Cast, other: Callable[[Actor, datetime], tuple[Actor, datetime]]
) -> None:
    def inner(by: Actor, at: datetime) -> None:
        somebody, then = other(by, at)
        only_people(by=somebody, at=then)

    with pytest.raises(RuntimeError, match="same actor and instant"):
        do(what=inner, by=lead(larkbeam), at=AT)


@pytest.mark.parametrize(
    "way",
    [
        lambda organisation, person: write(newcomer(organisation), PersonEntered()),
        lambda organisation, person: write_many([newcomer(organisation)], [PersonEntered()]),
        lambda organisation, person: record(Said(of=person.ref, words="x")),
        lambda organisation, person: erase(person.id),
        lambda organisation, person: locked(Person, organisation, person.id),
    ],
    ids=["write", "write_many", "record", "erase", "locked"],
)
def test_door_when_outside_a_command_is_shut(larkbeam: Cast, way: Callable[[UUID, Person], object]) -> None:
    mei = larkbeam.person("mei")
    with pytest.raises(OutsideAnAct):
        way(larkbeam.organisation, mei)
    assert larkbeam.person("mei").name == "Mei Sato"


def lock(id: UUID, by: Actor, at: datetime) -> Person:
    return locked(Person, by.organisation, id)


def test_locked_when_the_row_is_of_another_organisation_answers_as_for_nobody(
    db: None, larkbeam: Cast, stonecross: Cast
) -> None:
    answers = []
    for id in (stonecross.person("otto").id, new_id(AT)):
        with pytest.raises(Unknown) as unknown:
            do(what=partial(lock, id), by=lead(larkbeam), at=AT)
        answers.append(str(unknown.value))
    assert answers == ["There is no such person here."] * 2


def test_locked_gives_the_row_of_this_organisation(larkbeam: Cast) -> None:
    found: list[Person] = []
    mei = larkbeam.person("mei")
    do(what=lambda by, at: found.append(locked(Person, by.organisation, mei.id)), by=lead(larkbeam), at=AT)
    assert [one.name for one in found] == ["Mei Sato"]


def test_act_when_nothing_is_recorded_touches_no_log(larkbeam: Cast) -> None:
    size = Head.objects.get(organisation_id=larkbeam.organisation).size
    only_people(by=lead(larkbeam), at=AT)
    assert Head.objects.get(organisation_id=larkbeam.organisation).size == size
    assert not connection.needs_rollback
