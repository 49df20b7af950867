"""What a version's text shows. The measures themselves: tests/policies/text."""

from __future__ import annotations

from dataclasses import replace

from countersign.kernel.text import to_json
from countersign.policies.outline import as_text
from countersign.policies.queries.measuring import Content, measures, starters
from tests.policies.worlds import PASSAGES, tree

ENGLISH = Content("sha256:measured", "en-gb", tree(*PASSAGES.values()))


def test_every_measure_of_an_english_text() -> None:
    assert measures(ENGLISH, "Larkbeam Ltd", ("care homes", "lighthouses")) == {
        "context_hits": 1,
        "placeholders": (),
        "template_similarity": 0.207,
        "words": 45,
        "avg_sentence": 11.2,
        "fk": 6.1,
        "legalese": 0.0,
    }


def test_how_a_text_reads_is_not_known_in_another_language() -> None:
    told = measures(replace(ENGLISH, digest="sha256:german", language="de"), "Larkbeam Ltd", ())
    assert (told["fk"], told["legalese"], told["context_hits"]) == (None, None, None)
    assert told["words"] == 45


def test_of_a_text_that_is_none_nothing_is_measured() -> None:
    assert measures(Content("sha256:none", "en", {"format": "countersign.text/1", "blocks": [{}]}), "", ()) == {}


def test_a_text_is_known_by_its_digest() -> None:
    other = Content("sha256:other", "en", ENGLISH.tree)
    assert other != ENGLISH
    assert hash(Content(ENGLISH.digest, ENGLISH.language, {})) == hash(ENGLISH)


def test_the_outline_that_nobody_adapted_is_all_template() -> None:
    """POL-012: our own starter text is in the comparison."""
    untouched = Content("sha256:untouched", "en", to_json(as_text("Larkbeam Ltd", "")))
    assert measures(untouched, "Larkbeam Ltd", ())["template_similarity"] == 1
    assert len(starters()) == 1
