"""The day of a review, from the open door to the chair's name under the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
import time_machine

from countersign.kernel.actors import Hat
from countersign.ledger.files import keep
from countersign.people.commands.grant import grant
from countersign.reviews.enums import Effect, Part, ReviewState
from countersign.reviews.queries import decisions, followed, outlooks, passage
from countersign.reviews.rounds.render_minutes import render_minutes
from tests.cast import Cast
from tests.entrance.letters import code
from tests.policies.worlds import second_leader
from tests.resources import worlds as resources
from tests.reviews.worlds import (
    AT,
    CONCLUSION,
    DECISION,
    HELD,
    SAID,
    after,
    came,
    closed,
    decided,
    found,
    leader,
    minuted,
    opened,
    planned,
    recorded,
    written,
)
from tests.web.pages import form_to, form_with, send
from tests.web.roles.pages import get, seen
from tests.web.world import browser_of

REVIEWS = "/o/larkbeam-ltd/reviews/"
SOURCE = "Management review of 20 January 2026, decision 2"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(HELD, tick=False):
        yield


def page_of(id: UUID, end: str = "") -> str:
    return f"{REVIEWS}{id.hex}/{end}"


def test_the_whole_day_without_a_script(larkbeam: Cast) -> None:
    """Open it, be there, write, decide, conclude, sign: each by a form of a page."""
    id, tom, priya = planned(larkbeam), browser_of("tom"), browser_of("priya")
    page = page_of(id)
    assert send(tom, page_of(id, "open/"), form_with(get(tom, page_of(id, "open/")), "act")).status_code == 303
    assert "No top manager has confirmed yet." in seen(get(tom, page))
    assert "A decision can be written down once somebody in top management" in seen(get(tom, page))
    for who in (priya, tom):
        there = page_of(id, "attend/")
        assert send(who, there, form_with(get(who, there), "act")).status_code == 303
    assert "A top manager is present." in seen(get(tom, page))
    for key in "abcdefg":
        form = form_to(get(tom, page), f"/minutes/{key}/")
        more = {"items": ["d1", "d2", "d3", "d4"]} if key == "d" else {}
        assert send(tom, page, form, text=f"Of {key}: {SAID}", level="2", **more).status_code == 303  # type: ignore[arg-type]
    sent = {"kind": "IMPROVEMENT", "words": DECISION, "decided_by_id": larkbeam.person("priya").id.hex}
    sent |= {"owner_id": larkbeam.person("mei").id.hex, "due_on": "2026-03-31"}
    assert send(tom, page, form_to(get(tom, page), "/decide/"), **sent).status_code == 303
    assert send(tom, page, form_to(get(tom, page), "/next/"), next_planned_on="2026-07-21").status_code == 303
    assert "The chair has not said in their own words" in seen(get(priya, page))
    assert send(priya, page, form_to(get(priya, page), "/conclusion/"), text=CONCLUSION).status_code == 303
    signed_by(larkbeam, id)
    now = found(larkbeam, id)
    assert now.state is ReviewState.CLOSED
    assert now.minutes
    assert [now.minutes["inputs"][key]["level"] for key in "abcdefg"] == [2] * 7
    ((row, action),) = followed(larkbeam.organisation)
    for where in (page, REVIEWS, page_of(row.id, "done/").replace("/reviews/", "/reviews/decisions/")):
        assert f"/actions/{action.id.hex}/" in get(tom, where).content.decode()
        assert "To the action" in seen(get(tom, where))


def test_another_leader_is_named_to_sign(larkbeam: Cast) -> None:
    second_leader(larkbeam, "mei", on=date(2026, 1, 6))
    id, tom = written(larkbeam), browser_of("tom")
    assert page_of(id, "chair/") in get(tom, page_of(id)).content.decode()
    page = page_of(id, "chair/")
    form = form_with(get(tom, page), "revision_shown")
    assert send(tom, page, form, chair_id="").status_code == 422
    assert send(tom, page, form, chair_id=larkbeam.person("mei").id.hex).status_code == 303
    assert "Priya Raman chaired it, and Mei Sato signs for them." in seen(get(tom, page_of(id)))
    assert "register of top management holds" not in seen(get(tom, page))
    assert browser_of("ola").get(page).status_code == 403


def signed_by(here: Cast, id: UUID, first: str = "priya") -> None:
    """The chair asks for the code and types it."""
    who, page = browser_of(first), page_of(id, "sign/")
    assert send(who, page, form_to(get(who, page), "/sign/code/")).status_code == 303
    form = form_with(get(who, page), "digest_shown")
    assert send(who, page, form, code=code(f"{first}@larkbeam.example")).status_code == 303


def test_the_signed_review_says_who_when_and_what(larkbeam: Cast) -> None:
    id = written(larkbeam)
    signed_by(larkbeam, id)
    text = seen(get(browser_of("tom"), page_of(id)))
    for told in (CONCLUSION, DECISION, SAID, "Priya Raman", "top management on that day", "20 January 2026"):
        assert told in text
    assert "The PDF is being made" in text
    assert found(larkbeam, id).document in text


def test_two_who_write_the_same_part_lose_nothing(larkbeam: Cast) -> None:
    """The second is told, sees both texts, and saves what is to stand."""
    id, tom, priya = opened(larkbeam), browser_of("tom"), browser_of("priya")
    page = page_of(id, "minutes/a/")
    first, second = (form_with(get(who, page), "revision_shown") for who in (tom, priya))
    assert send(tom, page, first, text="Both are done.", level="2").status_code == 303
    answer = send(priya, page, second, text="One is not done.", level="2")
    assert answer.status_code == 409
    text = seen(answer)
    assert "Two texts, and nothing is lost" in text
    assert "What Tom Okafor saved" in text
    assert "Both are done." in text
    assert "One is not done." in text
    again = form_with(answer, "revision_shown")
    assert send(priya, page, again, text="One of two is done.", level="2").status_code == 303
    now = passage(larkbeam.organisation, id, Part.A)
    assert now
    assert (now.text, now.revision) == ("One of two is done.", 2)


def test_a_part_is_saved_by_the_script_in_the_same_way(larkbeam: Cast) -> None:
    id, tom = opened(larkbeam), browser_of("tom")
    page = page_of(id, "minutes/f/")
    form = form_with(get(tom, page), "revision_shown")
    sent = {**form.fields, "text": SAID, "level": "2"}
    answer = tom.post(page, sent, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["revision"]) == (200, 1)
    late = tom.post(page, {**sent, "act": str(UUID(int=5)), "text": "x"}, headers={"Accept": "application/json"})
    assert late.status_code == 409
    assert "Tom Okafor has saved this part" in late.json()["refusal"]
    empty = tom.post(
        page,
        {**sent, "act": str(UUID(int=6)), "revision_shown": "1", "text": ""},
        headers={"Accept": "application/json"},
    )
    assert empty.status_code == 403
    wrong = tom.post(page, {**sent, "act": "none"}, headers={"Accept": "application/json"})
    assert wrong.status_code == 422


def test_an_unknown_part_is_not_found(larkbeam: Cast) -> None:
    assert browser_of("tom").get(page_of(opened(larkbeam), "minutes/h/")).status_code == 404


def test_the_conclusion_is_offered_to_the_chair_alone(larkbeam: Cast) -> None:
    id = opened(larkbeam)
    assert "The chair writes this." in seen(get(browser_of("tom"), page_of(id)))
    assert "The chair writes this." not in seen(get(browser_of("priya"), page_of(id)))


def test_a_decision_is_put_right_and_taken_out_again(larkbeam: Cast) -> None:
    id, tom = opened(larkbeam), browser_of("tom")
    came(larkbeam, id, "priya")
    one = decided(larkbeam, id)
    page = f"{REVIEWS}decisions/{one.hex}/"
    form = form_with(get(tom, page), "revision_shown")
    sent = {"kind": "RESOURCES", "words": "Two days a month.", "decided_by_id": larkbeam.person("priya").id.hex}
    assert send(tom, page, form, **sent, owner_id=larkbeam.person("mei").id.hex).status_code == 303
    assert "Two days a month." in seen(get(tom, page_of(id)))
    assert send(tom, page, form, **sent).status_code in (403, 409, 303)
    assert send(tom, page, form_to(get(tom, page), "/strike/")).status_code == 303
    assert not decisions(larkbeam.organisation, [id]).exists()


def test_a_decision_without_words_or_owner_is_refused_beside_the_form(larkbeam: Cast) -> None:
    id, tom = opened(larkbeam), browser_of("tom")
    came(larkbeam, id, "priya")
    page = page_of(id, "decide/")
    form = form_with(get(tom, page), "act")
    priya = larkbeam.person("priya").id.hex
    assert "Say what was decided" in seen(send(tom, page, form, kind="POLICY", words="", decided_by_id=priya))
    answer = send(tom, page, form, kind="POLICY", words="Write it anew.", decided_by_id=priya)
    assert answer.status_code == 403
    assert "what nobody owns is not done" in seen(answer)
    assert "Write it anew." in seen(answer)


def test_an_invited_member_of_staff_confirms_on_their_phone(larkbeam: Cast) -> None:
    id, mei = opened(larkbeam), browser_of("mei")
    page = page_of(id, "attend/")
    text = seen(get(mei, page))
    assert "Were you there?" in text
    assert "you are there, and do not decide" in text
    assert send(mei, page, form_with(get(mei, page), "act")).status_code == 303
    assert "You have confirmed that you were there" in seen(get(mei, page))
    assert mei.get(page_of(id)).status_code == 403, "the minutes are not theirs to read"
    assert browser_of("ola").get(page).status_code == 404, "nobody asked Ola to come"


def test_an_apology_is_sent_before_the_day(larkbeam: Cast) -> None:
    id, mei = planned(larkbeam), browser_of("mei")
    page = page_of(id, "decline/")
    assert send(mei, page, form_with(get(mei, page), "act"), because="With a customer.").status_code == 303
    assert "Mei Sato cannot come." in seen(get(browser_of("tom"), page_of(id)))


def test_minutes_that_changed_after_the_code_was_asked_for_are_not_signed(larkbeam: Cast) -> None:
    id, priya = written(larkbeam), browser_of("priya")
    page = page_of(id, "sign/")
    assert send(priya, page, form_to(get(priya, page), "/sign/code/")).status_code == 303
    form, mailed = form_with(get(priya, page), "digest_shown"), code("priya@larkbeam.example")
    minuted(larkbeam, id, Part.QUESTIONS, "What did we refuse to fund?")
    answer = send(priya, page, form, code=mailed)
    assert answer.status_code in (403, 409)
    assert found(larkbeam, id).state is ReviewState.OPEN
    assert "What did we refuse to fund?" in seen(get(priya, page))


def test_nobody_but_the_chair_is_offered_the_signature(larkbeam: Cast) -> None:
    id = written(larkbeam)
    assert browser_of("tom").get(page_of(id, "sign/")).status_code == 403
    assert browser_of("priya").get(page_of(closed(larkbeam), "sign/")).status_code == 404


def test_the_sign_page_says_what_is_missing_and_what_is_silent(larkbeam: Cast) -> None:
    id, priya = opened(larkbeam), browser_of("priya")
    text = seen(get(priya, page_of(id, "sign/")))
    assert "No decision is written down." in text
    assert "Nothing is said about: Actions from last time" in text
    assert "Send me a code" not in text


def test_an_action_is_done_by_its_owner(larkbeam: Cast) -> None:
    id, mei = closed(larkbeam), browser_of("mei")
    one = decisions(larkbeam.organisation, [id]).get()
    page = f"{REVIEWS}decisions/{one.id.hex}/done/"
    form = form_with(get(mei, page), "act")
    assert send(mei, page, form, done_on="2026-01-20", outcome="").status_code == 422
    assert send(mei, page, form, done_on="2026-01-20", outcome="It works.").status_code == 303
    assert "It works." in seen(get(mei, page))
    assert browser_of("ola").get(page).status_code == 404
    assert "Done on 20 January 2026." in seen(get(browser_of("tom"), page_of(id)))


def test_what_is_wrong_is_put_right_beside_the_minutes(larkbeam: Cast) -> None:
    id, tom = closed(larkbeam), browser_of("tom")
    page = page_of(id, "addendum/")
    form = form_with(get(tom, page), "act")
    assert send(tom, page, form, text="").status_code == 422
    assert send(tom, page, form, text="It took 40 minutes, not 4.").status_code == 303
    text = seen(get(tom, page_of(id)))
    assert "It took 40 minutes, not 4." in text
    assert CONCLUSION in text


def test_a_risk_owner_reads_an_extract_and_takes_nothing_along(larkbeam: Cast) -> None:
    grant(person_id=larkbeam.person("mei").id, hat=Hat.RISK_OWNER, by=leader(larkbeam), at=AT)
    id, going_on, mei = closed(larkbeam), opened(larkbeam), browser_of("mei")
    text = seen(get(mei, page_of(id)))
    assert "An extract" in text
    assert DECISION in text, "it is hers to do"
    assert CONCLUSION not in text
    assert mei.get(page_of(going_on)).status_code == 404
    assert mei.get(page_of(id, "minutes.docx")).status_code == 404
    assert "Open actions" not in seen(get(mei, REVIEWS))


def test_minutes_are_taken_along_as_pdf_and_word(larkbeam: Cast) -> None:
    id, tom = closed(larkbeam), browser_of("tom")
    assert tom.get(page_of(id, "minutes.pdf")).status_code == 404
    assert render_minutes(after(15)) == 1
    pdf, word = tom.get(page_of(id, "minutes.pdf")), tom.get(page_of(id, "minutes.docx"))
    assert pdf.content.startswith(b"%PDF-")
    assert word.content.startswith(b"PK")
    assert "larkbeam-ltd-management-review-2026-01-20.pdf" in pdf["Content-Disposition"]
    assert "minutes.pdf" in get(tom, page_of(id)).content.decode()


def test_one_held_elsewhere_shows_as_recorded_later(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    page = f"{REVIEWS}elsewhere/"
    form = form_with(get(tom, page), "act")
    sent = {
        "held_on": "2025-06-12",
        "kind": "FULL",
        "chair_id": larkbeam.person("priya").id.hex,
        "attendees": [larkbeam.person("tom").id.hex],
        "documented": "Minutes of 12 June, board folder",
        **{f"level_{key}": "2" for key in "abcdefg"},
        "words_0": "Encrypt the old laptops.",
        "owner_0": larkbeam.person("mei").id.hex,
        "due_0": "2025-12-01",
    }
    assert send(tom, page, form, **{**sent, "documented": ""}).status_code == 422  # type: ignore[arg-type]
    answer = send(tom, page, form, **sent)  # type: ignore[arg-type]
    assert answer.status_code == 303
    text = seen(get(tom, answer["Location"]))
    assert "Held elsewhere, and recorded later: on 20 January 2026, on the word of Tom Okafor" in text
    assert "Encrypt the old laptops." in text
    assert "says Tom Okafor, who recorded it" in text
    later = send(tom, page, form_with(get(tom, page), "act"), **{**sent, "held_on": "2026-06-12"})  # type: ignore[arg-type]
    assert later.status_code == 403
    assert "still to come" in seen(later)


def test_the_file_that_shows_it_is_given_out_as_it_was(larkbeam: Cast) -> None:
    data = b"%PDF-1.7, minutes"
    id = recorded(larkbeam, scan=keep(larkbeam.organisation, data))
    assert browser_of("tom").get(page_of(id, "scan/")).content == data
    assert browser_of("tom").get(page_of(id, "minutes.docx")).status_code == 404


def test_a_decision_does_something_elsewhere_once_it_is_signed(larkbeam: Cast) -> None:
    """Offered without anything chosen; said before the signature, done by it, and linked both ways after it."""
    request, id = resources.raised(larkbeam), written(larkbeam)
    tom, priya = browser_of("tom"), browser_of("priya")
    form = get(tom, page_of(id, "decide/"))
    assert b"Approve the request: Backups that nobody can delete" in form.content
    assert b'<option value="" selected' in form.content, "nothing is decided beforehand"
    [one] = [each for each in outlooks(larkbeam.organisation) if each.effect is Effect.APPROVES]
    sent = {"kind": "RESOURCES", "words": DECISION, "decided_by_id": larkbeam.person("priya").id.hex}
    sent |= {"owner_id": larkbeam.person("mei").id.hex, "does": f"APPROVES {one.about} {one.digest}"}
    assert send(tom, page_of(id, "decide/"), form_with(form, "act"), **sent).status_code == 303
    ahead = "Once the chair signs, the request “Backups that nobody can delete” is approved as it was asked for."
    assert ahead in seen(get(tom, page_of(id)))
    assert ahead in seen(get(priya, page_of(id, "sign/")))
    signed_by(larkbeam, id)
    after_it = get(tom, page_of(id))
    assert "The request was approved by it." in seen(after_it)
    there = f"/o/larkbeam-ltd/resources/{request.hex}/"
    assert there in after_it.content.decode()
    told = get(tom, there)
    assert f"({SOURCE})" in seen(told)
    assert "From the management review of 20 January 2026, decision 2." in seen(told)
    assert page_of(id) in told.content.decode()


def test_what_changed_since_it_was_offered_is_asked_about_beside_the_form(larkbeam: Cast) -> None:
    id, tom = written(larkbeam), browser_of("tom")
    form = form_with(get(tom, page_of(id, "decide/")), "act")
    sent = {"kind": "RESOURCES", "words": DECISION, "decided_by_id": larkbeam.person("priya").id.hex}
    sent |= {"owner_id": larkbeam.person("mei").id.hex, "does": "APPROVES resource_" + "0" * 32 + " sha256:0"}
    answer = send(tom, page_of(id, "decide/"), form, **sent)
    assert answer.status_code == 422
    assert "That has changed since, or is decided already. Choose again." in seen(answer)
    assert DECISION in seen(answer)


def test_a_meeting_that_was_opened_by_mistake_is_planned_again(larkbeam: Cast) -> None:
    id, tom = opened(larkbeam), browser_of("tom")
    assert "It was opened by mistake" in seen(get(tom, page_of(id)))
    there = page_of(id, "take-back/")
    nothing = send(tom, there, form_with(get(tom, there), "revision_shown"), because="")
    assert (nothing.status_code, "Say in a sentence why the meeting was no meeting." in seen(nothing)) == (422, True)
    assert send(tom, there, form_with(get(tom, there), "revision_shown"), because="Only tried.").status_code == 303
    now = seen(get(tom, page_of(id)))
    assert "It was opened once, by mistake: “Only tried.”" in now
    assert "Open the meeting" in now


def test_a_meeting_that_decided_something_is_not_offered_to_be_taken_back(larkbeam: Cast) -> None:
    id, tom = written(larkbeam), browser_of("tom")
    assert "It was opened by mistake" not in seen(get(tom, page_of(id)))
    refused = send(
        tom, page_of(id, "take-back/"), form_with(get(tom, page_of(id, "take-back/")), "revision_shown"), because="No."
    )
    assert refused.status_code == 403
    assert "A decision stands in it" in seen(refused)


def test_minutes_that_the_chair_alone_wrote_say_so(larkbeam: Cast) -> None:
    id, priya = opened(larkbeam), browser_of("priya")
    came(larkbeam, id, "priya")
    decided(larkbeam, id, by=leader(larkbeam))
    minuted(larkbeam, id, Part.CONCLUSION, CONCLUSION)
    assert "So far the chair alone has written in these minutes." in seen(get(priya, page_of(id)))
    assert "Written and signed by the same person" in seen(get(priya, page_of(id, "sign/")))
    signed_by(larkbeam, id)
    assert "nobody else wrote in these minutes" in seen(get(priya, page_of(id)))
