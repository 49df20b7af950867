from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.roles.commands.define import define
from countersign.roles.commands.end import end
from countersign.roles.commands.propose_duties import propose_duties
from countersign.roles.commands.retire import retire
from countersign.roles.library import EVERYONE, LEAD
from countersign.roles.queries import collect_facts, retirements, role_with_key, roles, roles_on
from tests.cast import Cast
from tests.roles.worlds import (
    AT,
    NOBODY,
    TERMS,
    TODAY,
    after,
    anew,
    entered,
    held,
    lead,
    leader,
    proposed,
    recording_fails,
    role,
)

WHY = "Nobody works here whom it would be about."


def retired(here: Cast, key: str = "hr", reason: str = WHY) -> str:
    return retire(role_id=role(here, key), reason=reason, by=lead(here), at=after(2))


def keys(here: Cast) -> list[str]:
    return [one.key for one in roles(here.organisation)]


def test_retire_when_nobody_holds_it(firm: Cast) -> None:
    retired(firm)
    (row,) = retirements(firm.organisation)
    assert (row.reason, row.retired_at, str(row.retired_by)) == (WHY, after(2), "Tom Okafor")
    assert "hr" not in keys(firm)
    assert "hr" in [one.key for one in roles_on(firm.organisation, TODAY)], "on a day before it is what it was"
    assert "hr" not in [one.key for one in roles_on(firm.organisation, after(2).date())]
    told = {day: [one.key for one in collect_facts(firm.organisation, day)] for day in (TODAY, after(2).date())}
    assert ["hr" in some for some in told.values()] == [True, False]
    leaf = leaf_of(firm.organisation, row.entry)
    assert leaf is not None
    assert (leaf.kind, b"Nobody works" in bytes(leaf.data)) == ("role.retired", False)
    assert verify(firm.organisation)[1] == []


def test_retire_when_somebody_holds_it_or_is_proposed_is_refused(firm: Cast) -> None:
    id = held(firm, "mei", "hr")
    anew(firm, "hr")
    with pytest.raises(Refused, match="Mei Sato: this role is held"):
        retired(firm)
    end(appointment_id=id, held_until=TODAY + timedelta(days=5), by=leader(firm), at=AT)
    with pytest.raises(Refused, match="this role is held"):
        retired(firm)
    proposed(firm, "ola", "internal_auditor")
    with pytest.raises(Refused, match="Ola Nowak"):
        retired(firm, "internal_auditor")


def test_retire_when_it_was_held_before_is_done_and_told(firm: Cast) -> None:
    end(appointment_id=held(firm, "mei", "hr"), held_until=TODAY + timedelta(days=1), by=leader(firm), at=AT)
    retired(firm)
    told = next(one for one in collect_facts(firm.organisation, after(3).date()) if one.key == "hr")
    assert len(told.assignments) == 1, "who held it is still known"


def test_retire_when_described_again_goes_on(firm: Cast) -> None:
    retired(firm)
    with pytest.raises(Refused, match="This role was retired"):
        proposed(firm, "mei", "hr")
    define(key="hr", by=lead(firm), at=after(3))
    assert role_with_key(firm.organisation, "hr").version == 2
    assert "hr" in keys(firm)
    proposed(firm, "mei", "hr", at=after(3))


def test_retire_when_the_lead_is_needed_after_all(firm: Cast) -> None:
    retired(firm, LEAD)
    tom = firm.person("tom").id
    propose_duties(lead_id=tom, reporter_id=None, held_from=TODAY, terms=TERMS, by=lead(firm), at=after(3))
    assert role_with_key(firm.organisation, LEAD).version == 2


@pytest.mark.parametrize(("reason", "says"), [(" ", "Say in a sentence why"), ("x" * 501, "at most 500")])
def test_retire_when_there_is_no_reason_is_refused(firm: Cast, reason: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        retired(firm, reason=reason)


def test_retire_when_done_before_is_refused(firm: Cast) -> None:
    retired(firm)
    with pytest.raises(Refused, match="retired before"):
        retired(firm)
    assert entered(firm, "role.retired") == 1


def test_retire_when_described_anew_since_is_stale(firm: Cast) -> None:
    old = role(firm, "hr")
    anew(firm, "hr")
    with pytest.raises(Stale, match="described anew"):
        retire(role_id=old, reason=WHY, by=lead(firm), at=AT)


def test_retire_when_it_is_everybodys_is_refused(firm: Cast) -> None:
    with pytest.raises(Refused, match="Everybody has this role"):
        retired(firm, EVERYONE)


@pytest.mark.parametrize("hat", sorted(set(Hat) - {Hat.ISMS_LEAD, Hat.TOP_MANAGEMENT}))
def test_retire_when_neither_lead_nor_leader_is_refused(firm: Cast, hat: Hat) -> None:
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        retire(role_id=role(firm, "hr"), reason=WHY, by=firm.actor("mei", hat), at=AT)


def test_retire_when_it_is_somebody_elses_or_none_is_unknown(firm: Cast, stonecross: Cast) -> None:
    for by, id in ((lead(firm), NOBODY), (stonecross.actor("otto", Hat.ISMS_LEAD), role(firm, "hr"))):
        with pytest.raises(Unknown, match="There is no such role here"):
            retire(role_id=id, reason=WHY, by=by, at=AT)


def test_retire_when_recording_fails_retires_nothing(firm: Cast) -> None:
    with recording_fails(), pytest.raises(OperationalError):
        retired(firm)
    assert "hr" in keys(firm)
    assert verify(firm.organisation)[1] == []
