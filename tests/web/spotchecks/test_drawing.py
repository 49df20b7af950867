"""Drawing people by lot, how it came out, and drawing the same people again."""

from __future__ import annotations

import hashlib
import json
import re
from uuid import UUID

import time_machine

from countersign.awareness.enums import Mark
from countersign.awareness.queries import draws
from tests.awareness.drawing import LAST, answered, asked, closed, counted, drawn, fixed, row
from tests.awareness.worlds import AT
from tests.cast import Cast
from tests.web.roles.pages import get, hidden, post, seen
from tests.web.world import browser_of

CHECKS = "/o/larkbeam-ltd/spot-checks/"


def at(id: UUID, act: str = "") -> str:
    return f"{CHECKS}{id.hex}/{act}"


def test_draw_in_two_steps(firm: Cast) -> None:
    mei = browser_of("mei")
    assert "6 people are here." in seen(get(mei, f"{CHECKS}draw/"))
    answer = post(mei, f"{CHECKS}draw/")
    [made] = draws(firm.organisation)
    assert (answer.status_code, answer["Location"]) == (303, at(made.id, "draw/"))
    assert "The list is written down" in seen(get(mei, at(made.id, "draw/")))
    answer = post(mei, at(made.id, "draw/"), **hidden(mei, at(made.id, "draw/")))
    assert (answer.status_code, answer["Location"]) == (303, at(made.id))
    page = seen(get(mei, at(made.id)))
    assert "6 of 6 are still to be asked" in page
    assert "the same people" in page


def test_too_few_asked_for_keeps_what_was_typed(firm: Cast) -> None:
    answer = post(browser_of("tom"), f"{CHECKS}draw/", size="2")
    assert answer.status_code == 403
    assert "Draw at least 6" in seen(answer)
    assert 'value="2"' in answer.content.decode()


def test_the_page_tells_enough_to_draw_them_again_by_hand(firm: Cast) -> None:
    """By what the page says alone, and the list that it gives: no code of ours."""
    id = drawn(firm)
    tom = browser_of("tom")
    page, listed = get(tom, at(id)).content.decode(), get(tom, at(id, "people.json")).content
    digest = re.search(r"sha256:([0-9a-f]{64})", page)
    assert digest
    assert hashlib.sha256(listed).hexdigest() == digest[1]
    seed = re.search(r'<dt>Seed</dt>\s*<dd><code class="digest">([0-9a-f]{64})</code>', page)
    assert seed
    lines = json.loads(listed)
    lines.sort(key=lambda line: hashlib.sha256(f"{seed[1]}/{line[0]}".encode()).hexdigest())
    by_hand: list[list[str]] = []
    for letter in "LNC":
        first = [line for line in lines if letter in line[2]][:1]
        by_hand += [line for line in first if not any(letter in one[2] for one in by_hand)]
    for line in lines:
        if line[1] not in {one[1] for one in by_hand}:
            by_hand.append(line)
    by_hand += [line for line in lines if line not in by_hand]
    tokens = re.findall(r'<li><code class="digest">([0-9a-f]{64})</code></li>', page)
    assert tokens == [line[0] for line in by_hand][: row(firm, id).size]


def test_how_it_comes_out_is_shown_when_it_has_ended(firm: Cast) -> None:
    id = drawn(firm)
    answered(firm, most=5)
    assert "know what they should" not in seen(get(browser_of("priya"), at(id)))
    answered(firm, mark=Mark.NO, found=False)
    closed(firm, id, at=AT)
    page = seen(get(browser_of("priya"), at(id)))
    assert "5 of 6 know what they should" in page
    assert "83 percent; of everybody here between 44 and 97 percent" in page
    assert "5 of 6 people asked know what they should" in seen(get(browser_of("priya"), CHECKS))


def test_fewer_than_five_answers_are_not_shown(firm: Cast) -> None:
    id = drawn(firm)
    answered(firm, most=4, mark=Mark.NO)
    closed(firm, id)
    with time_machine.travel(LAST, tick=False):
        for path in (at(id), CHECKS):
            page = seen(get(browser_of("priya"), path))
            assert "Too few answers to tell" in page
            assert "know what they should" not in page
        assert "2 did not answer" in seen(get(browser_of("priya"), CHECKS))


def test_whoever_reads_no_totals_finds_no_draw(firm: Cast) -> None:
    id = counted(firm)
    ola = browser_of("ola")
    assert get(ola, at(id)).status_code == 404
    assert "Nothing is asked of you" in seen(get(ola, CHECKS))
    assert get(ola, at(id, "draw/")).status_code == 403
    assert get(ola, at(id, "people.json")).status_code == 404


def test_a_list_that_nobody_drew_from_stays(firm: Cast) -> None:
    id = fixed(firm)
    assert "A list, and nobody drawn from it" in seen(get(browser_of("tom"), at(id)))
    assert "nobody drawn yet" in seen(get(browser_of("tom"), CHECKS))


def test_before_the_first_draw_the_page_says_what_belongs_there(firm: Cast) -> None:
    page = seen(get(browser_of("tom"), CHECKS))
    assert "Nobody has been asked yet" in page
    assert "Why an auditor cares." in page
    assert len(asked(firm)) == 0
