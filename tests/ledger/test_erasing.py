"""Erasure: the values go, the acts stay, and everything still verifies."""

from __future__ import annotations

from random import Random

from django.test import override_settings

from countersign.kernel.actors import Hat
from countersign.ledger.format import commitment, read
from countersign.ledger.models import Disclosure, Leaf, Pending
from countersign.ledger.reconciling import verify
from countersign.ledger.rounds.sequence import sequence
from countersign.ledger.writing import erase as erase_values
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.people.models import Person
from tests.cast import Cast
from tests.ledger.doing import AT, do, enter_crowd, lead


def gone(here: Cast, *people: Person) -> None:
    by = here.actor("ruth", Hat.HR)
    for person in people:
        leave(person_id=person.id, left_on=AT.date(), by=by, at=AT)
        erase(person_id=person.id, by=by, at=AT)


def values(person: Person) -> list[str]:
    return [value for value in (person.name, person.email, person.title) if value]


def everything_entered(here: Cast) -> bytes:
    """Every leaf and every waiting entry, one behind the other."""
    leaves = Leaf.objects.filter(organisation_id=here.organisation).values_list("data", flat=True)
    waiting = Pending.objects.filter(organisation_id=here.organisation).values_list("body", flat=True)
    return b"\n".join(bytes(one) for one in [*leaves, *waiting])


def test_erase_empties_columns_deletes_disclosures_and_verifies(larkbeam: Cast) -> None:
    dana, others = larkbeam.person("dana"), Disclosure.objects.filter(organisation_id=larkbeam.organisation)
    before = others.exclude(person=dana.id).count()
    gone(larkbeam, dana)
    now = Person.objects.get(organisation_id=larkbeam.organisation, pk=dana.id)
    assert (now.name, now.email, now.title, now.erased_at, now.left_on) == (None, None, None, AT, AT.date())
    assert str(now) == "Somebody who was erased"
    assert not others.filter(person=dana.id).exists()
    assert others.count() == before
    assert verify(larkbeam.organisation)[1] == []


def test_erase_leaves_commitments_that_nobody_can_open_any_more(larkbeam: Cast) -> None:
    dana = larkbeam.person("dana")
    opened = Disclosure.objects.get(organisation_id=larkbeam.organisation, person=dana.id)
    entered = Leaf.objects.get(organisation_id=larkbeam.organisation, id=dana.entry)
    committed = read(bytes(entered.data))["c"]
    assert committed["name"] == commitment(bytes(opened.salt), "name", "Dana Field")
    gone(larkbeam, dana)
    leaves = Leaf.objects.filter(organisation_id=larkbeam.organisation, of=dana.id).order_by("seq")
    said = [read(bytes(leaf.data)) for leaf in leaves]
    assert [one["kind"] for one in said] == ["person.entered", "person.left", "person.erased"]
    assert said[0]["c"] == committed
    assert "c" not in said[-1]
    assert commitment(b"", "name", "Dana Field") not in committed.values()


def test_no_personal_value_stands_in_any_leaf_before_or_after(larkbeam: Cast) -> None:
    people = [larkbeam.person(first) for first in ("priya", "tom", "mei", "ruth", "ola", "dana")]
    crowd = enter_crowd(larkbeam, 20)
    told = [value for person in (*people, *crowd) for value in values(person)]
    assert len(told) > 55
    for _ in range(2):
        written = everything_entered(larkbeam)
        assert [value for value in told if value != "CTO" and value.encode() in written] == []
        assert b'"CTO"' not in written, "the letters stand in DIRECTOR, the title does not"
        gone(larkbeam, *crowd[:3])
        crowd = crowd[3:]


def test_erase_when_many_are_erased_in_any_order_verifies_after_each(larkbeam: Cast) -> None:
    crowd = enter_crowd(larkbeam, 12)
    Random(17).shuffle(crowd)  # noqa: S311 (no secret)
    for person in crowd:
        gone(larkbeam, person)
        assert verify(larkbeam.organisation)[1] == []
    kept = Disclosure.objects.filter(organisation_id=larkbeam.organisation, person__in=[one.id for one in crowd])
    assert not kept.exists()


def test_erase_when_a_worker_puts_entries_in_place_verifies_before_and_after(larkbeam: Cast) -> None:
    with override_settings(COUNTERSIGN_SEQUENCER="worker"):
        crowd = enter_crowd(larkbeam, 3)
        gone(larkbeam, larkbeam.person("dana"), crowd[0])
        assert verify(larkbeam.organisation)[1] == []
        sequence(AT)
    assert verify(larkbeam.organisation)[1] == []
    assert not Disclosure.objects.filter(organisation_id=larkbeam.organisation, person=crowd[0].id).exists()


def test_erase_when_of_another_organisation_touches_nobody(db: None, larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.person("otto")
    do(what=lambda *_: erase_values(otto.id), by=lead(larkbeam), at=AT)
    assert stonecross.person("otto").name == "Otto Brandt"
    assert Disclosure.objects.filter(organisation_id=stonecross.organisation, person=otto.id).exists()
    assert verify(stonecross.organisation)[1] == []
