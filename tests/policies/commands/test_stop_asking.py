from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.policies.commands.stop_asking import stop_asking
from countersign.policies.queries import is_asked, remarks, unread
from tests.cast import Cast
from tests.policies.reading import asked, said
from tests.policies.worlds import AT, begun, lead


def test_stop_asking_when_lead_closes_the_draft_to_them_and_keeps_what_they_said(larkbeam: Cast) -> None:
    policy, ola = begun(larkbeam), larkbeam.person("ola").id
    asked(larkbeam, policy, "ola", note="Please.")
    said(larkbeam, policy, larkbeam.actor("ola"), body="Which homes?")
    stop_asking(policy_id=policy, person_id=ola, by=lead(larkbeam), at=AT)
    assert not is_asked(larkbeam.organisation, policy, ola)
    assert not unread(larkbeam.organisation)
    assert [one.body for one in remarks(larkbeam.organisation, policy)] == ["Which homes?"]


def test_stop_asking_when_never_asked_is_unknown(larkbeam: Cast) -> None:
    with pytest.raises(Unknown):
        stop_asking(policy_id=begun(larkbeam), person_id=larkbeam.person("ola").id, by=lead(larkbeam), at=AT)


def test_stop_asking_when_not_lead_is_refused(larkbeam: Cast) -> None:
    policy, ola = begun(larkbeam), larkbeam.person("ola").id
    asked(larkbeam, policy, "ola")
    with pytest.raises(Refused, match="Only the ISMS lead"):
        stop_asking(policy_id=policy, person_id=ola, by=larkbeam.actor("priya", Hat.TOP_MANAGEMENT), at=AT)
    assert is_asked(larkbeam.organisation, policy, ola)
