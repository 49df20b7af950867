"""Records, documents and receipts that do not say what the leaves say, in a pack whose manifest fits them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from countersign.ledger import columns
from countersign.ledger.format import field_salt
from tests.verifier.packing import STRANGER, Pack, receipt, standing_pack
from tests.verifier.running import verify_bytes
from tests.verifier.spoiling import (
    OTHER_PROOF,
    PROOF,
    VERSION,
    Edit,
    Spoil,
    caught,
    change,
    leave_out,
    put,
    say_twice,
    show_the_leaf_before,
    swap,
    turn,
)
from tests.verifier.story import ORIGIN, ref, salt_of
from verifier.record import digested, says_the_same

VERSIONS, PEOPLE = "records/version.jsonl", "records/person.jsonl"
OF_VERSION, OF_PERSON = f"{VERSIONS}, {VERSION}", f"{PEOPLE}, {ref('person', 0)}"


def state(**values: Any) -> Edit:
    return lambda one: one["state"].update(values)


def opening(**values: Any) -> Edit:
    return lambda one: one["people"]["name"].update(values)


def more(**values: Any) -> Edit:
    return lambda one: one.update(values)


def opening_more(one: dict[str, Any]) -> None:
    one["people"]["name"] = {"value": "x", "salt": "0" * 64}


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (state(number=2), "RECORD-VALUE"),
        (state(number=True), "RECORD-VALUE"),
        (state(title="Insecurity policy"), "RECORD-VALUE"),
        (state(title=None), "RECORD-VALUE"),
        (lambda one: one["state"].pop("title"), "RECORD-COLUMN"),
        (state(liked=9), "RECORD-COLUMN"),
        (opening_more, "RECORD-OPENING"),
        (more(leaf=0), "RECORD-LEAF"),
    ],
)
def test_verify_when_a_record_says_something_else_names_it(tmp_path: Path, edit: Edit, code: str) -> None:
    caught(tmp_path, change("version", edit), code, OF_VERSION, careful=True)


@pytest.mark.parametrize(
    "edit",
    [
        opening(value="Person 1"),
        opening(value=["Person 0"]),
        opening(salt="0" * 64),
        opening(salt=salt_of(2).hex()),
        opening(salt=field_salt(salt_of(2), "email").hex()),
        lambda one: one["people"].update(email=one["people"]["name"]),
    ],
)
def test_verify_when_an_opened_value_is_not_the_one_committed_to_names_it(tmp_path: Path, edit: Edit) -> None:
    caught(tmp_path, change("person", edit), "RECORD-OPENING", OF_PERSON, careful=True)


@pytest.mark.parametrize(
    "edit",
    [
        opening(salt="xyz"),
        opening(salt=1),
        opening(more=1),
        more(people={"name": "Person 0"}),
        more(people=[]),
        more(state=None),
        more(leaf=True),
        more(leaf=-1),
        more(of=None),
        more(of=VERSION),
        more(more=1),
    ],
)
def test_verify_when_a_record_has_another_form_names_its_line(tmp_path: Path, edit: Edit) -> None:
    caught(tmp_path, change("person", edit), "RECORD-FORM", f"{PEOPLE}, line 1", careful=True)


@pytest.mark.parametrize(
    ("spoil", "code", "where"),
    [
        (put(VERSIONS, b"\n[]\n"), "RECORD-FORM", f"{VERSIONS}, line 1"),
        (put(VERSIONS, b"\n[]\n"), "RECORD-FORM", f"{VERSIONS}, line 2"),
        (put(VERSIONS, b"["), "RECORD-FORM", f"{VERSIONS}, line 1"),
        (change("person", more(leaf=269)), "RECORD-LEAF", f"{PEOPLE}, line 1"),
        (show_the_leaf_before, "RECORD-OLD", OF_VERSION),
        (say_twice, "RECORD-TWICE", f"{VERSIONS}, line 2"),
        (leave_out("person", 7), "RECORD-MISSING", PEOPLE),
        (put(VERSIONS, b""), "RECORD-MISSING", VERSIONS),
        (put("documents/more.pdf", b"%PDF"), "DOCUMENT-UNKNOWN", "documents/more.pdf"),
        (turn("documents/policy-1.json"), "DOCUMENT-UNKNOWN", "documents/policy-1.json"),
    ],
)
def test_verify_when_records_or_documents_are_not_those_of_the_log_names_them(
    tmp_path: Path, spoil: Spoil, code: str, where: str
) -> None:
    caught(tmp_path, spoil, code, where, careful=True)


def test_verify_when_a_record_is_old_does_not_call_it_missing_too(tmp_path: Path) -> None:
    made = standing_pack()
    show_the_leaf_before(made)
    assert verify_bytes(tmp_path, made.zipped(), made.key).problems == {("RECORD-OLD", OF_VERSION)}


def proof(grown: list[bytes], *, size: int | None = None, **more: Any) -> Spoil:
    """A receipt of leaf 265 in a log that went on differently."""

    def spoil(made: Pack) -> None:
        leaves = [*made.story.leaves[:size], *grown]
        made.files[PROOF] = receipt(leaves, 265, ORIGIN, **more)

    return spoil


def of_the_leaf_before(made: Pack) -> None:
    made.files[PROOF] = receipt(made.story.leaves, 265, ORIGIN).replace(b"index 265", b"index 264")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (put(PROOF, b"proof"), "PROOF-FORM"),
        (put(PROOF, b"\xff"), "PROOF-FORM"),
        (put(PROOF, bytes(2**18 + 1)), "PROOF-FORM"),
        (swap(PROOF, OTHER_PROOF), "PROOF-ROW"),
        (proof([], secret=STRANGER), "PROOF-SIGNATURE"),
        (proof([], leaf=b"{}"), "PROOF-LEAF"),
        (proof([b"{}"], size=266), "PROOF-FORK"),
        (proof([b"{}"]), "PROOF-LATER"),
        (of_the_leaf_before, "PROOF-FALSE"),
    ],
)
def test_verify_when_a_receipt_is_false_names_it(tmp_path: Path, spoil: Spoil, code: str) -> None:
    caught(tmp_path, spoil, code, PROOF, careful=True)


def test_verify_when_a_noun_has_no_leaf_and_no_record_is_valid(tmp_path: Path) -> None:
    made = standing_pack()
    put("records/role.jsonl", b"")(made)
    answer = verify_bytes(tmp_path, made.zipped(), made.key)
    assert (answer.code, answer.told["records"]["role"]) == (0, 0)


@pytest.mark.parametrize("value", ["", "Grüße", 1, True, ["a", None], {"a": 1}])
def test_digested_gives_what_the_ledger_states(value: Any) -> None:
    assert digested(value) == columns.digested(value)
    assert says_the_same(value, columns.digested(value))


@pytest.mark.parametrize(
    ("shown", "stated"), [(1, True), (0, False), ("1", 1), (None, ""), (None, columns.digested(""))]
)
def test_says_the_same_when_values_only_look_alike_is_false(shown: Any, stated: Any) -> None:
    assert not says_the_same(shown, stated)
