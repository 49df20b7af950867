from __future__ import annotations

import base64
from dataclasses import replace

import pytest

from countersign.ledger.keys import check
from countersign.ledger.note import Checkpoint, sign
from countersign.ledger.proof import HEADER, BadProof, Receipt, check_receipt, read_receipt
from tests.ledger import oracle
from tests.ledger.test_note import KEY, LOG, PRIVATE, key_pair

LEAVES = oracle.leaves(11)
STATE = Checkpoint(LOG, len(LEAVES), oracle.root(LEAVES))
NOTE = sign(STATE, KEY, PRIVATE.sign)
RECEIPT = Receipt(4, tuple(oracle.path(4, LEAVES)), NOTE)
HASH = base64.b64encode(bytes(32)).decode()


@pytest.mark.parametrize("index", range(len(LEAVES)))
def test_check_receipt_accepts_each_leaf_and_returns_its_checkpoint(index: int) -> None:
    receipt = Receipt(index, tuple(oracle.path(index, LEAVES)), NOTE)
    assert check_receipt(str(receipt), LEAVES[index], KEY, check) == STATE


def test_read_receipt_reads_what_was_written() -> None:
    assert read_receipt(str(RECEIPT)) == RECEIPT
    assert str(RECEIPT).startswith(f"{HEADER}\nindex 4\n")


def test_read_receipt_when_the_tree_has_one_leaf_has_no_path() -> None:
    note = sign(Checkpoint(LOG, 1, oracle.root(LEAVES[:1])), KEY, PRIVATE.sign)
    text = str(Receipt(0, (), note))
    assert read_receipt(text).path == ()
    assert check_receipt(text, LEAVES[0], KEY, check).size == 1


def test_check_receipt_when_it_carries_its_leaf_along_accepts_that_leaf_alone() -> None:
    text = str(replace(RECEIPT, leaf=LEAVES[4]))
    assert text.startswith(f"{HEADER}\nextra ")
    assert read_receipt(text) == replace(RECEIPT, leaf=LEAVES[4])
    assert check_receipt(text, LEAVES[4], KEY, check) == STATE
    with pytest.raises(BadProof, match="carries another leaf along"):
        check_receipt(str(replace(RECEIPT, leaf=LEAVES[5])), LEAVES[4], KEY, check)


def test_check_receipt_when_the_leaf_is_another_is_refused() -> None:
    with pytest.raises(BadProof, match="leaf 4 is not in the tree of 11"):
        check_receipt(str(RECEIPT), LEAVES[5], KEY, check)


def test_check_receipt_when_the_key_is_another_is_refused() -> None:
    other, _ = key_pair(LOG, 2)
    with pytest.raises(BadProof, match="not signed by"):
        check_receipt(str(RECEIPT), LEAVES[4], other, check)


def test_check_receipt_when_any_byte_changes_is_refused() -> None:
    """Except in the unused bits of a last letter before ``=``, which carry nothing."""
    text = str(RECEIPT)
    for place, old in enumerate(text):
        if text[place + 1 : place + 3] != "=\n":
            changed = text[:place] + ("A" if old != "A" else "B") + text[place + 1 :]
            with pytest.raises(BadProof):
                check_receipt(changed, LEAVES[4], KEY, check)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "begins with"),
        (f"{HEADER}\nindex 4\n", "begins with"),
        (f"c2sp.org/tlog-proof@v2\nindex 4\n\n{NOTE}", "begins with"),
        (f"{HEADER}\n\n{NOTE}", "names the index"),
        (f"{HEADER}\nindex four\n\n{NOTE}", "names the index"),
        (f"{HEADER}\nindex 04\n\n{NOTE}", "names the index"),
        (f"{HEADER}\nindex \u0664\n\n{NOTE}", "names the index"),
        (f"{HEADER}\nindex {'4' * 5000}\n\n{NOTE}", "names the index"),
        (f"{HEADER}\n{HASH}\nindex 4\n\n{NOTE}", "names the index"),
        (f"{HEADER}\nindex 4\n{HASH[:-1]}\n\n{NOTE}", "are base64"),
        (f"{HEADER}\nindex 4\n\u00e9{HASH[1:]}\n\n{NOTE}", "are base64"),
        (f"{HEADER}\nindex 4\nAAAA\n\n{NOTE}", "32 bytes"),
        (f"{HEADER}\nextra AAA\nindex 4\n\n{NOTE}", "are base64"),
        (f"{HEADER}\nextra AAAA\nextra AAAA\nindex 4\n\n{NOTE}", "names the index"),
    ],
)
def test_read_receipt_when_it_is_none_says_why(text: str, says: str) -> None:
    with pytest.raises(BadProof, match=says):
        read_receipt(text)
