from __future__ import annotations

from countersign.kernel.actors import Actor, ActorKind, Hat
from countersign.kernel.references import new_id, ref
from countersign.ledger.format import read
from countersign.ledger.models import Disclosure, Leaf
from countersign.ledger.stating import by, personal_of, state_of
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
