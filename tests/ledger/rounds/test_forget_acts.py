from __future__ import annotations

from datetime import timedelta

from countersign.kernel.actors import Hat
from countersign.kernel.references import new_id
from countersign.ledger import acts
from countersign.ledger.rounds.forget_acts import forget_acts
from countersign.people.commands.enter import enter
from tests.cast import BEGINNING, Cast

AT = BEGINNING + timedelta(days=1)


def test_forget_acts_after_ninety_days(larkbeam: Cast) -> None:
    act = new_id(AT)
    with acts.asked_for(act):
        done = enter(name="Sam", email="sam@larkbeam.example", by=larkbeam.actor("tom", Hat.ISMS_LEAD), at=AT)
    assert forget_acts(AT + timedelta(days=90)) == 0
    before = acts.done_before(larkbeam.organisation, act)
    assert before
    assert before.result == done
    assert forget_acts(AT + timedelta(days=90, milliseconds=1)) == 1
    assert acts.done_before(larkbeam.organisation, act) is None
