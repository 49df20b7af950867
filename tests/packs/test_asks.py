"""What leaders were asked: the days leave the building, the words do not, and they are counted."""

from __future__ import annotations

import json

from tests.asks.worlds import AT, WANTED, WHY, WORDS, answered, made
from tests.cast import Cast
from tests.packs.test_withheld import everything
from tests.packs.worlds import exported, inside, manifest


def test_no_word_of_an_ask_is_in_a_pack(larkbeam: Cast) -> None:
    _, before = exported(larkbeam)
    answered(larkbeam, made(larkbeam), at=AT)
    _, after = exported(larkbeam)
    for path, text in everything(after).items():
        assert not [word for word in (WANTED, WHY, WORDS) if word in text], path
    assert manifest(after)["withheld"]["values"] - manifest(before)["withheld"]["values"] == 3
    [told] = json.loads(inside(after)["dossier.json"])["asks"]
    assert (told["on"], told["responded_on"]) == ("2026-01-06", "2026-01-06")
    assert "text" not in told
