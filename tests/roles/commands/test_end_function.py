from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.roles.queries import function_role, open_functions, with_functions
from tests.cast import Cast
from tests.roles.made_known import ended, given
from tests.roles.worlds import NOBODY, TODAY, after, entered, recording_fails

EARLIER = TODAY - timedelta(days=30)


def test_end_function_from_a_day_on(firm: Cast) -> None:
    id = given(firm, given_from=EARLIER)
    ended(firm, id)
    assert with_functions(firm.organisation, TODAY) == {}
    assert [one.id for one in with_functions(firm.organisation, EARLIER, "hr")["hr"]] == [id]
    assert function_role(firm.organisation, id).given_until == TODAY
    assert entered(firm, "functionrole.ended") == 1
    assert verify(firm.organisation)[1] == []


def test_end_function_that_never_had_it(firm: Cast) -> None:
    ended(firm, given(firm, given_from=EARLIER), EARLIER)
    assert with_functions(firm.organisation, EARLIER) == {}


@pytest.mark.parametrize(
    ("until", "says"), [(EARLIER - timedelta(days=1), "before it begins"), (TODAY + timedelta(days=1), "lies ahead")]
)
def test_end_function_on_a_day_that_cannot_be_is_refused(firm: Cast, until: date, says: str) -> None:
    id = given(firm, given_from=EARLIER)
    with pytest.raises(Refused, match=says):
        ended(firm, id, until)


def test_end_function_twice_is_refused(firm: Cast) -> None:
    id = given(firm)
    ended(firm, id)
    with pytest.raises(Refused, match="said to be over"):
        ended(firm, id)


def test_end_function_by_anybody_else_is_refused(firm: Cast) -> None:
    id = given(firm)
    with pytest.raises(Refused, match="Only the ISMS lead or top management"):
        ended(firm, id, by=firm.actor("mei", Hat.HR))


def test_end_function_of_somebody_else_is_unknown(firm: Cast, stonecross: Cast) -> None:
    id = given(firm)
    for which, by in ((id, stonecross.actor("otto", Hat.ISMS_LEAD)), (NOBODY, None)):
        with pytest.raises(Unknown):
            ended(firm, which, by=by)


def test_end_function_when_recording_fails_goes_on(firm: Cast) -> None:
    id = given(firm)
    with recording_fails(), pytest.raises(OperationalError):
        ended(firm, id, at=after())
    assert [one.id for one in open_functions(firm.organisation, "hr")] == [id]
