"""Something changed, and the manifest left as it was: every byte of every file is covered by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from countersign.kernel.digests import digest
from tests.verifier.packing import STRANGER, key_of, standing_pack
from tests.verifier.running import ask, verify_bytes
from tests.verifier.spoiling import LAST_BUNDLE, Spoil, caught, put, rename, saying, swap, turn, without
from tests.verifier.story import ORIGIN

MINUTES, POLICY = "documents/minutes.pdf", "documents/policy-1.json"


@pytest.mark.parametrize("path", sorted(standing_pack().files))
def test_verify_when_a_bit_is_turned_names_the_file(tmp_path: Path, path: str) -> None:
    caught(tmp_path, turn(path), "FILE-DIGEST", path, careful=False)


@pytest.mark.parametrize(
    ("spoil", "code", "where"),
    [
        (put("index.html", b"longer than it was by some bytes"), "FILE-SIZE", "index.html"),
        (without("dossier.json"), "FILE-MISSING", "dossier.json"),
        (without(LAST_BUNDLE), "FILE-MISSING", LAST_BUNDLE),
        (put("more.html", b"x"), "FILE-UNLISTED", "more.html"),
        (rename("index.html", "home.html"), "FILE-MISSING", "index.html"),
        (rename("index.html", "home.html"), "FILE-UNLISTED", "home.html"),
        (swap(MINUTES, POLICY), "FILE-DIGEST", MINUTES),
        (put(MINUTES, b"forged"), "DOCUMENT-UNKNOWN", MINUTES),
    ],
)
def test_verify_when_a_file_does_not_fit_names_it(tmp_path: Path, spoil: Spoil, code: str, where: str) -> None:
    caught(tmp_path, spoil, code, where, careful=False)


@pytest.mark.parametrize("spoil", [saying(recipient="Somebody else"), saying(as_of="2026-01-06"), saying(rules="9")])
def test_verify_when_the_manifest_is_not_the_one_that_was_quoted_says_so(tmp_path: Path, spoil: Spoil) -> None:
    quoted, made = digest(standing_pack().manifest()), standing_pack()
    spoil(made)
    answer = verify_bytes(tmp_path, made.zipped(), made.key, "--manifest", quoted)
    assert (answer.code, answer.problems) == (1, {("MANIFEST-DIGEST", "manifest.json")})
    assert answer.told["manifest"]["as_told"] is False


def test_verify_with_a_key_of_the_same_name_says_that_the_checkpoint_is_not_its(tmp_path: Path) -> None:
    answer = verify_bytes(tmp_path, standing_pack().zipped(), str(key_of(ORIGIN, STRANGER)))
    assert answer.code == 1
    assert answer.codes == {"CHECKPOINT-SIGNATURE", "PROOF-SIGNATURE"}


def test_verify_with_the_key_of_another_log_says_that_the_checkpoint_is_not_its(tmp_path: Path) -> None:
    answer = verify_bytes(tmp_path, standing_pack().zipped(), str(key_of("log-9/" + ORIGIN[-32:])))
    assert answer.code == 1
    assert ("CHECKPOINT-SIGNATURE", "ledger/checkpoint") in answer.problems


def test_verify_when_more_than_fifty_things_are_wrong_lists_fifty_and_counts_the_rest(tmp_path: Path) -> None:
    made = standing_pack()
    made.put_records("person", made.records("person")[:60])
    answer = verify_bytes(tmp_path, made.zipped(), made.key)
    assert len(answer.told["problems"]) == 50
    assert answer.told["problem_count"] == 61


def test_verify_tells_a_person_what_is_wrong_first(tmp_path: Path) -> None:
    made = standing_pack()
    made.put_records("person", made.records("person")[:-60])
    (tmp_path / "pack.zip").write_bytes(made.zipped())
    out = ask(tmp_path / "pack.zip", "--key", made.key).out
    assert out.startswith(
        "NOT VALID: 61 things are wrong.\n\n  [RECORD-MISSING] records/person.jsonl: leaves out person_"
    )
    assert "\n... and 11 more.\n" in out
