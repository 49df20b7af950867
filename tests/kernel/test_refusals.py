from __future__ import annotations

import pytest

from countersign.kernel.refusals import Refusal, Refused, Stale, Unknown
from countersign.kernel.words import say


@pytest.mark.parametrize("kind", [Refused, Stale])
def test_refusal_carries_its_sentence(kind: type[Refusal]) -> None:
    assert str(kind("Only HR can do this.")) == "Only HR can do this."
    assert kind(say("{n} too many", n=2)).words == say("{n} too many", n=2)
    assert str(kind(say("{n} too many", n=2))) == "2 too many"


def test_unknown_names_the_noun_and_nothing_else() -> None:
    assert str(Unknown("person")) == "There is no such person here."
    assert Unknown("person").words.values == (("noun", "person"),)


@pytest.mark.parametrize("kind", [Refused, Stale, Unknown])
def test_refusal_is_caught_as_one(kind: type[Refusal]) -> None:
    with pytest.raises(Refusal):
        raise kind("person")
