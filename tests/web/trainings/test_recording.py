"""Recording by hand, putting right, withdrawing."""

from __future__ import annotations

from uuid import UUID

from countersign.awareness.queries import completions
from tests.awareness.commands.test_correct_completion import corrected
from tests.awareness.worlds import COURSE, row, trained
from tests.cast import Cast
from tests.web.roles.pages import get, hidden, post, seen
from tests.web.trainings.test_listing import TRAININGS, own
from tests.web.world import browser_of

RECORD = f"{TRAININGS}record/"
SENT = {"who": "Ola Nowak\nmei@larkbeam.example", "course": COURSE, "completed_on": "2025-11-03"}


def of(id: UUID, act: str) -> str:
    return f"{TRAININGS}{id.hex}/{act}/"


def test_record_by_names_and_addresses(firm: Cast) -> None:
    answer = post(browser_of("ruth"), RECORD, **SENT)
    assert (answer.status_code, answer["Location"]) == (303, f"{TRAININGS}?show=everybody#others")
    assert {one.person.name for one in completions(firm.organisation)} == {"Ola Nowak", "Mei Sato"}
    assert f"So far there are here: {COURSE}." in seen(get(browser_of("ruth"), RECORD))


def test_record_somebody_who_is_not_here_says_so(firm: Cast) -> None:
    answer = post(browser_of("ruth"), RECORD, **{**SENT, "who": "Nan Nobody", "completed_on": ""})
    assert answer.status_code == 422
    assert "Nobody here is “Nan Nobody”." in seen(answer)
    assert "Say on which day." in seen(answer)


def test_record_one_s_own_is_refused_on_the_same_page(firm: Cast) -> None:
    answer = post(browser_of("ruth"), RECORD, **{**SENT, "who": "Ruth Ellis"})
    assert answer.status_code == 403
    assert "Nobody records their own training" in seen(answer)


def test_put_right_what_is_wrong(firm: Cast) -> None:
    id, ruth = trained(firm), browser_of("ruth")
    sent = {**hidden(ruth, of(id, "correct")), "course": "Phishing", "completed_on": "2025-11-04", "score": "82"}
    answer = post(ruth, of(id, "correct"), **sent)
    assert (answer.status_code, answer["Location"]) == (303, own(firm, "ola"))
    assert (row(firm, id).course, row(firm, id).score) == ("Phishing", "82")


def test_put_right_what_somebody_changed_meanwhile_shows_both(firm: Cast) -> None:
    id, ruth = trained(firm), browser_of("ruth")
    before = hidden(ruth, of(id, "correct"))
    corrected(firm, id, course="Passwords")
    answer = post(ruth, of(id, "correct"), **{**before, "course": "Phishing", "completed_on": "2025-11-04"})
    assert answer.status_code == 409
    assert "Now it says Passwords, 3 November 2025" in seen(answer)
    assert 'value="Phishing"' in answer.content.decode()
    assert 'name="revision_shown" value="2"' in answer.content.decode()


def test_withdraw_with_a_reason(firm: Cast) -> None:
    id, ruth = trained(firm), browser_of("ruth")
    assert COURSE in seen(get(ruth, of(id, "withdraw")))
    assert post(ruth, of(id, "withdraw"), because="").status_code == 422
    assert post(ruth, of(id, "withdraw"), because="Another Ola.").status_code == 303
    assert "“Another Ola.”" in seen(get(ruth, own(firm, "ola")))


def test_whoever_may_not_is_sent_away(firm: Cast) -> None:
    id = trained(firm)
    for path in (of(id, "correct"), of(id, "withdraw")):
        assert get(browser_of("priya"), path).status_code == 403
    assert get(browser_of("ola"), RECORD).status_code == 403
    assert get(browser_of("priya"), RECORD).status_code == 200
