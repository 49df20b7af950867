"""Edits of the rows that pages are made of, and of the files that rows name."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from countersign.kernel.actors import Hat
from countersign.kernel.references import new_id
from countersign.ledger.files import keep, path_of
from countersign.ledger.guard import Guarded
from countersign.people.commands.leave import leave
from countersign.people.models import Person
from countersign.policies.models import Policy
from tests.faults.tampering.attack import Found, Victim, edit, unprotected
from tests.ledger.doing import AT
from tests.ledger.past_the_gate import every, wipe
from tests.ledger.reconciling.log import values


def put(row: Guarded, **changes: Any) -> None:
    with unprotected():
        assert every(type(row), pk=row.pk).update(**changes) == 1


@edit
def a_fact_is_changed(victim: Victim) -> Found:
    person = victim.someone()
    put(person, executive=not person.executive)
    return {("ROW-FIELD", f"{person.ref}, executive")}


@edit
def a_day_is_moved(victim: Victim) -> Found:
    put(victim.version, signed_on=victim.version.signed_on - timedelta(days=victim.chance.randrange(1, 400)))  # type: ignore[operator]
    return {("ROW-FIELD", f"{victim.version.ref}, signed_on")}


@edit
def words_are_changed(victim: Victim) -> Found:
    put(victim.version, text={**victim.version.text, "blocks": victim.version.text["blocks"][1:]})
    return {("ROW-FIELD", f"{victim.version.ref}, text")}


@edit
def somebody_else_signed(victim: Victim) -> Found:
    put(victim.version, signed_by_id=victim.here.person("mei").id)
    return {("ROW-FIELD", f"{victim.version.ref}, signed_by_id")}


@edit
def a_name_is_changed(victim: Victim) -> Found:
    person = victim.someone()
    put(person, name=f"{person.name}x")
    return {("PERSONAL-VALUE", f"{person.ref}, name")}


@edit
def a_name_is_emptied_and_nobody_was_erased(victim: Victim) -> Found:
    person = victim.someone()
    put(person, name=None)
    return {("PERSONAL-VALUE", f"{person.ref}, name")}


@edit
def a_row_is_deleted(victim: Victim) -> Found:
    person = Person.objects.get(pk=victim.leaf().of)
    with unprotected():
        wipe(Person, pk=person.pk)
    return {("ROW-MISSING", person.ref)}


@edit
def a_row_is_slipped_in(victim: Victim) -> Found:
    false = Person(
        **{**values(victim.someone()), "id": new_id(AT), "email": "false@larkbeam.example", "employee_number": None}
    )
    with unprotected():
        false.save(force_insert=True)
    return {("ROW-UNRECORDED", false.ref)}


@edit
def a_row_is_put_back_to_what_it_was(victim: Victim) -> Found:
    person = Person.objects.get(pk=victim.leaf().of)
    at = AT + timedelta(days=3)
    leave(person_id=person.id, left_on=at.date(), by=victim.here.actor("ruth", Hat.HR), at=at)
    put(person, **{name: value for name, value in values(person).items() if name != "id"})
    return {("ROW-ENTRY", person.ref), ("ROW-FIELD", f"{person.ref}, left_on")}


@edit
def a_row_claims_another_entry(victim: Victim) -> Found:
    person = victim.someone()
    put(person, entry=victim.version.entry)
    return {("ROW-ENTRY", person.ref)}


@edit
def a_row_is_moved_to_another_organisation(victim: Victim) -> Found:
    person = Person.objects.get(pk=victim.leaf().of)
    put(person, organisation_id=victim.other.organisation)
    return {("ROW-MISSING", person.ref)}


@edit
def a_row_points_into_another_organisation(victim: Victim) -> Found:
    person = victim.someone()
    put(person, manager_id=victim.other.person("otto").id)
    return {("FOREIGN-KEY", f"{person.ref}, manager_id"), ("ROW-FIELD", f"{person.ref}, manager_id")}


@edit
def a_policy_becomes_another_kind(victim: Victim) -> Found:
    policy = Policy.objects.get(pk=victim.version.policy_id)
    put(policy, kind="TOPIC")
    return {("ROW-FIELD", f"{policy.ref}, kind")}


@edit
def a_file_is_changed(victim: Victim) -> Found:
    file = path_of(victim.here.organisation, victim.version.pdf or "")
    data = bytearray(file.read_bytes())
    data[victim.chance.randrange(len(data))] ^= 1
    file.write_bytes(data)
    return {("FILE-CHANGED", f"{victim.version.ref}, pdf")}


@edit
def a_file_is_gone(victim: Victim) -> Found:
    path_of(victim.here.organisation, victim.version.pdf or "").unlink()
    return {("FILE-MISSING", f"{victim.version.ref}, pdf")}


@edit
def a_file_and_its_row_are_exchanged(victim: Victim) -> Found:
    put(victim.version, pdf=keep(victim.here.organisation, b"%PDF, but false"))
    return {("ROW-FIELD", f"{victim.version.ref}, pdf")}
