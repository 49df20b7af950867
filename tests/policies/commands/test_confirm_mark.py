from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.policies.commands.confirm_mark import confirm_mark
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.enums import Requirement
from countersign.policies.queries import marks_of, missing_requirements, version
from tests.cast import Cast
from tests.policies.worlds import (
    AT,
    NOBODY,
    PASSAGES,
    after,
    begun,
    entered,
    in_force_from,
    lead,
    leader,
    offered,
    recording_fails,
    signed,
)

ONE = Requirement.IMPROVEMENT
QUOTE = PASSAGES[ONE]


def test_confirm_mark_when_in_force(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    confirm_mark(version_id=id, requirement=ONE, block="p3", quote=QUOTE, by=lead(larkbeam), at=after(1))
    mark = marks_of(larkbeam.organisation, id)[ONE]
    leaf = leaf_of(larkbeam.organisation, mark.entry)
    assert leaf is not None
    assert leaf.kind == "mark.confirmed"
    assert (mark.block, mark.quote, mark.confirmed_at) == ("p3", QUOTE, after(1))
    assert str(mark.confirmed_by) == "Tom Okafor"
    assert verify(larkbeam.organisation)[1] == []


def test_confirm_mark_when_again_the_newer_counts(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    for days, quote in ((1, "continually improve"), (2, QUOTE)):
        confirm_mark(version_id=id, requirement=ONE, block="p3", quote=quote, by=leader(larkbeam), at=after(days))
    assert marks_of(larkbeam.organisation, id)[ONE].quote == QUOTE
    assert entered(larkbeam, "mark.confirmed") == 2
    found = missing_requirements(larkbeam.organisation, version(larkbeam.organisation, id))
    assert found == [Requirement.PURPOSE, Requirement.OBJECTIVES, Requirement.REQUIREMENTS]


def test_confirm_mark_when_the_text_does_not_say_so_is_refused(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    with pytest.raises(Refused, match="does not stand in the text"):
        confirm_mark(version_id=id, requirement=ONE, block="p3", quote="We promise.", by=lead(larkbeam), at=AT)


def test_confirm_mark_when_staff_is_refused(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    with pytest.raises(Refused, match="mark passages"):
        confirm_mark(version_id=id, requirement=ONE, block="p3", quote=QUOTE, by=larkbeam.actor("ola"), at=AT)


def test_confirm_mark_when_withdrawn_is_refused(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    withdraw(version_id=id, reason="Too long.", by=lead(larkbeam), at=AT)
    with pytest.raises(Refused, match="was withdrawn"):
        confirm_mark(version_id=id, requirement=ONE, block="p3", quote=QUOTE, by=lead(larkbeam), at=AT)


def test_confirm_mark_when_superseded_is_refused(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    signed(larkbeam, offered(larkbeam, policy))
    with pytest.raises(Refused, match="taken the place"):
        confirm_mark(version_id=id, requirement=ONE, block="p3", quote=QUOTE, by=lead(larkbeam), at=AT)


def test_confirm_mark_when_the_version_is_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    otto = stonecross.actor("otto", Hat.ISMS_LEAD)
    for id in (offered(larkbeam, begun(larkbeam)), NOBODY):
        with pytest.raises(Unknown, match="There is no such version here"):
            confirm_mark(version_id=id, requirement=ONE, block="p3", quote=QUOTE, by=otto, at=AT)


def test_confirm_mark_when_recording_fails_leaves_nothing(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    with recording_fails(), pytest.raises(OperationalError):
        confirm_mark(version_id=id, requirement=ONE, block="p3", quote=QUOTE, by=lead(larkbeam), at=AT)
    assert marks_of(larkbeam.organisation, id) == {}
