"""What a text says of itself, beside what is on record."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
import time_machine

from countersign.kernel.text import to_json
from countersign.policies.outline import as_text
from countersign.policies.queries import Content, noticed
from countersign.web.policies.noticing import Record, in_words
from countersign.web.policies.words import CHANGED, OUTLINED, shares
from tests.cast import Cast
from tests.policies.worlds import PASSAGES, after, begun, change, draft, in_force_from, offered, signed, tree
from tests.web.recording import record
from tests.web.roles.pages import get, seen
from tests.web.signing import page_of
from tests.web.world import browser_of

STATES = "Version 1.2, approved by Carol Dean on 3 March 2024. We review this policy every two years."
AGREES = "Version 2.0, approved by Priya Raman on 6 January 2026. We review this policy once a year."
HARD = "Pursuant to the aforementioned provisions, " + "and so on and on, " * 7 + "we go on."


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(2), tick=False):
        yield


def draft_page(policy: UUID, end: str = "") -> str:
    return f"/o/larkbeam-ltd/policies/{policy.hex}/draft/{end}"


def second(here: Cast, *paragraphs: str) -> tuple[UUID, UUID]:
    """A policy whose version 2.0, in force, says this."""
    policy, _first = in_force_from(here)
    change(here, policy, *paragraphs)
    version = offered(here, policy)
    signed(here, version)
    return policy, version


def test_a_version_that_states_what_the_record_does_not(larkbeam: Cast) -> None:
    text = seen(get(browser_of("tom"), page_of(*second(larkbeam, STATES), "")))
    assert "The text says version 1.2; this is 2.0." in text
    assert "The text says 3 March 2024; it was signed on 6 January 2026." in text
    assert "The text names Carol Dean; Priya Raman signed it." in text
    assert "The text says “every two years”; the record says every 12 months." in text
    assert text.count("Version 1.2, approved by Carol Dean on 3 March 2024.") == 2, "in the text, and quoted once"


def test_a_version_that_states_what_the_record_does(larkbeam: Cast) -> None:
    text = seen(get(browser_of("tom"), page_of(*second(larkbeam, AGREES), "")))
    assert "The text says version 2.0, and so does the record." in text
    assert "The text says 6 January 2026, and so does the record." in text
    assert "The text names Priya Raman, and so does the record." in text
    assert "The text says “once a year”, and so does the record." in text


def test_a_history_of_versions_agrees_if_the_last_one_does(larkbeam: Cast) -> None:
    history = ("Version 1.0, approved by Carol Dean on 3 March 2024.", AGREES)
    text = seen(get(browser_of("tom"), page_of(*second(larkbeam, *history), "")))
    assert "The text says version 2.0, and so does the record." in text
    assert "The text says 6 January 2026, and so does the record." in text
    assert "The text names Priya Raman, and so does the record." in text


def test_a_version_signed_elsewhere_took_effect_on_another_day(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    change(larkbeam, policy, STATES)
    version = record(larkbeam, policy)["Location"]
    text = seen(get(browser_of("tom"), version))
    assert "it was signed on 15 September 2025, and took effect on 22 September 2025." in text
    assert "The text names Carol Dean; Mei Sato signed it." in text


def test_a_draft_has_no_label_and_no_signature_yet(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    change(larkbeam, policy, STATES)
    for end in ("", "edit/"):
        text = seen(get(browser_of("tom"), draft_page(policy, end)))
        assert "The text says version 1.2; it becomes 1.0." in text
        assert "The text says 3 March 2024; nobody has signed it yet." in text
        assert "The text names Carol Dean; nobody has signed it yet." in text
        assert "since version" not in text


def test_a_draft_of_the_next_version_may_become_two(larkbeam: Cast) -> None:
    policy, _version = in_force_from(larkbeam)
    change(larkbeam, policy, *PASSAGES.values(), STATES)
    text = seen(get(browser_of("tom"), draft_page(policy)))
    assert "The text says version 1.2; it becomes 2.0, or 1.1 when the change is not material." in text
    assert "About a quarter of the sentences are new or changed since version 1.0. 2 of 6 sentences and points" in text


def test_what_is_gone_since_the_version_before(larkbeam: Cast) -> None:
    text = seen(get(browser_of("tom"), page_of(*second(larkbeam, "We lock the doors."), "")))
    assert "Every sentence is new or changed since version 1.0. 1 of 1 sentences and points" in text
    assert "4 sentences of that version are gone." in text


def test_where_the_gaps_are_and_what_is_still_the_outline(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    row = draft(larkbeam, policy)
    row.text = to_json(as_text("Larkbeam Ltd", ""))
    row.save()
    text = seen(get(browser_of("tom"), draft_page(policy)))
    assert "[who keeps the list] [how often it is checked] under “We meet what applies to us”" in text
    assert "Nearly all of its wording is still that of our outline." in text


def test_how_it_reads_and_which_sentence_is_hardest(larkbeam: Cast) -> None:
    text = seen(get(browser_of("tom"), page_of(*second(larkbeam, "We lock the doors.", HARD), "")))
    assert "Only lawyers write “aforementioned” and “pursuant to”." in text
    assert f"The hardest sentence {HARD} 43 words, paragraph 2" in text


def test_a_draft_without_words(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    change(larkbeam, policy)
    for end in ("", "edit/"):
        text = seen(get(browser_of("tom"), draft_page(policy, end)))
        assert "There are no words yet." in text
        assert "How it reads" not in text


def test_a_text_in_another_language_is_not_judged_as_english() -> None:
    content = Content("sha256:other-language", "de", tree("Wir schützen die Rechtsschutzversicherungsinformationen."))
    record = Record(labels=("1.0",), draft=False, months=12)
    told = in_words(noticed(content, "Larkbeam", ()), record, content, None)
    assert (told["english"], told["hardest"], told["legal"]) == (False, [], "")
    assert told["reads"] == "How a text reads is measured in English alone."


def test_staff_read_the_policy_and_nothing_about_it(larkbeam: Cast) -> None:
    text = seen(get(browser_of("ola"), page_of(*second(larkbeam, STATES), "")))
    assert "What the text says of itself" not in text
    assert "sounds like it" not in text
    assert "What it must say" in text


@pytest.mark.parametrize("bands", [OUTLINED, CHANGED], ids=["outlined", "changed"])
def test_every_share_has_its_words(bands: tuple[tuple[float, object], ...]) -> None:
    assert [least for least, _ in bands] == sorted((least for least, _ in bands), reverse=True)
    assert bands[-1][0] == 0.0


def test_a_share_in_words() -> None:
    told = [shares(part).format(label="1.0").partition(" since")[0] for part in (0, 0.01, 0.25, 0.5, 0.7, 0.9, 1)]
    assert told == [
        "No sentence is new",
        "A few sentences are new or changed",
        "About a quarter of the sentences are new or changed",
        "About half of the sentences are new or changed",
        "About three quarters of the sentences are new or changed",
        "Nearly every sentence is new or changed",
        "Every sentence is new or changed",
    ]
