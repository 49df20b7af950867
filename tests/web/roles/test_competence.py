"""What makes a holder competent, on the page of their appointment."""

from __future__ import annotations

from datetime import date

from countersign.kernel.actors import Hat
from countersign.people.commands.grant import grant
from countersign.roles.queries import competences, gaps
from tests.cast import Cast
from tests.roles.competence import COURSE, MISSING, PLAN, SEEN, confirmed, gap_of, judged, planned, row, shown
from tests.roles.worlds import AT, held, leader
from tests.web.roles.pages import ROLES, at, get, hidden, post, seen
from tests.web.world import browser_of

SENT = {"basis": "TRAINING", "text": COURSE, "shown_on": "2025-10-02", "expires_on": ""}


def test_an_empty_page_says_what_belongs_there(firm: Cast) -> None:
    told = seen(get(browser_of("priya"), at(held(firm))))
    assert "Nothing shows yet that Tom Okafor is competent for this role." in told
    assert "Show what makes them competent" in told
    assert "Not shown yet (clause 7.2)." in told


def test_top_management_writes_it_down_and_it_counts(firm: Cast) -> None:
    id, priya = held(firm), browser_of("priya")
    answer = post(priya, at(id, "competence"), **SENT)
    assert (answer.status_code, answer["Location"]) == (303, at(id) + "#competence")
    told = seen(get(priya, at(id)))
    assert f"Training, 2 October 2025 {COURSE}" in told
    assert "Written down on 6 January 2026 by Priya Raman." in told
    assert "Shown, as clause 7.2 asks." in told
    assert "waits to be confirmed" not in told


def test_a_holder_writes_it_down_and_somebody_else_confirms(firm: Cast) -> None:
    id, mei, priya = held(firm, "mei", "hr"), browser_of("mei"), browser_of("priya")
    assert "What makes you competent for it?" in seen(get(mei, at(id, "competence")))
    assert post(mei, at(id, "competence"), **SENT).status_code == 303
    own = get(mei, at(id))
    assert "counts once somebody else has confirmed it" in seen(own)
    assert "/confirm/" not in own.content.decode()
    made = competences(firm.organisation).get()
    there = f"{ROLES}competence/{made.id.hex}/confirm/"
    assert "waits to be confirmed" in seen(get(priya, at(id)))
    assert post(mei, there).status_code == 403
    assert post(priya, there).status_code == 303
    assert row(firm, made.id).counts
    assert "Confirmed on 6 January 2026 by Priya Raman." in seen(get(mei, at(id)))


def test_confirming_twice_says_so_on_the_same_page(firm: Cast) -> None:
    id = held(firm)
    made = shown(firm, id)
    answer = post(browser_of("priya"), f"{ROLES}competence/{made.hex}/confirm/")
    assert answer.status_code == 403
    assert "This was confirmed before." in seen(answer)
    assert COURSE in seen(answer)


def test_what_is_missing_in_the_form_is_said(firm: Cast) -> None:
    answer = post(browser_of("priya"), at(held(firm), "competence"), **{**SENT, "text": "", "basis": "LUCK"})
    assert answer.status_code == 422
    assert "Say what it is: a course" in seen(answer)
    late = post(browser_of("priya"), at(held(firm, "mei", "hr"), "competence"), **{**SENT, "shown_on": "2026-02-01"})
    assert late.status_code == 403
    assert "What is still to come is a plan." in seen(late)


def test_evidence_that_expired_is_shown_as_such(firm: Cast) -> None:
    id = held(firm)
    shown(firm, id, expires_on=date(2025, 12, 31))
    told = seen(get(browser_of("priya"), at(id)))
    assert "Counted until 31 December 2025." in told
    assert "Not shown yet (clause 7.2)." in told


def test_a_mistake_is_withdrawn_and_stays_on_the_page(firm: Cast) -> None:
    id = held(firm)
    made, priya = shown(firm, id), browser_of("priya")
    there = f"{ROLES}competence/{made.hex}/withdraw/"
    assert COURSE in seen(get(priya, there))
    assert post(priya, there, because="").status_code == 422
    assert post(priya, there, because="That was another Tom.").status_code == 303
    told = seen(get(priya, at(id)))
    assert "withdrawn on 6 January 2026 by Priya Raman: “That was another Tom.”" in told
    assert "Not shown yet" in told


def test_a_gap_is_planned_and_judged_by_somebody_else(firm: Cast) -> None:
    id, mei, priya = held(firm, "mei", "hr"), browser_of("mei"), browser_of("priya")
    assert post(mei, at(id, "gap"), missing=MISSING, plan=PLAN, due_on="2026-03-01").status_code == 303
    assert f"Gap, to be closed by 1 March 2026 {MISSING} {PLAN}" in seen(get(mei, at(id)))
    assert "a plan runs until 1 March 2026" in seen(get(mei, at(id)))
    made = gaps(firm.organisation).get()
    there = f"{ROLES}gaps/{made.id.hex}/evaluate/"
    assert get(mei, there).status_code == 403
    assert MISSING in seen(get(priya, there))
    answer = post(priya, there, closed="closed", evaluated_on="2026-01-06", judged=SEEN)
    assert answer.status_code == 303
    assert gap_of(firm, made.id).closed is True
    told = seen(get(priya, at(id)))
    assert f"Gap, found closed on 6 January 2026 {MISSING} {PLAN} “{SEEN}”" in told
    assert "Judged by Priya Raman." in told


def test_a_leader_s_own_gap_is_judged_by_somebody_else(firm: Cast) -> None:
    id, priya = planned(firm, held(firm, "priya", "sponsor")), browser_of("priya")
    there = f"{ROLES}gaps/{id.hex}/evaluate/"
    assert "somebody else than the holder judges" in seen(get(priya, there))
    answer = post(priya, there, closed="open", evaluated_on="2026-01-06", judged=SEEN)
    assert answer.status_code == 403
    assert "Nobody judges whether their own gap is closed" in seen(answer)


def test_a_gap_that_is_still_open_or_a_mistake(firm: Cast) -> None:
    appointment, priya = held(firm), browser_of("priya")
    judged(firm, planned(firm, appointment), closed=False)
    second = planned(firm, appointment, missing="Speaks no German.")
    assert post(priya, f"{ROLES}gaps/{second.hex}/withdraw/", because="It is not needed.").status_code == 303
    told = seen(get(priya, at(appointment)))
    assert "Gap, still open on 6 January 2026" in told
    assert "Gap: Speaks no German. withdrawn on 6 January 2026" in told


def test_whoever_may_not_read_it_sees_nothing_of_it(firm: Cast) -> None:
    id = held(firm, "mei", "hr")
    confirmed(firm, shown(firm, id, by=firm.actor("mei")))
    grant(person_id=firm.person("ola").id, hat=Hat.DEPARTMENT_CONTACT, by=leader(firm), at=AT)
    ola = browser_of("ola")
    assert get(ola, at(id)).status_code == 200
    assert COURSE not in seen(get(ola, at(id)))
    assert get(ola, at(id, "competence")).status_code == 404


def test_the_forms_carry_an_act(firm: Cast) -> None:
    assert hidden(browser_of("priya"), at(held(firm), "gap"))["act"]
