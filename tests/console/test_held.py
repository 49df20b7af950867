"""Checkpoints kept outside, in each of the forms in which people have them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from countersign.console.held import for_log, held, of_no_log, older_than
from countersign.ledger.checkpointing import cover
from countersign.ledger.models import Leaf
from countersign.ledger.queries import newest_checkpoint, receipt
from countersign.ledger.reconciling import verify
from countersign.packs.documents.archive import CHECKPOINT
from tests.cast import Cast
from tests.ledger.doing import AT


@pytest.fixture
def note(larkbeam: Cast) -> str:
    cover(larkbeam.organisation, AT)
    checkpoint = newest_checkpoint(larkbeam.organisation)
    assert checkpoint
    return checkpoint.note


def kept(folder: Path, data: str | bytes) -> Path:
    file = folder / "kept"
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


def test_a_note_a_receipt_and_a_pack_hold_the_same_checkpoint(larkbeam: Cast, note: str, tmp_path: Path) -> None:
    leaf = Leaf.objects.filter(organisation_id=larkbeam.organisation).order_by("seq")[:1].get()
    pack = BytesIO()
    with ZipFile(pack, "w") as zip:
        zip.writestr(CHECKPOINT, note)
    for data in (note, str(receipt(larkbeam.organisation, leaf.id)), pack.getvalue()):
        assert held([kept(tmp_path, data)]) == [note]


@pytest.mark.parametrize("data", ["", "not a note", "a\nb\nc\n\n- x\n", b"\0" * 1000, b"\xff\xfe"])
def test_what_is_no_checkpoint_is_refused_with_a_sentence(
    data: str | bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        held([kept(tmp_path, data)])
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'kept'} holds no checkpoint: ")


def test_a_checkpoint_of_another_log_is_held_against_none_of_ours(larkbeam: Cast, stonecross: Cast, note: str) -> None:
    assert len(for_log(larkbeam.organisation, [note])[0]) == 1
    assert for_log(stonecross.organisation, [note]) == ([], [])
    foreign = note.replace("log-", "gol-")
    assert of_no_log([note]) == []
    assert of_no_log([foreign])[0].endswith("entries was given [LOG-MISSING]")


def test_a_checkpoint_that_nobody_signed_is_a_problem(larkbeam: Cast, note: str) -> None:
    lines = note.split("\n")
    lines[1] = str(int(lines[1]) + 5)
    checkpoints, wrong = for_log(larkbeam.organisation, ["\n".join(lines)])
    assert checkpoints == []
    assert wrong[0].endswith("is false [CHECKPOINT-HELD]")


def test_a_checkpoint_over_more_than_there_is_shows_an_older_state(larkbeam: Cast, note: str) -> None:
    checkpoints, _ = for_log(larkbeam.organisation, [note])
    size = checkpoints[0].size
    assert older_than(size, "today", checkpoints) == ""
    assert older_than(size - 4, "today", checkpoints) == (
        f"This is an older state. Somebody holds a checkpoint over {size} entries; here are {size - 4}, the last of "
        "today. 4 entries or more are missing, all of them later than that."
    )
    assert verify(larkbeam.organisation, checkpoints)[1] == []
