from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.roles.commands.withdraw_roles_told import withdraw_roles_told
from countersign.roles.queries import telling
from tests.cast import Cast
from tests.roles.made_known import recorded, sent, withdrawn
from tests.roles.worlds import NOBODY, after, entered, held, lead, recording_fails


def test_withdraw_roles_told_stays_with_its_reason(firm: Cast) -> None:
    held(firm)
    id = recorded(firm)
    withdrawn(firm, id, at=after(1))
    one = telling(firm.organisation, id)
    assert (one.withdrawn_at, one.withdrawn_because) == (after(1), "It was the old chart.")
    assert entered(firm, "rolestelling.withdrawn") == 1
    assert verify(firm.organisation)[1] == []


def test_withdraw_roles_told_twice_or_for_nothing_is_refused(firm: Cast) -> None:
    held(firm)
    id = recorded(firm)
    for because, says in ((" ", "Say what was wrong"), ("x" * 501, "at most 500")):
        with pytest.raises(Refused, match=says):
            withdrawn(firm, id, because=because)
    withdrawn(firm, id)
    with pytest.raises(Refused, match="withdrawn before"):
        withdrawn(firm, id)


def test_withdraw_roles_told_of_what_was_sent_is_refused(firm: Cast) -> None:
    held(firm)
    id = sent(firm)
    with pytest.raises(Refused, match="what was sent stands"):
        withdrawn(firm, id)


def test_withdraw_roles_told_by_anybody_else_is_refused(firm: Cast) -> None:
    held(firm)
    id = recorded(firm)
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        withdraw_roles_told(rolestelling_id=id, because="No.", by=firm.actor("mei", Hat.HR), at=after(1))


def test_withdraw_roles_told_of_somebody_else_is_unknown(firm: Cast, stonecross: Cast) -> None:
    held(firm)
    id = recorded(firm)
    with pytest.raises(Unknown):
        withdraw_roles_told(rolestelling_id=id, because="No.", by=stonecross.actor("otto", Hat.ISMS_LEAD), at=after())
    with pytest.raises(Unknown):
        withdrawn(firm, NOBODY)


def test_withdraw_roles_told_when_recording_fails_stands(firm: Cast) -> None:
    held(firm)
    id = recorded(firm)
    with recording_fails(), pytest.raises(OperationalError):
        withdraw_roles_told(rolestelling_id=id, because="No.", by=lead(firm), at=after())
    assert telling(firm.organisation, id).withdrawn_at is None
