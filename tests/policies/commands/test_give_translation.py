from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale, Unknown
from countersign.ledger.reconciling import verify
from countersign.policies.commands.change_policy import change_policy
from countersign.policies.commands.give_translation import give_translation
from countersign.policies.queries import open_translations, translation, translations_of, version
from tests.cast import Cast
from tests.policies.translating import SAETZE, TITEL, read_in, shown, translated
from tests.policies.worlds import (
    PASSAGES,
    after,
    begun,
    entered,
    in_force_from,
    kind_of,
    lead,
    leader,
    offered,
    recording_fails,
    signed,
    tree,
)
from tests.policies.worlds import change as write


def test_give_translation(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    given = translated(larkbeam, id)
    found = translation(larkbeam.organisation, given)
    assert (found.version_id, found.language, found.title) == (id, "de", TITEL)
    assert (found.text, found.made_by) == (tree(*SAETZE), "Wortwerk Übersetzungen")
    assert found.words == (
        "This German text says the same as Information Security Policy, version 1.0, which is signed in English. "
        "Where the two differ, the English text applies."
    )
    assert (found.given_at, found.given_by, found.ended_at) == (after(1), larkbeam.person("tom"), None)
    assert found.document == found.digest != version(larkbeam.organisation, id).document
    assert open_translations(larkbeam.organisation, id) == {"de": given}
    assert (kind_of(larkbeam, found), verify(larkbeam.organisation)[1]) == ("translation.given", [])  # type: ignore[arg-type]


def test_give_translation_before_it_is_published(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam), publish_when_signed=False)
    signed(larkbeam, id)
    assert open_translations(larkbeam.organisation, id) == {} != {"de": translated(larkbeam, id)}


def test_give_translation_by_top_management_and_by_the_owner(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    ola = larkbeam.person("ola").id
    with pytest.raises(Refused, match="Only the ISMS lead, top management or its owner"):
        translated(larkbeam, id, by=larkbeam.actor("ola"))
    change_policy(policy_id=policy, revision_shown=1, owner_id=ola, review_months=12, by=lead(larkbeam), at=after())
    translated(larkbeam, id, by=larkbeam.actor("ola"))
    translated(larkbeam, id, by=leader(larkbeam), language="pl")
    assert entered(larkbeam, "translation.given") == 2


def test_give_translation_takes_the_place_of_the_one_before(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    first = translated(larkbeam, id)
    second = translated(larkbeam, id, text=tree(*SAETZE, "So ist es."), at=after(2))
    gone = translation(larkbeam.organisation, first)
    assert (gone.ended_at, gone.ended_because) == (after(2), "A later translation took its place.")
    assert gone.text == tree(*SAETZE)
    assert open_translations(larkbeam.organisation, id) == {"de": second}
    assert [one.id for one in translations_of(larkbeam.organisation, id)] == [second, first]
    assert verify(larkbeam.organisation)[1] == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"language": "en-gb"}, "the language of the signed text"),
        ({"language": "fr"}, "Nobody here is said to read in this language"),
        ({"title": " "}, "Say what the policy is called"),
        ({"text": tree()}, "has no text"),
        ({"text": tree("\u2013")}, "has no text"),
        ({"text": tree("[Name]")}, r"still have to be filled in: \[Name\]"),
        ({"title": "[insert title]"}, "still have to be filled in"),
        ({"text": tree("{{organisation}} schreibt Dienstpläne.")}, r"still have to be filled in"),
        ({"text": tree(*PASSAGES.values())}, "the signed text itself, word for word"),
        ({"text": tree(*(one.upper() for one in PASSAGES.values()))}, "the signed text itself, word for word"),
        ({"text": {"format": "countersign.text/1", "blocks": 7}}, "."),
        ({"made_by": " "}, "at most 200 characters who translated it"),
        ({"made_by": "x" * 201}, "at most 200 characters who translated it"),
    ],
)
def test_give_translation_when_it_is_none(larkbeam: Cast, changed: dict[str, Any], says: str) -> None:
    _, id = in_force_from(larkbeam)
    read_in(larkbeam, "de")
    sent = {**shown(larkbeam, id), **changed}
    with pytest.raises(Refused, match=says):
        give_translation(version_id=id, **sent, by=lead(larkbeam), at=after(1))
    assert entered(larkbeam, "translation.given") == 0


def test_give_translation_that_is_there_already(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    translated(larkbeam, id)
    with pytest.raises(Refused, match="stands here already"):
        translated(larkbeam, id, at=after(2))


def test_give_translation_without_saying_that_it_says_the_same(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    read_in(larkbeam, "de")
    sent = {**shown(larkbeam, id), "agreed": False}
    with pytest.raises(Refused, match="Tick the box first"):
        give_translation(version_id=id, **sent, by=lead(larkbeam), at=after(1))


@pytest.mark.parametrize("changed", [{"digest_shown": "sha256:" + 64 * "0"}, {"words_shown": "It is fine."}])
def test_give_translation_of_something_else_than_was_shown(larkbeam: Cast, changed: dict[str, str]) -> None:
    _, id = in_force_from(larkbeam)
    read_in(larkbeam, "de")
    with pytest.raises(Stale, match=r"not what you were shown|not the sentence"):
        give_translation(version_id=id, **{**shown(larkbeam, id), **changed}, by=lead(larkbeam), at=after(1))


def test_give_translation_of_what_nobody_signed(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam))
    with pytest.raises(Refused, match="has not been signed yet"):
        translated(larkbeam, id)


def test_give_translation_of_what_counts_no_more(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    read_in(larkbeam, "de")
    sent = shown(larkbeam, id)
    write(larkbeam, policy, "Another text.")
    signed(larkbeam, offered(larkbeam, policy))
    with pytest.raises(Refused, match="A later version has taken the place"):
        give_translation(version_id=id, **sent, by=lead(larkbeam), at=after(1))


def test_give_translation_of_somebody_elses_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    _, id = in_force_from(larkbeam)
    read_in(larkbeam, "de")
    sent = shown(larkbeam, id)
    with pytest.raises(Unknown):
        give_translation(version_id=id, **sent, by=stonecross.actor("otto", Hat.ISMS_LEAD), at=after(1))


def test_give_translation_when_recording_fails_leaves_the_one_before(larkbeam: Cast) -> None:
    _, id = in_force_from(larkbeam)
    first = translated(larkbeam, id)
    with recording_fails(), pytest.raises(OperationalError):
        translated(larkbeam, id, title="Leitlinie")
    assert open_translations(larkbeam.organisation, id) == {"de": first}
