from __future__ import annotations

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.ledger.reconciling import verify
from countersign.policies.queries import open_translations, translation
from tests.cast import Cast
from tests.policies.translating import taken_away, translated
from tests.policies.worlds import NOBODY, after, in_force_from, kind_of, leader, recording_fails


def test_end_translation_keeps_it_and_shows_it_no_more(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    given = translated(larkbeam, id)
    taken_away(larkbeam, given, " It leaves out a sentence. ", by=leader(larkbeam))
    gone = translation(larkbeam.organisation, given)
    assert (gone.ended_at, gone.ended_because) == (after(2), "It leaves out a sentence.")
    assert gone.ended_by == larkbeam.person("priya")
    assert open_translations(larkbeam.organisation, id) == {}
    assert (kind_of(larkbeam, gone), verify(larkbeam.organisation)[1]) == ("translation.ended", [])  # type: ignore[arg-type]


def test_end_translation_and_give_it_once_more(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    taken_away(larkbeam, translated(larkbeam, id))
    again = translated(larkbeam, id, at=after(3))
    assert open_translations(larkbeam.organisation, id) == {"de": again}


def test_end_translation_twice_is_refused(larkbeam: Cast) -> None:
    given = translated(larkbeam, in_force_from(larkbeam)[1])
    taken_away(larkbeam, given)
    with pytest.raises(Refused, match="taken away already"):
        taken_away(larkbeam, given)


@pytest.mark.parametrize(("reason", "words"), [(" ", "Say in a sentence why"), ("x" * 1001, "at most 1000")])
def test_end_translation_without_a_reason_is_refused(larkbeam: Cast, reason: str, words: str) -> None:
    given = translated(larkbeam, in_force_from(larkbeam)[1])
    with pytest.raises(Refused, match=words):
        taken_away(larkbeam, given, reason)


def test_end_translation_by_staff_is_refused(larkbeam: Cast) -> None:
    given = translated(larkbeam, in_force_from(larkbeam)[1])
    with pytest.raises(Refused, match="Only the ISMS lead, top management or its owner"):
        taken_away(larkbeam, given, by=larkbeam.actor("ola"))


def test_end_translation_of_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    given = translated(larkbeam, in_force_from(larkbeam)[1])
    for unknown in (given, NOBODY):
        with pytest.raises(Unknown):
            taken_away(larkbeam, unknown, by=stonecross.actor("otto", Hat.ISMS_LEAD))


def test_end_translation_when_recording_fails_leaves_it(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    given = translated(larkbeam, id)
    with recording_fails(), pytest.raises(OperationalError):
        taken_away(larkbeam, given)
    assert open_translations(larkbeam.organisation, id) == {"de": given}
