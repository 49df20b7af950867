"""Something changed, and the manifest written anew to fit: only the ledger can tell, and does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verifier.packing import standing_pack
from tests.verifier.running import verify_bytes
from tests.verifier.spoiling import (
    BUNDLE,
    LAST_BUNDLE,
    LAST_TILE,
    PROOF,
    TILE,
    TOP_TILE,
    Spoil,
    another_log,
    append,
    backdate,
    caught,
    checkpoint_of,
    cut,
    garble,
    put,
    reorder,
    rewrite,
    saying,
    turn,
    without,
)
from tests.verifier.story import HEX, ref

MANIFEST, CHECKPOINT, ROOT = "manifest.json", "ledger/checkpoint", "checkpoint at 269"
OTHER = {"ref": ref("organisation", 9), "name": "Larkbeam Ltd"}
RENAMED = {"ref": f"organisation_{HEX}", "name": "Larkbeam plc"}
SMALL, HUGE = ({"size": size, "root": "0" * 64} for size in (268, 2**53 - 1))
EXTRA_TILE = "ledger/tile/2/000.p/1"


@pytest.mark.parametrize(
    ("spoil", "code", "where"),
    [
        (saying(organisation=OTHER), "MANIFEST-ORGANISATION", MANIFEST),
        (saying(organisation=RENAMED), "MANIFEST-NAME", MANIFEST),
        (saying(example=True), "MANIFEST-EXAMPLE", MANIFEST),
        (saying(withheld={"people": 0, "values": 0}), "MANIFEST-WITHHELD", MANIFEST),
        (saying(origin=f"log-2/{HEX}"), "CHECKPOINT-MANIFEST", CHECKPOINT),
        (saying(checkpoint=SMALL), "CHECKPOINT-MANIFEST", CHECKPOINT),
        (saying(checkpoint=HUGE), "BUNDLE-MISSING", "ledger/tile/entries/001"),
        (without(CHECKPOINT), "CHECKPOINT-MISSING", CHECKPOINT),
        (put(CHECKPOINT, b"\xff"), "CHECKPOINT-SIGNATURE", CHECKPOINT),
        (put(CHECKPOINT, bytes(2**17)), "CHECKPOINT-SIGNATURE", CHECKPOINT),
        (turn(CHECKPOINT, -10), "CHECKPOINT-SIGNATURE", CHECKPOINT),
        (checkpoint_of(200), "CHECKPOINT-MANIFEST", CHECKPOINT),
    ],
)
def test_verify_when_manifest_or_checkpoint_is_false_names_it(
    tmp_path: Path, spoil: Spoil, code: str, where: str
) -> None:
    caught(tmp_path, spoil, code, where, careful=True)


@pytest.mark.parametrize(
    ("spoil", "code", "where"),
    [
        (another_log, "CHECKPOINT-ROOT", ROOT),
        (another_log, "LEAF-LOG", "leaf 0"),
        (reorder, "LEAF-PLACE", "leaf 10"),
        (reorder, "CHECKPOINT-ROOT", ROOT),
        (rewrite, "CHECKPOINT-ROOT", ROOT),
        (rewrite, "PROOF-LEAF", PROOF),
        (backdate, "LEAF-TIME", "leaf 265"),
        (garble, "LEAF-FORM", "leaf 265"),
        (turn(BUNDLE, 700), "TILE-DIFFERS", TILE),
        (turn(BUNDLE, 700), "CHECKPOINT-ROOT", ROOT),
        (turn(BUNDLE, 0), "LEAF-FORM", "leaf 0"),
        (cut(LAST_BUNDLE, 100), "BUNDLE-FORM", f"{LAST_BUNDLE}, leaf 256"),
        (cut(LAST_BUNDLE, 1), "BUNDLE-FORM", f"{LAST_BUNDLE}, leaf 256"),
        (append(LAST_BUNDLE, b"\0\0"), "BUNDLE-FORM", LAST_BUNDLE),
        (put(LAST_BUNDLE, bytes(2**24 + 1)), "ZIP-BOMB", LAST_BUNDLE),
        (without(LAST_BUNDLE), "BUNDLE-MISSING", LAST_BUNDLE),
        (cut(TILE, 8160), "TILE-DIFFERS", TILE),
        (put(TOP_TILE, bytes(9000)), "TILE-DIFFERS", TOP_TILE),
        (turn(LAST_TILE), "TILE-DIFFERS", LAST_TILE),
        (without(TOP_TILE), "TILE-MISSING", TOP_TILE),
        (put(EXTRA_TILE, bytes(32)), "FILE-STRANGE", EXTRA_TILE),
        (put("records/person.csv", b""), "FILE-STRANGE", "records/person.csv"),
        (put("documents/a/b.pdf", b""), "FILE-STRANGE", "documents/a/b.pdf"),
    ],
)
def test_verify_when_the_log_is_false_names_the_place(tmp_path: Path, spoil: Spoil, code: str, where: str) -> None:
    caught(tmp_path, spoil, code, where, careful=True)


def test_verify_when_tile_and_hash_differ_says_at_which_hash(tmp_path: Path) -> None:
    made = standing_pack()
    turn(TILE, 32 * 17 + 3)(made)
    told = verify_bytes(tmp_path, made.zipped(), made.key).told
    assert [one["says"] for one in told["problems"]] == ["does not fit the leaves, first at hash 17"]
