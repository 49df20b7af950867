from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.ledger.queries import leaf_of
from countersign.ledger.reconciling import verify
from countersign.roles.queries import telling, tellings
from tests.cast import Cast
from tests.roles.made_known import digest_now, in_departments, sent
from tests.roles.worlds import AT, TODAY, after, entered, held, leader, recording_fails


def test_send_roles_tells_everybody_who_holds_what(firm: Cast) -> None:
    held(firm)
    one = telling(firm.organisation, sent(firm))
    assert (one.told_on, one.recorded_at, str(one.recorded_by)) == (TODAY, AT, "Tom Okafor")
    assert (one.sent_here, one.departments, one.left_out, one.keys) == (True, [], [], [])
    assert one.document == digest_now(firm)
    assert one.addressed == 5, "everybody but himself"
    leaf = leaf_of(firm.organisation, one.entry)
    assert leaf is not None
    assert leaf.kind == "rolestelling.sent"
    assert verify(firm.organisation)[1] == []


def test_send_roles_to_one_department_says_who_was_left_out(firm: Cast) -> None:
    held(firm)
    in_departments(firm)
    one = telling(firm.organisation, sent(firm, departments=["Engineering"], by=leader(firm)))
    assert (one.departments, one.left_out, one.addressed) == (["Engineering"], ["People"], 1)


def test_send_roles_to_a_department_that_is_not_here_is_refused(firm: Cast) -> None:
    held(firm)
    with pytest.raises(Refused, match="no department Nowhere"):
        sent(firm, departments=["Nowhere"])


def test_send_roles_to_oneself_alone_is_refused(firm: Cast) -> None:
    held(firm)
    in_departments(firm)
    with pytest.raises(Refused, match="Nobody else works here"):
        sent(firm, departments=["Engineering"], by=firm.actor("mei", Hat.ISMS_LEAD))


def test_send_roles_that_nobody_holds_is_refused(firm: Cast) -> None:
    with pytest.raises(Refused, match="Nobody holds a role yet"):
        sent(firm)


def test_send_roles_of_other_holders_than_were_shown_is_stale(firm: Cast) -> None:
    held(firm)
    shown = digest_now(firm)
    held(firm, "mei", "hr", at=after(1))
    with pytest.raises(Stale, match="since you opened this page"):
        sent(firm, digest_shown=shown, at=after(1))
    assert not tellings(firm.organisation).exists()


@pytest.mark.parametrize("hat", [Hat.STAFF, Hat.HR, Hat.INTERNAL_AUDITOR, Hat.ADMINISTRATOR, Hat.DEPARTMENT_CONTACT])
def test_send_roles_by_anybody_else_is_refused(firm: Cast, hat: Hat) -> None:
    held(firm)
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        sent(firm, by=firm.actor("ola", hat))


def test_send_roles_when_recording_fails_tells_nobody(firm: Cast) -> None:
    held(firm)
    with recording_fails(), pytest.raises(OperationalError):
        sent(firm)
    assert entered(firm, "rolestelling.sent") == 0
    assert not tellings(firm.organisation).exists()
