"""The same inputs give the same bytes, whatever happened since; and an erasure shows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.packs.documents import building
from countersign.packs.enums import Names
from countersign.people.commands.change import change
from countersign.people.commands.enter import enter
from countersign.people.commands.erase import erase
from countersign.people.commands.leave import leave
from countersign.people.enums import PersonKind
from countersign.people.models import Person
from tests.acknowledgements.worlds import accepted_by
from tests.cast import Cast
from tests.packs.worlds import EXPORTED, exported, inside, lived_in, made_again, manifest
from tests.policies.worlds import off_the_register, second_leader

LATER = EXPORTED + timedelta(days=40)


def goes_on(here: Cast, version: UUID) -> None:
    """Everything that could find its way into a pack changes."""
    hr = here.actor("ruth", Hat.HR)
    tom = here.person("tom")
    change(person_id=tom.id, revision_shown=tom.revision, **{**as_it_is(tom), "title": "Director"}, by=hr, at=LATER)
    accepted_by(here, "tom", version, at=LATER)
    second_leader(here, "mei")
    off_the_register(here, "mei", LATER.date())
    enter(name="Nell Newcomer", email="nell@larkbeam.example", by=hr, at=LATER)


def as_it_is(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "title": person.title or "",
        "department": person.department,
        "employee_number": person.employee_number or "",
        "kind": PersonKind(person.kind),
        "manager_id": person.manager_id,
        "joined_on": person.joined_on,
        "on_leave": person.on_leave,
        "leave_from": person.leave_from,
        "leave_until": person.leave_until,
        "executive": person.executive,
    }


@pytest.mark.parametrize("names", Names)
def test_the_same_checkpoint_gives_the_same_bytes_after_more_acts(larkbeam: Cast, names: Names) -> None:
    version = lived_in(larkbeam)
    pack, first = exported(larkbeam, names=names)
    goes_on(larkbeam, version)
    made, second = made_again(pack)
    assert second == first
    assert made.manifest == pack.manifest


def test_another_recipient_day_or_names_is_another_pack(larkbeam: Cast) -> None:
    lived_in(larkbeam)
    digests = {exported(larkbeam)[0].manifest, exported(larkbeam, recipient="Somebody else")[0].manifest}
    assert len({*digests, exported(larkbeam, names=Names.EVERYBODY)[0].manifest}) == 3


def test_the_entry_of_a_pack_belongs_to_the_next_one(larkbeam: Cast) -> None:
    lived_in(larkbeam)
    (_, first), (_, second) = exported(larkbeam), exported(larkbeam)
    assert "records/pack.jsonl" not in inside(first)
    assert inside(second)["records/pack.jsonl"].count(b"\n") == 1
    assert manifest(second)["checkpoint"]["size"] > manifest(first)["checkpoint"]["size"]


def test_an_erasure_changes_a_pack_and_its_counts_say_so(larkbeam: Cast) -> None:
    lived_in(larkbeam)
    pack, first = exported(larkbeam, names=Names.EVERYBODY)
    assert b"Ola Nowak" in inside(first)["index.html"]
    hr, ola = larkbeam.actor("ruth", Hat.HR), larkbeam.person("ola").id
    leave(person_id=ola, left_on=EXPORTED.date(), by=hr, at=EXPORTED)
    erase(person_id=ola, by=hr, at=LATER)
    made, second = made_again(pack)
    assert made.manifest != pack.manifest
    assert manifest(second)["erased"] == manifest(first)["erased"] + 3
    assert made.erased == manifest(second)["erased"]
    assert not any(b"Ola Nowak" in data or b"Developer" in data for data in inside(second).values())


def test_other_rules_are_no_reason_to_guess(larkbeam: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    pack, _ = exported(larkbeam)
    monkeypatch.setattr(building, "rules_here", lambda: "countersign 9.9.9")
    with pytest.raises(Refused, match=r"made by countersign 0\..*, and this is countersign 9\.9\.9"):
        made_again(pack)
