from __future__ import annotations

from pathlib import Path

import pytest

from countersign.kernel.digests import digest
from tests.house.test_verifier_modules import python_3_9
from tests.verifier.packing import Pack, pack, standing_pack, zipped
from tests.verifier.running import ask, verify, verify_bytes
from tests.verifier.story import HEX, begun, larkbeam, people, ref

VERSION = ref("version", 1)


def test_verify_says_that_a_pack_is_valid_and_what_is_in_it(tmp_path: Path) -> None:
    made = standing_pack()
    answer = verify_bytes(tmp_path, made.zipped(), made.key, "--manifest", digest(made.manifest()))
    told = answer.told
    assert (answer.code, answer.err, told["valid"], told["problem_count"]) == (0, "", True, 0)
    assert told["leaves"] == told["checkpoint"]["size"] == 269
    assert told["newest_leaf_at"] == 1767603868000
    assert told["records"] == {"organisation": 1, "person": 120, "version": 2}
    assert told["personal_values"] == {"shown": 119, "withheld_or_erased": 118}
    assert told["documents"]["documents/policy-1.json"] == {"kind": "version.signed", "of": VERSION, "leaf": 265}
    assert (told["proofs"], told["tiles"], told["files"]) == (2, 3, 18)
    assert (told["trial_acts"], told["recorded_elsewhere"], told["erasures"]) == (1, 1, 1)
    assert told["for_reading"] == ["README.txt", "dossier.json", "findings.json", "index.html"]
    assert told["manifest"] == {"digest": digest(made.manifest()), "as_told": True}


def test_verify_tells_a_person_the_same_in_words(tmp_path: Path) -> None:
    made = standing_pack()
    (tmp_path / "pack.zip").write_bytes(made.zipped())
    answer = verify(tmp_path / "pack.zip", "--key", made.key)
    assert answer.code == 0
    for says in (
        "VALID: ",
        f"Larkbeam Ltd (organisation_{HEX})",
        "2026-01-05",
        "Certification Body plc",
        "269 leaves, the newest of 2026-01-05 09:04:28 UTC",
        made.key,
        f"{digest(made.manifest())} (compare it with the one you were told)",
        "120 records of person",
        f"documents/policy-1.json: named by leaf 265, version.signed, of {VERSION}",
        "2 receipts",
        "119 shown, 118 withheld or erased",
        "TRIAL: 1 act was done with mailbox codes",
        "1 act took place elsewhere",
        "You gave no digest to compare it with",
    ):
        assert says in answer.out, says
    assert "EXAMPLE" not in answer.out


def test_verify_when_it_is_an_example_says_so(tmp_path: Path) -> None:
    made = pack(larkbeam(f"example/{HEX}", 8, 0))
    (tmp_path / "pack.zip").write_bytes(made.zipped())
    answer = ask(tmp_path / "pack.zip", "--key", made.key)
    assert answer.code == 0
    assert "EXAMPLE: the organisation is made up" in answer.out


def test_verify_when_a_name_would_move_the_cursor_shows_it_escaped(tmp_path: Path) -> None:
    made = standing_pack()
    made.says["recipient"] = "Body\x1b[2J\u202eplc"
    (tmp_path / "pack.zip").write_bytes(made.zipped())
    answer = ask(tmp_path / "pack.zip", "--key", made.key)
    assert answer.code == 0
    assert r"Body\x1b[2J\u202eplc" in answer.out


def of_size(size: int) -> Pack:
    story = begun()
    people(story, size - 2)
    made = pack(story)
    assert made.says["checkpoint"]["size"] == size
    return made


@pytest.mark.parametrize("size", [8, 256, 257, 512])
def test_verify_when_tiles_are_full_or_partial_is_valid(tmp_path: Path, size: int) -> None:
    made = of_size(size)
    answer = verify_bytes(tmp_path, made.zipped(), made.key)
    assert (answer.code, answer.told["leaves"]) == (0, size)


def test_verify_when_everything_is_stored_or_in_another_order_is_valid(tmp_path: Path) -> None:
    made = standing_pack()
    files = {**made.files, "manifest.json": made.manifest()}
    assert verify_bytes(tmp_path, zipped(dict(reversed(files.items()))), made.key).code == 0


def test_verify_when_nothing_but_the_log_is_in_the_pack_is_valid(tmp_path: Path) -> None:
    made = standing_pack()
    made.files = {path: data for path, data in made.files.items() if path.startswith("ledger/")}
    made.says |= {"withheld": {"people": 0, "values": 0}, "erased": 0}
    answer = verify_bytes(tmp_path, made.zipped(), made.key)
    assert (answer.code, answer.told["records"], answer.told["proofs"]) == (0, {}, 0)


def test_verify_when_a_key_lies_in_the_pack_does_not_ask_it(tmp_path: Path) -> None:
    made = standing_pack()
    made.files["ledger/key"] = b"anything"
    assert verify_bytes(tmp_path, made.zipped(), made.key).told["for_reading"][-1] == "ledger/key"
    (tmp_path / "pack.zip").write_bytes(made.zipped())
    assert ask(tmp_path / "pack.zip").code == 2


def test_verify_on_the_oldest_python_answers_the_same(tmp_path: Path) -> None:
    python = python_3_9()
    if python is None:
        pytest.skip("no Python 3.9 here; the syntax is checked in test_build.py")
    made, place = standing_pack(), tmp_path / "pack.zip"
    place.write_bytes(made.zipped())
    good = verify(place, "--key", made.key, python=python)
    assert (good.code, good) == (0, verify(place, "--key", made.key))
    made.files["index.html"] += b" "
    place.write_bytes(made.with_manifest_of(standing_pack()))
    bad = verify(place, "--key", made.key, "--json", python=python)
    assert (bad.code, bad.problems) == (1, {("FILE-SIZE", "index.html"), ("FILE-DIGEST", "index.html")})
