"""Input that can not be used: exit 2 and one sentence, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verifier.packing import standing_pack
from tests.verifier.running import Answer, ask, verify


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "pack.zip").write_bytes(standing_pack().zipped())
    return tmp_path / "pack.zip"


def refused(answer: Answer, says: str) -> None:
    """One sentence on the other side, and nothing else."""
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err
    assert answer.err.count("\n") == 1


def test_verify_without_a_key_says_why_one_in_the_pack_proves_nothing(place: Path) -> None:
    answer = verify(place)
    refused(answer, "a key that came inside the pack proves nothing")
    assert "`countersign key` prints it" in answer.err


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("", "name+hash+base64"),
        ("nonsense", "name+hash+base64"),
        ("log+00000000+AAAA", "not an Ed25519 verification key"),
        ("log+zz+%%%", "name+hash+base64"),
        ("\udcff+00000000+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "neither a key nor a text file"),
    ],
)
def test_verify_when_the_key_is_none_says_so(place: Path, key: str, says: str) -> None:
    refused(ask(place, f"--key={key}"), says)


def test_verify_when_the_key_is_damaged_says_so(place: Path) -> None:
    key = standing_pack().key
    refused(ask(place, "--key", key.replace("log-c", "log-d")), "damaged: its hash does not fit")


def test_verify_when_the_key_file_is_not_text_says_so(place: Path, tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"\xff\xfe\x00")
    refused(ask(place, "--key", tmp_path / "key"), "neither a key nor a text file")


def test_verify_when_the_key_is_a_file_reads_it(place: Path, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(standing_pack().key + "\n")
    assert ask(place, "--key", tmp_path / "key").code == 0


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip", b"PK\x05\x06" + bytes(10)])
def test_verify_when_the_pack_is_no_zip_says_so(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "pack.zip").write_bytes(data)
    refused(ask(tmp_path / "pack.zip", "--key", standing_pack().key), "is not a zip, or not a whole one")


def test_verify_when_the_zip_is_cut_off_says_so(tmp_path: Path) -> None:
    (tmp_path / "pack.zip").write_bytes(standing_pack().zipped()[:-500])
    refused(ask(tmp_path / "pack.zip", "--key", standing_pack().key), "is not a zip, or not a whole one")


def test_verify_when_there_is_no_such_file_says_so(tmp_path: Path) -> None:
    key = standing_pack().key
    refused(verify(tmp_path / "none.zip", "--key", key), "can not be opened")
    refused(ask(tmp_path, "--key", key), "can not be opened")


def test_verify_when_the_digest_is_none_says_how_one_is_written(place: Path) -> None:
    refused(ask(place, "--key", standing_pack().key, "--manifest", "abc"), "is written sha256:")


@pytest.mark.parametrize("arguments", [[], ["--what"], ["a", "b"]])
def test_verify_when_called_wrongly_says_so_in_a_sentence(arguments: list[str]) -> None:
    refused(ask(*arguments), "--help says how to call it.")


def test_verify_when_asked_for_help_gives_it() -> None:
    answer = verify("--help")
    assert answer.code == 0
    assert "--key" in answer.out
