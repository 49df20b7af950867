"""Nobody answers for anything without knowing it: whoever the matrix names in person is asked, and it shows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from countersign.delivery.owed import owed_to
from countersign.people.queries import organisation
from countersign.roles.enums import Start
from countersign.roles.queries import accepted_parts
from tests.acknowledgements.worlds import leaves
from tests.cast import Cast
from tests.roles.matrices import begun_matrix, naming, part_accepted, part_shown
from tests.roles.worlds import AT, begun
from tests.web.matrix.pages import MATRIX
from tests.web.pages import form_with, send
from tests.web.roles.pages import ROLES, get, hidden, post, seen
from tests.web.world import browser_of

PART = f"{MATRIX}part/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def firm(larkbeam: Cast) -> Cast:
    begun(larkbeam)
    return larkbeam


def test_whoever_is_named_is_asked_and_says_yes(firm: Cast) -> None:
    naming(firm, risk="R", policy="I")
    dana, person = browser_of("dana"), firm.person("dana").id
    (owed,) = owed_to(organisation(firm.organisation), person, AT)
    assert (str(owed.title), owed.route) == ("Say yes to your part in the responsibility matrix", ("matrix:part",))
    home = seen(get(dana, "/o/larkbeam-ltd/"))
    assert "Say yes to your part in the responsibility matrix" in home
    asked = seen(get(dana, PART))
    assert "Will you take this part?" in asked
    assert "“I know that I do this at Larkbeam Ltd, and I accept it: " in asked
    assert post(dana, PART, **hidden(dana, PART)).status_code == 303
    assert "Dana Field accepts this part" in seen(get(dana, PART))
    assert owed_to(organisation(firm.organisation), person, AT) == []


def test_until_then_it_shows_beside_the_column_and_on_their_page(firm: Cast) -> None:
    naming(firm, risk="R")
    tom, mine = browser_of("tom"), f"{ROLES}people/{firm.person('dana').id.hex}/"
    says = "Dana Field has not said yes to what this column asks of them."
    assert says in seen(get(tom, MATRIX))
    assert "person not accepted yet" in seen(get(browser_of("ola"), MATRIX))
    assert "By name in the matrix" in seen(get(tom, mine))
    assert "Say yes to your part in the responsibility matrix" in seen(get(tom, mine))
    part_accepted(firm)
    assert says not in seen(get(tom, MATRIX))
    page = get(browser_of("ola"), MATRIX)
    assert "person not accepted yet" not in seen(page)
    assert '<span class="stroke">person</span>' in page.content.decode()
    told = seen(get(tom, mine))
    assert "Accepted 6 January 2026" in told
    assert "Say yes to your part" not in told


def test_what_leaves_with_them_goes_to_somebody_else(firm: Cast) -> None:
    naming(firm, risk="R")
    leaves(firm, "dana", at=AT)
    tom = browser_of("tom")
    told = seen(get(tom, f"{ROLES}handover/{firm.person('dana').id.hex}/"))
    assert "The matrix Somebody else gets their column" in told
    assert "Named in person" in told
    assert "Dana Field" in seen(get(tom, f"{ROLES}handover/"))


def test_whoever_is_not_named_has_nothing_to_say(firm: Cast) -> None:
    naming(firm, risk="R")
    ola = browser_of("ola")
    assert "The matrix does not name you" in seen(get(ola, PART))
    assert "The matrix does not name you" in seen(post(ola, PART, words_shown="I do everything."))


def test_a_part_reads_as_the_letters_say(firm: Cast) -> None:
    naming(firm, risk="AR", audit="A", policy="C")
    told = seen(get(browser_of("dana"), PART))
    answers, does = told.split("You answer for ")[1].split(" You do ")
    assert answers.startswith("Run risk assessment and treatment Conduct internal audits")
    assert does.startswith("Run risk assessment and treatment By your own name.")
    assert "Information Security Policy" not in told


def test_a_yes_is_said_once(firm: Cast) -> None:
    naming(firm, risk="R")
    dana = browser_of("dana")
    twice = [hidden(dana, PART), hidden(dana, PART)]
    assert post(dana, PART, **twice[0]).status_code == 303
    again = post(dana, PART, **twice[1])
    assert again.status_code == 403
    assert "You have accepted this before." in seen(again)
    assert len(accepted_parts(firm.organisation)) == 1


def test_a_sentence_that_is_stale_is_shown_as_it_is_today(firm: Cast) -> None:
    naming(firm, risk="R")
    dana = browser_of("dana")
    shown = hidden(dana, PART)
    begun_matrix(firm, Start.IN_FORCE)
    naming(firm, risk="R", audit="R")
    answer = post(dana, PART, **shown)
    assert answer.status_code == 409
    assert "This is not the sentence that you were shown." in seen(answer)
    today = f"“{part_shown(firm)['words_shown']}”"
    assert "Conduct internal audits" in today
    assert today in seen(answer)
    assert not accepted_parts(firm.organisation)
    assert send(dana, PART, form_with(answer, "words_shown")).status_code == 303
    assert [one.accepted_words for one in accepted_parts(firm.organisation)] == [today.strip("“”")]


def test_rows_that_stay_are_not_asked_for_again_and_others_are(firm: Cast) -> None:
    naming(firm, risk="R")
    part_accepted(firm)
    begun_matrix(firm, Start.IN_FORCE)
    naming(firm, "ola", audit="R")
    dana, home = browser_of("dana"), "/o/larkbeam-ltd/"
    assert "Your part in the matrix" in seen(get(dana, PART))
    assert "Say yes to your part" not in seen(get(dana, home))
    begun_matrix(firm, Start.IN_FORCE)
    naming(firm, risk="R", audit="R")
    assert "Will you take this part?" in seen(get(dana, PART))
    assert "Say yes to your part in the responsibility matrix" in seen(get(dana, home))


def test_whoever_has_left_is_asked_nothing(firm: Cast) -> None:
    naming(firm, risk="R")
    dana = browser_of("dana")
    shown = hidden(dana, PART)
    leaves(firm, "dana", at=AT)
    assert get(dana, PART).status_code == 404
    assert post(dana, PART, **shown).status_code == 404
    assert owed_to(organisation(firm.organisation), firm.person("dana").id, AT) == []
    assert not accepted_parts(firm.organisation)
