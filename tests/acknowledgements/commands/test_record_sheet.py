"""A sheet that people signed by hand, recorded by somebody else with a witness and a scan (S9)."""

from __future__ import annotations

from copy import copy
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError

from countersign.acknowledgements.commands.record_sheet import MOST_ON_A_SHEET, record_sheet
from countersign.acknowledgements.enums import Confirmed
from countersign.acknowledgements.models import Acceptance
from countersign.acknowledgements.queries import accepted, collect_facts, owed_to, stats, tallied
from countersign.acknowledgements.rounds.tally import tally
from countersign.kernel.actors import Hat
from countersign.kernel.references import new_id
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger import files
from countersign.ledger.reconciling import verify
from tests.acknowledgements.worlds import WORDS, accepted_by, in_force_from, joins, leaves, next_version
from tests.cast import Cast
from tests.policies.commands.test_record_signature_elsewhere import SCAN
from tests.policies.worlds import after, begun, entered, offered, recording_fails

SIGNED_ON = after(2).date()


def recorded(here: Cast, version: UUID, *firsts: str, **how: Any) -> None:
    by, at = how.pop("by", here.actor("ruth", Hat.HR)), how.pop("at", after(4))
    given = {
        "people_ids": [here.person(first).id for first in firsts],
        "accepted_on": SIGNED_ON,
        "how": Confirmed.PAPER,
        "words": WORDS,
        "witness_id": here.person("tom").id,
        "scan": files.keep(here.organisation, SCAN),
    }
    record_sheet(version_id=version, **{**given, **how}, by=by, at=at)


def test_record_sheet_enters_a_name_for_each_and_never_as_theirs(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    recorded(larkbeam, id, "ola", "mei")
    names = Acceptance.objects.filter(organisation_id=larkbeam.organisation, version_id=id)
    assert [(one.confirmed, one.accepted_on, one.accepted_at, one.words) for one in names] == [
        ("PAPER", SIGNED_ON, after(4), WORDS)
    ] * 2
    assert {(one.recorded_by_id, one.witness_id) for one in names} == {
        (larkbeam.person("ruth").id, larkbeam.person("tom").id)
    }
    assert (entered(larkbeam, "acceptance.recorded"), entered(larkbeam, "policy.accepted")) == (2, 0)
    assert verify(larkbeam.organisation)[1] == []


def test_record_sheet_settles_what_they_owe_and_is_counted_apart(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    recorded(larkbeam, id, "ola", how=Confirmed.KIOSK)
    accepted_by(larkbeam, "mei", id)
    assert owed_to(larkbeam.organisation, larkbeam.person("ola").id, after(5).date()) == []
    told = stats(larkbeam.organisation, id, after(5).date()).others
    assert (told.accepted, told.recorded) == (2, 1)
    rows = {row["name"]: row["confirmed"] for row in accepted(larkbeam.organisation, id, after(5).date())}
    assert (rows["Ola Nowak"], rows["Mei Sato"]) == ("KIOSK", "SESSION")
    tally(after(5))
    assert tallied(larkbeam.organisation, id) == 1
    assert collect_facts(larkbeam.organisation, date(2026, 2, 1)).acked == 3


def test_record_sheet_does_not_count_before_the_day_on_it(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    recorded(larkbeam, id, "ola")
    told = [stats(larkbeam.organisation, id, after(n).date()).others.accepted for n in (1, 2)]
    assert told == [0, 1]


@pytest.mark.parametrize("first", ["priya", "ola"])
def test_record_sheet_when_not_hr_and_not_the_lead(larkbeam: Cast, first: str) -> None:
    _, id = in_force_from(larkbeam)
    hat = Hat.TOP_MANAGEMENT if first == "priya" else Hat.STAFF
    with pytest.raises(Refused, match="Only the ISMS lead or HR"):
        recorded(larkbeam, id, "mei", by=larkbeam.actor(first, hat))
    assert entered(larkbeam, "acceptance.recorded") == 0


def test_record_sheet_when_somebody_records_or_witnesses_their_own(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    with pytest.raises(Refused, match="Nobody records their own acceptance"):
        recorded(larkbeam, id, "ruth", "ola")
    with pytest.raises(Refused, match="no witness to it"):
        recorded(larkbeam, id, "tom", "ola")
    assert entered(larkbeam, "acceptance.recorded") == 0


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ({"accepted_on": date(2026, 1, 11)}, "Only what has happened"),
        ({"accepted_on": date(2026, 1, 5)}, "is in force since 6 January 2026"),
        ({"how": Confirmed.SESSION}, "on paper, or on a shared device"),
        ({"how": Confirmed.OTHER_SYSTEM}, "on paper, or on a shared device"),
        ({"words": "  "}, "Write the sentence"),
        ({"words": "x" * 2001}, "at most 2000 letters"),
        ({"people_ids": []}, "Nobody is ticked"),
        ({"people_ids": [new_id(after(1)) for _ in range(MOST_ON_A_SHEET + 1)]}, "At most 200 people"),
    ],
)
def test_record_sheet_when_what_is_claimed_cannot_be(larkbeam: Cast, how: dict[str, Any], says: str) -> None:
    _, id = in_force_from(larkbeam)
    with pytest.raises(Refused, match=says):
        recorded(larkbeam, id, "ola", **how)
    assert entered(larkbeam, "acceptance.recorded") == 0


def test_record_sheet_when_somebody_was_not_here_that_day_takes_nobody(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    joins(larkbeam, "Nia Bevan", joined_on=after(3).date())
    with pytest.raises(Refused, match="Nia Bevan joined on 9 January 2026, after that"):
        recorded(larkbeam, id, "ola", "nia.bevan")
    leaves(larkbeam, "mei", at=after(2))
    with pytest.raises(Refused, match="Mei Sato left on 8 January 2026, before that"):
        recorded(larkbeam, id, "ola", "mei")
    assert entered(larkbeam, "acceptance.recorded") == 0


def test_record_sheet_when_it_is_recorded_already(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    recorded(larkbeam, id, "ola")
    with pytest.raises(Refused, match="recorded already of Ola Nowak"):
        recorded(larkbeam, id, "ola", "mei")
    assert entered(larkbeam, "acceptance.recorded") == 1


def test_record_sheet_when_the_version_was_replaced_before_that_day(larkbeam: Cast) -> None:
    policy, first = in_force_from(larkbeam)
    next_version(larkbeam, policy, material=True, at=after(1))
    with pytest.raises(Refused, match="was in force until 7 January 2026"):
        recorded(larkbeam, first, "ola")
    recorded(larkbeam, first, "ola", accepted_on=after(1).date())


def test_record_sheet_when_the_version_was_never_in_force(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    with pytest.raises(Unknown):
        recorded(larkbeam, id, "ola")


def test_record_sheet_when_somebody_is_of_another_organisation(larkbeam: Cast, stonecross: Cast) -> None:
    _, id = in_force_from(larkbeam)
    foreign = stonecross.person("otto").id
    with pytest.raises(Unknown):
        recorded(larkbeam, id, people_ids=[foreign])
    with pytest.raises(Unknown):
        recorded(larkbeam, id, "ola", witness_id=foreign)


def test_the_database_knows_no_sheet_without_a_witness(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    recorded(larkbeam, id, "ola")
    name = Acceptance.objects.get(organisation_id=larkbeam.organisation, version_id=id)
    name.validate_constraints()
    for column, value in (("witness", None), ("scan", None), ("recorded_by", None), ("confirmed", "SESSION")):
        with pytest.raises(ValidationError, match="is violated"):
            changed(name, column, value).validate_constraints()


def changed(name: Acceptance, column: str, value: str | None) -> Acceptance:
    """The same row with something else in one column."""
    other = copy(name)
    setattr(other, column, value)
    return other


def test_whoever_accepts_here_afterwards_has_done_it_themselves(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    recorded(larkbeam, id, "ola")
    accepted_by(larkbeam, "ola", id, at=after(5))
    told = stats(larkbeam.organisation, id, after(5).date()).others
    assert (told.accepted, told.recorded) == (1, 0)


def test_record_sheet_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    with recording_fails(), pytest.raises(OperationalError):
        recorded(larkbeam, id, "ola", "mei")
    assert stats(larkbeam.organisation, id, after(9).date()).others.accepted == 0
