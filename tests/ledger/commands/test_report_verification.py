from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Actor, ActorKind
from countersign.kernel.digests import digest_text
from countersign.kernel.refusals import Refused
from countersign.ledger.commands.report_verification import MOST_PLACES, report_verification
from countersign.ledger.format import read
from countersign.ledger.models import Leaf
from countersign.ledger.queries import found_wrong
from countersign.ledger.reconciling import verify
from countersign.ledger.verify import Problem
from tests.cast import Cast
from tests.ledger.doing import AT, newest, recording_fails

PROBLEMS = [Problem("ROW-FIELD", "person_1, name", "is not what was recorded"), Problem("HEAD", "head", "does not fit")]


def test_report_verification_keeps_size_count_and_the_digest_of_the_list(larkbeam: Cast) -> None:
    report_verification(size=7, problems=PROBLEMS, by=larkbeam.system, at=AT)
    said = read(bytes(newest(larkbeam.organisation).data))
    lines = "person_1, name: is not what was recorded [ROW-FIELD]\nhead: does not fit [HEAD]"
    assert said["state"] == {"size": 7, "problems": 2, "report": digest_text(lines), "places": []}
    assert (said["kind"], said["by"]) == ("verification.done", {"kind": "SYSTEM"})


def test_report_verification_names_the_rows_and_leaves_that_are_not_as_recorded(larkbeam: Cast) -> None:
    row = larkbeam.person("mei").ref
    changed = [Problem("ROW-FIELD", f"{row}, {column}", "is not what was recorded") for column in ("name", "title")]
    broken = [Problem("LEAF-FORM", "leaf 12", "cannot be read"), Problem("UNREADABLE", "rows", "cannot be read")]
    report_verification(size=7, problems=[*changed, *broken], by=larkbeam.system, at=AT)
    assert found_wrong(larkbeam.organisation) == {row, "leaf 12"}
    report_verification(size=8, problems=[], by=larkbeam.system, at=AT)
    assert found_wrong(larkbeam.organisation) == frozenset()


def test_report_verification_names_no_more_than_a_hundred(larkbeam: Cast) -> None:
    many = [Problem("LEAF-FORM", f"leaf {seq}", "cannot be read") for seq in range(500)]
    report_verification(size=500, problems=many, by=larkbeam.system, at=AT)
    assert len(found_wrong(larkbeam.organisation)) == MOST_PLACES


def test_before_anybody_verified_nothing_was_found_wrong(larkbeam: Cast) -> None:
    assert found_wrong(larkbeam.organisation) == frozenset()


def test_report_verification_when_repeated_contradicts_no_row(larkbeam: Cast) -> None:
    for _ in range(3):
        report_verification(size=7, problems=[], by=larkbeam.system, at=AT)
    assert verify(larkbeam.organisation)[1] == []


def test_report_verification_when_asked_by_a_person_names_the_person(larkbeam: Cast) -> None:
    report_verification(size=7, problems=[], by=larkbeam.actor("mei"), at=AT)
    assert read(bytes(newest(larkbeam.organisation).data))["by"]["p"] == larkbeam.person("mei").ref


@pytest.mark.parametrize("kind", [ActorKind.API_KEY, ActorKind.PROVISIONING, ActorKind.SET_UP])
def test_report_verification_when_asked_by_others_is_refused(larkbeam: Cast, kind: ActorKind) -> None:
    with pytest.raises(Refused):
        report_verification(size=7, problems=[], by=Actor(kind, larkbeam.organisation), at=AT)


def test_report_verification_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        report_verification(size=7, problems=[], by=larkbeam.system, at=AT)
    assert not Leaf.objects.filter(organisation_id=larkbeam.organisation, kind="verification.done").exists()
