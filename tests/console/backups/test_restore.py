"""``countersign restore``: whole, verified, and honest about its age."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from countersign.entrance.clock import now
from countersign.entrance.watching import Watch
from countersign.kernel.actors import Hat
from countersign.ledger.checkpointing import cover
from countersign.ledger.queries import newest_checkpoint
from countersign.people.commands.enter import enter
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from tests.cast import cast, id_of
from tests.console.backups.places import PDF, Place, file_of
from tests.console.backups.spoiling import manifest_with, members, sealed
from tests.console.calling import settled
from tests.policies.worlds import AT, lead

pytestmark = pytest.mark.slow

OTHER = {"COUNTERSIGN_LOG_SECRET": "ee" * 32}


def entered_since(place: Place, number: int = 3) -> None:
    with settled(place.environment()):
        by = lead(cast("larkbeam-ltd"))
        for one in range(number):
            enter(name="Sam New", email=f"new{one}@larkbeam.example", by=by, at=now())


def test_restore_into_an_empty_folder_is_verified_and_goes_on(place: Place) -> None:
    here, backup, into = place.with_a_signed_policy(), place.backed_up(), place.empty()
    code, said = into.says("restore", backup)
    assert (code, said.count("all as recorded")) == (0, 2), said
    assert "Whether anybody has seen more, only a checkpoint kept outside can tell: --checkpoint FILE." in said
    assert file_of(into, here.organisation).read_bytes() == PDF
    entered_since(into)
    assert into.says("verify")[0] == 0


def test_restore_when_the_log_secret_is_another_is_refused(place: Place) -> None:
    into = place.empty()
    code, said = into.says("restore", place.backed_up(), **OTHER)
    assert code == 2
    assert said.startswith("Nothing was restored: the log secret here is not the one that log-")
    assert "it stands on the recovery sheet" in said
    assert not into.data.exists()


def test_restore_when_the_web_secret_is_another_says_what_is_lost(place: Place) -> None:
    code, said = place.empty().says("restore", place.backed_up(), COUNTERSIGN_WEB_SECRET="ee" * 32)
    assert (code, "The web secret is another one" in said) == (0, True)


def test_restore_of_a_newer_version_is_refused(place: Place, tmp_path: Path) -> None:
    later = manifest_with(version="9.1", migrations=["people.0044_later"])
    newer = sealed(later(members(place.backed_up())), tmp_path / "newer.tar")
    code, said = place.empty().says("restore", newer)
    assert code == 2
    assert said.startswith(
        "Nothing was restored: a newer Countersign made it (9.1, with people.0044_later), and this is "
    )


def test_restore_where_something_is_takes_its_place_only_when_it_is_named(place: Place) -> None:
    here, backup = place.with_a_signed_policy(), place.backed_up()
    before = (place.data / "countersign.sqlite3").read_bytes()
    code, said = place.says("restore", backup)
    assert (code, "holds countersign.sqlite3 and files already" in said) == (2, True)
    code, said = place.says("restore", backup, "--replace", place.data.parent)
    assert (code, "and the data folder is" in said) == (2, True)
    assert (place.data / "countersign.sqlite3").read_bytes() == before
    code, said = place.says("restore", backup, "--replace", place.data)
    assert code == 0, said
    (kept,) = place.data.glob("replaced-*")
    assert f"What was there is now in {kept}." in said
    assert (kept / "countersign.sqlite3").exists()
    assert file_of(Place(kept), here.organisation).read_bytes() == PDF
    assert file_of(place, here.organisation).read_bytes() == PDF


def test_restore_while_the_worker_runs_is_refused(place: Place) -> None:
    backup = place.backed_up()
    with settled(place.environment()):
        watch = Watch()
        watch.ran("ledger.sequence", now(), 0)
        assert watch.tell(now())
    code, said = place.says("restore", backup, "--replace", place.data)
    assert (code, "Countersign is running: its worker was seen within the last minute" in said) == (2, True)


def test_restore_over_somebody_who_knows_more_says_how_much_and_who_was_erased(place: Place) -> None:
    with settled(place.environment()):
        here = cast("larkbeam-ltd")
        gone = id_of(enter(name="Gil Gone", email="gil@larkbeam.example", by=lead(here), at=AT))
    backup = place.backed_up()
    with settled(place.environment()):
        hr = here.actor("ruth", Hat.HR)
        leave(person_id=gone, left_on=date(2026, 1, 5), by=hr, at=now())
        erase(person_id=gone, by=hr, at=now())
    code, said = place.says("restore", backup, "--replace", place.data)
    assert code == 1
    assert "What is replaced holds " in said
    assert "entries are missing." in said
    assert f"person_{gone.hex} was erased after the backup, and is there again. Erase them again." in said


def test_restore_beside_a_later_backup_says_so(place: Place) -> None:
    first = place.backed_up("first.tar")
    entered_since(place)
    second = place.backed_up("second.tar")
    code, said = place.empty().says("restore", first)
    assert code == 1
    assert f"{second} was made later: it holds " in said
    assert "4 entries are missing." in said, "three people, and the signature over them"
    assert place.empty("newer").says("restore", second)[0] == 0


def test_restore_when_somebody_holds_a_later_checkpoint_is_reported(place: Place, tmp_path: Path) -> None:
    """Everything else is lost: the one backup is whole, signed and old, and only a note outside knows."""
    old = place.backed_up()
    entered_since(place)
    with settled(place.environment()):
        here = cast("larkbeam-ltd").organisation
        cover(here, now())
        checkpoint = newest_checkpoint(here)
    assert checkpoint
    note = tmp_path / "note.txt"
    note.write_text(checkpoint.note)
    alone = tmp_path / "alone"
    alone.mkdir()
    into = place.empty()
    code, said = into.says("restore", old.rename(alone / "old.tar"), "--checkpoint", note)
    assert code == 1
    size = checkpoint.size
    assert f"This is an older state. Somebody holds a checkpoint over {size} entries; here are {size - 3}" in said
    assert "3 entries or more are missing, all of them later than that." in said
    assert place.says("verify", "--checkpoint", note)[0] == 0
