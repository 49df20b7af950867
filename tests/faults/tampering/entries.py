"""Edits of the leaves, and of the personal values that open them."""

from __future__ import annotations

from django.db.models import F

from countersign.kernel.references import new_id
from countersign.ledger.format import read
from countersign.ledger.models import Disclosure, Leaf
from countersign.people.models import Person
from tests.faults.tampering.attack import Found, Victim, edit, set_data, unprotected
from tests.ledger.doing import AT
from tests.ledger.mutants import flipped
from tests.ledger.past_the_gate import every, wipe
from tests.ledger.reconciling.log import leaves, newest_checkpoint, rehash, rewritten, values


@edit
def a_bit_of_a_leaf_flips(victim: Victim) -> Found:
    leaf = victim.chance.choice(leaves(victim.here))
    set_data(leaf, flipped(bytes(leaf.data), victim.chance))
    return {("HEAD", "head")}


@edit
def a_leaf_and_its_row_are_changed_alike(victim: Victim) -> Found:
    leaf = victim.leaf()
    state = {**read(bytes(leaf.data))["state"], "executive": True}
    set_data(leaf, rewritten(leaf, state=state))
    with unprotected():
        every(Person, pk=leaf.of).update(executive=True)
    rehash(victim.here)
    return {("CHECKPOINT-ROOT", f"checkpoint at {newest_checkpoint(victim.here).size}")}


@edit
def a_leaf_is_deleted(victim: Victim) -> Found:
    leaf = victim.leaf()
    with unprotected():
        wipe(Leaf, pk=leaf.pk)
    return {("LEAF-PLACE", f"leaf {leaf.seq}"), ("ROW-UNRECORDED", f"person_{leaf.of.hex}")}


@edit
def a_leaf_is_deleted_and_the_others_move_up(victim: Victim) -> Found:
    leaf = victim.leaf()
    with unprotected():
        wipe(Leaf, pk=leaf.pk)
        every(Leaf, organisation_id=victim.here.organisation, seq__gt=leaf.seq).update(seq=-F("seq") + 10**6)
        every(Leaf, organisation_id=victim.here.organisation, seq__gt=10**5).update(seq=-F("seq") + 10**6 - 1)
    rehash(victim.here)
    return {("LEAF-PLACE", f"leaf {leaf.seq}")}


@edit
def a_leaf_stands_twice(victim: Victim) -> Found:
    leaf, size = victim.leaf(), len(leaves(victim.here))
    with unprotected():
        Leaf(**{**values(leaf), "id": new_id(AT), "seq": size}).save(force_insert=True)
    rehash(victim.here)
    return {("LEAF-PLACE", f"leaf {size}")}


@edit
def two_leaves_are_swapped(victim: Victim) -> Found:
    first = victim.leaf()
    second = next(one for one in leaves(victim.here) if one.seq == first.seq + 1)
    with unprotected():
        for leaf, place in ((first, 10**6), (second, first.seq), (first, second.seq)):
            every(Leaf, pk=leaf.pk).update(seq=place)
    rehash(victim.here)
    return {("LEAF-PLACE", f"leaf {first.seq}"), ("LEAF-PLACE", f"leaf {second.seq}")}


@edit
def a_leaf_is_dated_back(victim: Victim) -> Found:
    leaf = victim.leaf()
    set_data(leaf, rewritten(leaf, at=1))
    rehash(victim.here)
    return {("LEAF-TIME", f"leaf {leaf.seq}")}


@edit
def a_leaf_is_filed_elsewhere(victim: Victim) -> Found:
    leaf = victim.leaf()
    with unprotected():
        every(Leaf, pk=leaf.pk).update(of=new_id(AT))
    return {("LEAF-COLUMN", f"leaf {leaf.seq}")}


@edit
def a_leaf_of_another_log_is_pasted_over(victim: Victim) -> Found:
    leaf, foreign = victim.leaf(), leaves(victim.other)[-1]
    set_data(leaf, bytes(foreign.data))
    rehash(victim.here)
    return {("LEAF-LOG", f"leaf {leaf.seq}")}


@edit
def the_end_is_cut_off(victim: Victim) -> Found:
    checkpoint = newest_checkpoint(victim.here)
    with unprotected():
        wipe(Leaf, organisation_id=victim.here.organisation, seq__gte=checkpoint.size - 2)
    rehash(victim.here)
    return {("LEAVES-MISSING", f"checkpoint at {checkpoint.size}")}


def disclosure(victim: Victim) -> tuple[Leaf, Disclosure]:
    leaf = victim.leaf()
    return leaf, Disclosure.objects.get(organisation_id=leaf.organisation_id, id_of_entry=leaf.id)


@edit
def a_personal_value_is_changed_on_both_sides(victim: Victim) -> Found:
    leaf, opens = disclosure(victim)
    Disclosure.objects.filter(pk=opens.pk).update(values={**opens.values, "name": "Somebody else"})
    with unprotected():
        every(Person, pk=leaf.of).update(name="Somebody else")
    return {("PERSONAL-VALUE", f"leaf {leaf.seq}, name"), ("PERSONAL-VALUE", f"person_{leaf.of.hex}, name")}


@edit
def a_salt_is_changed(victim: Victim) -> Found:
    leaf, opens = disclosure(victim)
    Disclosure.objects.filter(pk=opens.pk).update(salt=flipped(bytes(opens.salt), victim.chance))
    return {("PERSONAL-VALUE", f"leaf {leaf.seq}, name")}


@edit
def personal_values_are_deleted_and_nobody_was_erased(victim: Victim) -> Found:
    leaf, opens = disclosure(victim)
    opens.delete()
    return {("PERSONAL-MISSING", f"leaf {leaf.seq}")}


@edit
def personal_values_are_filed_elsewhere(victim: Victim) -> Found:
    leaf, opens = disclosure(victim)
    Disclosure.objects.filter(pk=opens.pk).update(id_of_entry=new_id(AT))
    return {("PERSONAL-STRANGE", f"disclosure {opens.id.hex}"), ("PERSONAL-MISSING", f"leaf {leaf.seq}")}


@edit
def somebody_erased_is_brought_back(victim: Victim) -> Found:
    erased = Person.objects.exclude(erased_at=None).get(organisation_id=victim.here.organisation)
    leaf = next(one for one in leaves(victim.here) if one.of == erased.id)
    Disclosure.objects.create(
        id=new_id(AT),
        organisation_id=victim.here.organisation,
        id_of_entry=leaf.id,
        person=erased.id,
        salt=bytes(32),
        values={"name": "Dana Field"},
    )
    with unprotected():
        every(Person, pk=erased.pk).update(name="Dana Field")
    return {("PERSONAL-KEPT", f"leaf {leaf.seq}")}
