"""What a signer says beside the policy: their own words, kept with the signature, or none."""

from __future__ import annotations

import pytest

from countersign.kernel.digests import digest_text
from countersign.kernel.refusals import Refused
from countersign.ledger.reconciling import verify
from countersign.policies.commands.sign import LONGEST_FOREWORD
from countersign.policies.queries import forewords, hands, version
from countersign.policies.text.starter import STARTER
from tests.cast import Cast
from tests.ledger.golden import written
from tests.policies.worlds import begun, entered, offered, signed

OWN = "I lost a laptop once, with a customer's wages on it.\n\nThat is why I care."


def test_own_words_are_kept_with_the_signature_and_their_digest_in_the_leaf(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    signed(larkbeam, id, foreword=f"  {OWN} \r\n")
    [hand] = hands(version(larkbeam.organisation, id))
    assert hand.foreword == OWN
    leaf = written(larkbeam.organisation)["foreword.written"]
    assert leaf["state"]["text"] == digest_text(OWN)
    assert leaf["state"]["version_id"] == id.hex
    assert OWN not in str(leaf)
    assert verify(larkbeam.organisation)[1] == []


def test_without_any_nothing_is_kept(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    signed(larkbeam, id, foreword="  ")
    assert forewords(larkbeam.organisation, id) == {}
    assert entered(larkbeam, "foreword.written") == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [(STARTER.replace(". ", ".\n"), "These are our words, not yours"), ("x" * (LONGEST_FOREWORD + 1), "have at most")],
)
def test_our_words_and_too_many_are_refused_and_nothing_is_signed(larkbeam: Cast, words: str, says: str) -> None:
    id = offered(larkbeam, begun(larkbeam))
    with pytest.raises(Refused, match=says):
        signed(larkbeam, id, foreword=words)
    assert entered(larkbeam, "version.signed") == entered(larkbeam, "foreword.written") == 0
