from __future__ import annotations

import pytest

from countersign.kernel.refusals import Refused, Unknown
from countersign.policies.commands.take_back import take_back
from countersign.policies.queries import remarks
from tests.cast import Cast
from tests.policies.reading import asked, said, settled
from tests.policies.worlds import NOBODY, after, begun, lead


def test_take_back_when_it_is_one_s_own_is_gone(larkbeam: Cast) -> None:
    policy, ola = begun(larkbeam), larkbeam.actor("ola")
    asked(larkbeam, policy, "ola")
    take_back(remark_id=said(larkbeam, policy, ola, body="Hm.").id, by=ola, at=after(days=3))
    assert not remarks(larkbeam.organisation, policy)


def test_take_back_when_it_is_another_s_is_refused(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    asked(larkbeam, policy, "ola")
    one = said(larkbeam, policy, larkbeam.actor("ola"), body="Hm.")
    with pytest.raises(Refused, match="Only whoever wrote a remark takes it back"):
        take_back(remark_id=one.id, by=lead(larkbeam), at=after(days=3))
    with pytest.raises(Unknown):
        take_back(remark_id=NOBODY, by=lead(larkbeam), at=after(days=3))
    assert len(remarks(larkbeam.organisation, policy)) == 1


def test_take_back_when_it_was_answered_is_refused(larkbeam: Cast) -> None:
    policy, ola = begun(larkbeam), larkbeam.actor("ola")
    asked(larkbeam, policy, "ola")
    one = said(larkbeam, policy, ola, body="Hm.")
    settled(larkbeam, one, taken=False, answer="No.")
    with pytest.raises(Refused, match="This remark was answered already"):
        take_back(remark_id=one.id, by=ola, at=after(days=4))
