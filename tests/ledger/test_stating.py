from __future__ import annotations

import pytest

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.canonical import NotCanonical, canonical, from_canonical
from countersign.kernel.references import new_id, ref
from countersign.ledger.format import Malformed, commitment, read
from countersign.ledger.guard import guarded_models
from countersign.ledger.models import Disclosure, Leaf
from countersign.ledger.stating import ActOf, Stated, Waiting, by, personal_of, placed, state_of, state_rows, states_of
from countersign.people.entries import PersonEntered, PersonLeft
from tests.cast import Cast
from tests.ledger.doing import AT

SOMEBODY = new_id(AT)


def test_leaf_repeats_nothing_but_what_finds_it(larkbeam: Cast) -> None:
    for leaf in Leaf.objects.filter(organisation_id=larkbeam.organisation):
        said = read(bytes(leaf.data))
        assert (said["seq"], said["kind"], said["of"]) == (leaf.seq, leaf.kind, f"{leaf.noun}_{leaf.of.hex}")


def test_by_leaves_out_what_is_empty() -> None:
    assert by(Actor(ActorKind.SYSTEM, SOMEBODY)) == {"kind": "SYSTEM"}
    told = Actor(ActorKind.PERSON, SOMEBODY, SOMEBODY, Hat.HR, frozenset(Hat), ("session", "mailbox-code"), "import")
    assert by(told) == {
        "kind": "PERSON",
        "p": ref("person", SOMEBODY),
        "hat": "HR",
        "auth": ["session", "mailbox-code"],
        "via": "import",
    }


def test_state_and_personal_values_are_kept_apart(larkbeam: Cast) -> None:
    mei = larkbeam.person("mei")
    mei.title = ""
    assert personal_of(mei) == {"name": "Mei Sato", "email": "mei@larkbeam.example"}
    assert not {"name", "email", "title", "id", "entry"} & state_of(mei).keys()


def test_every_disclosure_has_a_salt_of_its_own(larkbeam: Cast) -> None:
    salts = [bytes(one.salt) for one in Disclosure.objects.filter(organisation_id=larkbeam.organisation)]
    assert len(salts) == len(set(salts)) > 5
    assert {len(salt) for salt in salts} == {32}


def test_states_of_many_rows_are_spelled_as_each_alone(larkbeam: Cast) -> None:
    """Of every table that holds something."""
    seen = 0
    for model in guarded_models():
        rows = list(model.objects.filter(**{model.scope: larkbeam.organisation}))
        if rows:
            assert [state.encode() for state in states_of(rows)] == [canonical(state_of(row)) for row in rows]
            seen += 1
    assert seen > 3


def test_a_state_with_a_value_that_has_no_canonical_form_names_its_column(larkbeam: Cast) -> None:
    mei = larkbeam.person("mei")
    mei.revision = 2**53
    with pytest.raises(NotCanonical, match=r"\$.state.revision: whole numbers end"):
        list(states_of([mei]))


def stated(here: Cast) -> list[Stated]:
    act = ActOf(SOMEBODY, here.actor("tom", Hat.ISMS_LEAD), AT)
    entries = [PersonEntered(), PersonLeft(docs=("sha256:" + "a" * 64,), occurred_on=AT.date()), PersonEntered()]
    return state_rows([here.person(name) for name in ("mei", "ola", "dana")], entries, act)


def test_entries_of_one_act_say_what_is_theirs_and_what_they_share(larkbeam: Cast) -> None:
    for first, one in zip(("mei", "ola", "dana"), stated(larkbeam), strict=True):
        row, said = larkbeam.person(first), from_canonical(one.waiting.body)
        opening = one.opening
        assert opening
        assert (said["id"], said["of"], said["act"]) == (ref("entry", row.entry), row.ref, ref("act", SOMEBODY))
        assert said["state"] == state_of(row)
        assert said["c"] == {
            column: commitment(opening.salt, column, value) for column, value in opening.values.items()
        }
        assert ("docs" in said, "occurred_on" in said) == (first == "ola", first == "ola")


def test_an_entry_when_its_act_places_it_becomes_the_leaf_that_reading_it_again_gives(larkbeam: Cast) -> None:
    for one in stated(larkbeam):
        quick, slow = (placed(one.waiting, of, "example/1", 7) for of in (one, None))
        assert quick == slow
        assert read(quick.data)["seq"] == quick.seq == 7


def test_an_entry_when_other_bytes_wait_than_the_act_fixed_is_read_again(larkbeam: Cast) -> None:
    first, second, _ = stated(larkbeam)
    assert placed(second.waiting, first, "example/1", 7) == placed(second.waiting, None, "example/1", 7)
    with pytest.raises(Malformed, match="without"):
        placed(Waiting(*first.waiting[:2], b"{}", False), first, "example/1", 7)
