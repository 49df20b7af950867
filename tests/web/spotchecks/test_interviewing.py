"""Asked by name: recorded, shown, and taken back."""

from __future__ import annotations

from countersign.awareness.queries import interviews
from tests.awareness.commands.test_record_interview import interviewed
from tests.cast import Cast
from tests.roles.worlds import begun, held
from tests.web.roles.pages import get, post, seen
from tests.web.spotchecks.test_drawing import CHECKS
from tests.web.world import browser_of

RECORD = f"{CHECKS}interviews/record/"
SENT = {"who": "Tom Okafor", "asked_as": "ROLE", "asked_on": "2026-01-06", "R1": "YES", "R14": "PARTLY"}


def test_record_that_a_holder_was_asked(firm: Cast) -> None:
    begun(firm)
    held(firm)
    assert "Who was asked" in seen(get(browser_of("mei"), RECORD))
    answer = post(browser_of("mei"), RECORD, **SENT)
    assert (answer.status_code, answer["Location"]) == (303, CHECKS)
    assert "Tom Okafor, about a role: passed" in seen(get(browser_of("priya"), CHECKS))
    assert "Tom Okafor" not in seen(get(browser_of("ola"), CHECKS))


def test_record_what_cannot_be_keeps_what_was_typed(firm: Cast) -> None:
    answer = post(browser_of("mei"), RECORD, **{**SENT, "who": "Ola Nowak"})
    assert answer.status_code == 403
    assert "holds no role that they accepted" in seen(answer)
    assert 'value="Ola Nowak"' in answer.content.decode()
    assert "Nobody here is “Nan”." in seen(post(browser_of("mei"), RECORD, **{**SENT, "who": "Nan"}))


def test_withdraw_with_a_reason(firm: Cast) -> None:
    begun(firm)
    held(firm)
    id = interviewed(firm)
    path, mei = f"{CHECKS}interviews/{id.hex}/withdraw/", browser_of("mei")
    assert "What was wrong with it?" in seen(get(mei, path))
    assert post(mei, path, because="").status_code == 422
    assert post(mei, path, because="It was another day.").status_code == 303
    assert "“It was another day.”" in seen(get(mei, CHECKS))
    assert interviews(firm.organisation).get().withdrawn_at
    assert get(browser_of("ola"), path).status_code == 403
