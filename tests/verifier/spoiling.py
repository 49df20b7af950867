"""Ways to spoil one thing in a pack. Each takes an open pack and changes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from countersign.kernel.canonical import canonical
from countersign.ledger.format import read
from tests.verifier.packing import Pack, ledger, record, standing_pack
from tests.verifier.running import verify_bytes
from tests.verifier.story import MONDAY, ORIGIN, larkbeam, ref

Spoil = Callable[[Pack], None]
Edit = Callable[[dict[str, Any]], object]

VERSION = ref("version", 1)
PROOF, OTHER_PROOF = f"proofs/{VERSION}.tlog-proof", f"proofs/{ref('person', 5)}.tlog-proof"
BUNDLE, LAST_BUNDLE = "ledger/tile/entries/000", "ledger/tile/entries/001.p/13"
TILE, LAST_TILE, TOP_TILE = "ledger/tile/0/000", "ledger/tile/0/001.p/13", "ledger/tile/1/000.p/1"


def caught(folder: Path, spoil: Spoil, code: str, where: str, *, careful: bool) -> None:
    """Spoil a pack and verify it: it is not valid, and the verifier names the code and the place.

    A careful forger writes a new manifest that fits, so that only the ledger can tell.
    """
    made = standing_pack()
    spoil(made)
    data = made.zipped() if careful else made.with_manifest_of(standing_pack())
    answer = verify_bytes(folder, data, made.key)
    assert (answer.code, answer.err) == (1, "")
    assert (code, where) in answer.problems
    if careful:
        assert not answer.codes & {"FILE-DIGEST", "FILE-SIZE", "FILE-MISSING", "FILE-UNLISTED"}


def turned(data: bytes, at: int | None = None) -> bytes:
    """The bytes with one bit turned, in the middle if no place is given."""
    changed = bytearray(data)
    changed[len(data) // 2 if at is None else at] ^= 1
    return bytes(changed)


def turn(path: str, at: int | None = None) -> Spoil:
    def spoil(made: Pack) -> None:
        made.files[path] = turned(made.files[path], at)

    return spoil


def put(path: str, data: bytes) -> Spoil:
    def spoil(made: Pack) -> None:
        made.files[path] = data

    return spoil


def cut(path: str, length: int) -> Spoil:
    return lambda made: put(path, made.files[path][:length])(made)


def append(path: str, data: bytes) -> Spoil:
    return lambda made: put(path, made.files[path] + data)(made)


def without(path: str) -> Spoil:
    def spoil(made: Pack) -> None:
        del made.files[path]

    return spoil


def rename(old: str, new: str) -> Spoil:
    def spoil(made: Pack) -> None:
        made.files[new] = made.files.pop(old)

    return spoil


def swap(one: str, other: str) -> Spoil:
    def spoil(made: Pack) -> None:
        made.files[one], made.files[other] = made.files[other], made.files[one]

    return spoil


def saying(**words: Any) -> Spoil:
    """A manifest with other words."""
    return lambda made: made.says.update(words)


def change(noun: str, edit: Edit) -> Spoil:
    """Change the first record of a noun."""

    def spoil(made: Pack) -> None:
        records = made.records(noun)
        edit(records[0])
        made.put_records(noun, records)

    return spoil


def leave_out(noun: str, number: int) -> Spoil:
    return lambda made: made.put_records(noun, [*made.records(noun)[:number], *made.records(noun)[number + 1 :]])


def say_twice(made: Pack) -> None:
    made.put_records("version", [made.records("version")[0], *made.records("version")])


def show_the_leaf_before(made: Pack) -> None:
    """A record of the version as it was offered, from the leaf before the one that signs it."""
    offered = next(seq for seq, leaf in enumerate(made.story.leaves) if read(leaf)["kind"] == "version.offered")
    made.put_records("version", [record(made.story, offered, frozenset()), made.records("version")[1]])


def with_leaves(made: Pack, leaves: list[bytes]) -> None:
    """Other bundles and tiles under the checkpoint that was signed."""
    signed = made.files["ledger/checkpoint"]
    for path in [path for path in made.files if path.startswith("ledger/")]:
        del made.files[path]
    made.files |= {**ledger(leaves, made.story.origin), "ledger/checkpoint": signed}


def reorder(made: Pack) -> None:
    leaves = list(made.story.leaves)
    leaves[10], leaves[11] = leaves[11], leaves[10]
    with_leaves(made, leaves)


def rewrite(made: Pack) -> None:
    """A leaf changed so that it is still a leaf, with bundle and tiles to match."""
    leaves = list(made.story.leaves)
    leaves[265] = canonical({**read(leaves[265]), "at": MONDAY + 264_000})
    with_leaves(made, leaves)


def backdate(made: Pack) -> None:
    leaves = list(made.story.leaves)
    leaves[265] = canonical({**read(leaves[265]), "at": MONDAY})
    with_leaves(made, leaves)


def garble(made: Pack) -> None:
    with_leaves(made, [*made.story.leaves[:265], b"{}", *made.story.leaves[266:]])


def another_log(made: Pack) -> None:
    """A whole ledger of somebody else in the place of this one."""
    with_leaves(made, larkbeam(ORIGIN.replace("log-c", "log-d")).leaves)


def checkpoint_of(size: int) -> Spoil:
    """The true checkpoint of an earlier day, with all else as it was."""
    return lambda made: put("ledger/checkpoint", ledger(made.story.leaves[:size], ORIGIN)["ledger/checkpoint"])(made)
