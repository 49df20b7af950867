from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.people.commands.end_access import end_access
from countersign.people.queries import hats, open_grant
from tests.cast import BEGINNING, Cast

AT = BEGINNING + timedelta(days=1)


def grant_of(here: Cast, first: str) -> UUID:
    found = open_grant(here.organisation, here.person(first).id, Hat.ISMS_LEAD)
    assert found
    return found.id


def test_end_access_ends_at_once(larkbeam: Cast) -> None:
    tom = larkbeam.person("tom").id
    end_access(grant_id=grant_of(larkbeam, "tom"), by=larkbeam.actor("priya", Hat.TOP_MANAGEMENT), at=AT)
    assert Hat.ISMS_LEAD not in hats(larkbeam.organisation, tom, AT)
    assert Hat.HR in hats(larkbeam.organisation, tom, AT)


def test_end_access_when_ended_before_is_refused(larkbeam: Cast) -> None:
    given, by = grant_of(larkbeam, "tom"), larkbeam.actor("priya", Hat.TOP_MANAGEMENT)
    end_access(grant_id=given, by=by, at=AT)
    with pytest.raises(Refused, match="has ended before"):
        end_access(grant_id=given, by=by, at=AT)


def test_end_access_when_lead_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="Only top management"):
        end_access(grant_id=grant_of(larkbeam, "tom"), by=larkbeam.actor("tom", Hat.ISMS_LEAD), at=AT)


def test_end_access_when_somebody_elses_grant_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    with pytest.raises(Unknown):
        end_access(grant_id=grant_of(stonecross, "otto"), by=larkbeam.actor("priya", Hat.TOP_MANAGEMENT), at=AT)
