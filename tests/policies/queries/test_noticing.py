"""What a text says of itself. The tools by themselves: tests/policies/text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from countersign.kernel.text import TextProblem
from countersign.policies.queries.measuring import Content, measures
from countersign.policies.queries.noticing import changed_since, content_of_draft, noticed
from countersign.policies.text.spots import Spot
from tests.cast import Cast
from tests.policies.worlds import PASSAGES, begun, change, draft, tree

SAYS = "Version 1.2, approved by Carol Dean on 3 March 2024."
HARD = "Pursuant to the aforementioned provisions, " + "and so on and on, " * 7 + "we ask [who]."
CONTENT = Content("sha256:noticed", "en-gb", tree(*PASSAGES.values(), SAYS, HARD, "[name of the owner] owns it."))


def test_everything_that_a_text_says_of_itself() -> None:
    found = noticed(CONTENT, "Larkbeam Ltd", ())
    assert {one.kind: one.quote for one in found.passages} == {
        requirement.value.lower(): quote for requirement, quote in PASSAGES.items()
    }
    assert [one.quote for one in found.placeholders] == ["[name of the owner]"]
    assert {one.kind: one.value for one in found.statements} == {
        "version": "1.2",
        "date": "3 March 2024",
        "approver": "Carol Dean",
    }
    assert [one.quote for one in found.hardest] == [HARD]
    assert found.legal_phrases == ("aforementioned", "pursuant to")
    assert found.spots["p5"] == Spot("", 6)
    assert found.measured is measures(CONTENT, "Larkbeam Ltd", ())


def test_the_organisation_s_own_words_tell_its_purpose() -> None:
    content = Content("sha256:own", "en", tree("Bramble keeps the records of care homes all over Yorkshire."))
    assert [one.kind for one in noticed(content, "Larkbeam", ()).passages] == []
    assert [one.kind for one in noticed(content, "Larkbeam", ("Bramble",)).passages] == ["purpose"]


def test_how_a_text_reads_is_measured_in_english_alone() -> None:
    found = noticed(replace(CONTENT, digest="sha256:german", language="de"), "Larkbeam Ltd", ())
    assert (found.english, found.hardest, found.legal_phrases) == (False, (), ())
    assert len(found.placeholders) == 1


def test_a_text_is_read_once() -> None:
    assert noticed(CONTENT, "Larkbeam Ltd", ()) is noticed(replace(CONTENT, tree={}), "Larkbeam Ltd", ())
    other = replace(CONTENT, digest="sha256:another")
    assert changed_since(CONTENT, other) is changed_since(CONTENT, replace(other, tree={}))


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(TextProblem):
        noticed(Content("sha256:no-text", "en", {"format": "countersign.text/1", "blocks": [{}]}), "", ())


def test_a_draft_is_known_by_what_it_says(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    first = content_of_draft(draft(larkbeam, policy), "en")
    assert first == content_of_draft(draft(larkbeam, policy), "en")
    change(larkbeam, policy, "Another text.")
    assert first != content_of_draft(draft(larkbeam, policy), "en")
