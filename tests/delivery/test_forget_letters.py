from __future__ import annotations

from datetime import timedelta

from countersign.delivery import mailbox
from countersign.delivery.models import TrialLetter
from countersign.delivery.rounds.forget_letters import forget_letters
from countersign.kernel.references import new_id
from tests.cast import BEGINNING


def test_forget_letters_keeps_the_newest(db: None) -> None:
    for minute in range(mailbox.KEPT + 3):
        at = BEGINNING + timedelta(minutes=minute)
        letter = {"to": "tom@larkbeam.example", "subject": str(minute), "text": ""}
        TrialLetter.objects.create(id=new_id(at), received_at=at, **letter)
    assert forget_letters(BEGINNING + timedelta(days=30)) == 3
    assert TrialLetter.objects.count() == mailbox.KEPT
    assert not TrialLetter.objects.filter(subject__in=["0", "1", "2"]).exists()
