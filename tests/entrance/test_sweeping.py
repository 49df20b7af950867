from __future__ import annotations

from datetime import timedelta

from countersign.entrance.confirming import ask_for_code
from countersign.entrance.models import Confirmation, Session
from countersign.entrance.sweeping import sweep
from tests.cast import BEGINNING, Cast

AT = BEGINNING + timedelta(days=1)


def test_sweep_takes_what_has_run_out(larkbeam: Cast) -> None:
    ask_for_code(larkbeam.actor("priya"), statement="sha256:0", sentence="I agree.", at=AT)
    Session.objects.create(key="ended", sealed=b"", expires_at=AT)
    Session.objects.create(key="open", sealed=b"", expires_at=AT + timedelta(days=9))
    assert sweep(AT) == 0
    assert sweep(AT + timedelta(hours=12)) == 1
    assert sweep(AT + timedelta(days=1, minutes=11)) == 1
    assert list(Session.objects.values_list("key", flat=True)) == ["open"]
    assert not Confirmation.objects.filter(organisation_id=larkbeam.organisation).exists()
