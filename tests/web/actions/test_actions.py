"""The register of actions, as people see it and send its forms."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from countersign.actions.commands.add_action import Source
from countersign.actions.commands.change_action import change_action
from countersign.actions.enums import ActionKind, ActionState, SourceKind
from countersign.actions.queries import actions, following, replans_of
from countersign.audits.queries import internal_audit
from tests.actions.commands.test_approve_replan import agreed
from tests.actions.commands.test_drop_action import dropped
from tests.actions.worlds import (
    AT,
    CAUSE,
    DUE,
    FAILED,
    GIVEN,
    added,
    after,
    completed,
    found,
    improvement,
    lead,
    replanned,
)
from tests.audits.found import conducted
from tests.audits.internal import planned
from tests.cast import Cast
from tests.web.pages import form_with, send
from tests.web.roles.pages import get, hidden, post, seen
from tests.web.test_queries import asked
from tests.web.world import browser_of

ACTIONS = "/o/larkbeam-ltd/actions/"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(after(1), tick=False):
        yield


def page_of(id: Any, act: str = "") -> str:
    return f"{ACTIONS}{id.hex}/" + (f"{act}/" if act else "")


def sent(client: Client, page: str, **typed: Any) -> Any:
    return post(client, page, **{**hidden(client, page), **typed})


def typed(here: Cast, **told: Any) -> dict[str, Any]:
    return {
        "kind": "IMPROVEMENT",
        "title": "Ask suppliers first",
        "task": "Put the questions into the purchase form.",
        "source_kind": "REVIEW",
        "source": "Management review of 3 December 2025",
        "raised_on": "2025-12-03",
        "owner_id": here.person("mei").id.hex,
        "due_on": "2026-03-31",
        **told,
    }


def test_the_register_when_there_is_nothing_says_what_belongs_there(larkbeam: Cast) -> None:
    text = seen(get(browser_of("tom"), ACTIONS))
    assert "No action yet" in text
    assert "Why an auditor cares." in text
    assert "Add an action" in text
    own = seen(get(browser_of("ola"), ACTIONS))
    assert "Nothing for you to do" in own
    assert "Add an action" not in own


def test_the_register_says_what_is_late_and_filters(larkbeam: Cast) -> None:
    added(larkbeam, raised_on=AT.date() - timedelta(days=60), due_on=AT.date() - timedelta(days=3), title="Late one")
    waits = added(larkbeam, title="Waits")
    completed(larkbeam, waits)
    improvement(larkbeam, first="tom")
    tom = browser_of("tom")
    text = seen(get(tom, ACTIONS))
    assert "One action is late" in text
    assert "2 open 1 late 1 wait to be verified 1 for you to do 3 altogether" in text
    assert "late since 3 January 2026" in text
    for show, there in (
        ("late", "Late one"),
        ("waiting", "Waits"),
        ("mine", "Ask new suppliers"),
        ("none", "Late one"),
    ):
        assert there in seen(get(tom, f"{ACTIONS}?show={show}")), show
    assert "Late one" not in seen(get(tom, f"{ACTIONS}?show=mine"))


def test_the_register_counts_what_is_open(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    id = added(larkbeam)
    assert "One action is open, and not late" in seen(get(tom, ACTIONS))
    dropped(larkbeam, id)
    assert "No action is open" in seen(get(tom, ACTIONS))
    assert "none on this list" in seen(get(tom, ACTIONS))


def test_the_register_shows_staff_their_own_alone(larkbeam: Cast) -> None:
    mine, other = added(larkbeam, title="For Mei"), added(larkbeam, first="ola", title="For Ola")
    mei = browser_of("mei")
    text = seen(get(mei, ACTIONS))
    assert "For Mei" in text
    assert "For Ola" not in text
    assert get(mei, page_of(mine)).status_code == 200
    for path in (page_of(other), page_of(other, "complete"), page_of(other, "file"), f"{ACTIONS}actions.csv"):
        assert get(mei, path).status_code in (403, 404), path


def test_the_register_is_paged_and_asks_as_often_as_before(larkbeam: Cast) -> None:
    tom = browser_of("tom")
    added(larkbeam)
    get(tom, ACTIONS)
    few = asked(tom, ACTIONS)
    for number in range(52):
        added(larkbeam, title=f"Number {number}")
    assert asked(tom, ACTIONS) == few <= 12
    text = seen(get(tom, ACTIONS))
    assert "1 to 50 of 53" in text
    assert "51 to 53 of 53" in seen(get(tom, f"{ACTIONS}?show=open&page=2"))


def test_the_list_leaves_as_csv_and_workbook_without_formulas(larkbeam: Cast) -> None:
    added(larkbeam, title="=1+1", source=Source(SourceKind.AUDIT, "Number 3"))
    completed(larkbeam, added(larkbeam))
    tom = browser_of("tom")
    answer = get(tom, f"{ACTIONS}actions.csv?show=open")
    text = answer.content.decode("utf-8-sig")
    assert '"\'=1+1","Corrective action","Internal audit","Number 3"' in text
    assert answer["Content-Disposition"] == 'attachment; filename="actions-open-2026-01-07.csv"'
    assert text.count("\r\n") == 2
    book = load_workbook(io.BytesIO(get(tom, f"{ACTIONS}actions.xlsx?show=all").content))
    rows = list(book["Actions"].values)
    assert len(rows) == 3
    assert rows[0][0] == "Action"


def test_add_when_typed_puts_it_on_the_register(larkbeam: Cast) -> None:
    answer = post(browser_of("tom"), f"{ACTIONS}add/", **typed(larkbeam, sponsor_id=larkbeam.person("priya").id.hex))
    made = actions(larkbeam.organisation).get()
    assert answer["Location"] == page_of(made.id)
    assert (made.kind, made.source_kind, made.source) == (
        ActionKind.IMPROVEMENT,
        SourceKind.REVIEW,
        "Management review of 3 December 2025",
    )
    text = seen(get(browser_of("tom"), page_of(made.id)))
    assert "Decided on 3 December 2025, recorded on 7 January 2026 by Tom Okafor" in text
    assert "Priya Raman asked for it, says Tom Okafor." in text


def test_add_when_something_is_missing_keeps_what_was_typed(larkbeam: Cast) -> None:
    answer = post(browser_of("tom"), f"{ACTIONS}add/", title="Ask suppliers first", due_on="soon")
    assert answer.status_code == 422
    text = seen(answer)
    for says in ("Choose the kind of action.", "Say what is to be done.", "Choose who does it.", "Write the day as"):
        assert says in text
    assert 'value="Ask suppliers first"' in answer.content.decode()


def test_add_for_somebody_elsewhere_is_no_choice(larkbeam: Cast, stonecross: Cast) -> None:
    told = typed(larkbeam, owner_id=stonecross.person("otto").id.hex)
    assert post(browser_of("tom"), f"{ACTIONS}add/", **told).status_code == 422
    assert not actions(larkbeam.organisation).exists()


def test_an_action_from_beginning_to_end(larkbeam: Cast) -> None:
    id = added(larkbeam, cause="")
    mei, tom = browser_of("mei"), browser_of("tom")
    text = seen(get(mei, page_of(id)))
    assert "Nobody has said the cause yet" in text
    assert "I have done it" in text
    assert "I have done it" not in seen(get(tom, page_of(id)))
    page = page_of(id, "complete")
    told = {"done_on": "2026-01-07", "outcome": "All are closed."}
    refused = sent(mei, page, **told)
    assert (refused.status_code, "Say why it went wrong" in seen(refused)) == (403, True)
    scan = SimpleUploadedFile("list.pdf", b"%PDF-1.7, the list")
    assert sent(mei, page, **told, cause=CAUSE, scan=scan).status_code == 303
    assert get(tom, page_of(id, "file")).content == b"%PDF-1.7, the list"
    assert "done, waits until somebody looks whether it works" in seen(get(tom, page_of(id)))
    failed = {**FAILED, "effective": "no", "next_due_on": "2026-03-02", "verified_on": "2026-01-07"}
    assert sent(tom, page_of(id, "verify"), **failed).status_code == 303
    then = following(larkbeam.organisation, id).get()
    assert then.title in seen(get(tom, page_of(id)))
    assert "It follows one that did not work:" in seen(get(tom, page_of(then.id)))
    assert found(larkbeam, id).state is ActionState.INEFFECTIVE


def test_a_file_of_another_kind_is_refused_by_name(larkbeam: Cast) -> None:
    id = added(larkbeam)
    told = {"done_on": "2026-01-07", "outcome": "Done.", "scan": SimpleUploadedFile("list.docx", b"PK\x03\x04")}
    answer = sent(browser_of("mei"), page_of(id, "complete"), **told)
    assert answer.status_code == 422
    assert "list.docx is an office file or an archive" in seen(answer)


def test_verify_when_it_works_closes_it(larkbeam: Cast) -> None:
    id = added(larkbeam)
    completed(larkbeam, id)
    told = {"effective": "yes", "verdict": "I tried.", "verified_on": "2026-01-07"}
    assert sent(browser_of("priya"), page_of(id, "verify"), **told).status_code == 303
    assert found(larkbeam, id).state is ActionState.EFFECTIVE
    assert sent(browser_of("priya"), page_of(id, "verify"), verdict="").status_code == 422


def test_sponsor_is_a_leader_s_own_act_and_stands_on_the_wall(larkbeam: Cast) -> None:
    id = improvement(larkbeam)
    priya = browser_of("priya")
    assert sent(priya, page_of(id, "sponsor")).status_code == 303
    assert "Priya Raman sponsors it, in their own name." in seen(get(priya, page_of(id)))
    wall = get(priya, "/o/larkbeam-ltd/wall/evidence/?duty=g")
    assert "Priya Raman sponsors an action: Ask new suppliers before they begin" in seen(wall)
    assert page_of(id) in wall.content.decode()


def test_what_somebody_told_of_a_leader_is_shown_as_told(larkbeam: Cast) -> None:
    improvement(larkbeam, sponsor_id=larkbeam.person("priya").id)
    wall = seen(get(browser_of("priya"), "/o/larkbeam-ltd/wall/evidence/?duty=g"))
    assert "Priya Raman asked for an action: Ask new suppliers before they begin" in wall


def test_re_planned_shows_the_day_before_and_who_agreed(larkbeam: Cast) -> None:
    id = added(larkbeam)
    page = page_of(id, "re-plan")
    mei, priya = browser_of("mei"), browser_of("priya")
    assert sent(mei, page, due_on="2026-03-20", reason="The supplier is slow.").status_code == 303
    text = seen(get(priya, page_of(id)))
    assert "From 5 February 2026 to 20 March 2026: “The supplier is slow.”" in text
    assert "Agree to the new day" in text
    assert "Agree to the new day" not in seen(get(mei, page_of(id)))
    agree = f"{ACTIONS}replans/{actions_replan(larkbeam, id).hex}/approve/"
    assert sent(priya, agree).status_code == 303
    text = seen(get(priya, page_of(id)))
    assert "Priya Raman agreed on 7 January 2026" in text
    assert "Agree to the new day" not in text
    assert "at first 5 February 2026" in seen(get(priya, ACTIONS))


def actions_replan(here: Cast, id: Any) -> Any:
    newest = replans_of(here.organisation, id).first()
    assert newest
    return newest.id


def test_agreed_before_is_refused_on_the_page(larkbeam: Cast) -> None:
    id = replanned(larkbeam, added(larkbeam))
    agreed(larkbeam, id)
    answer = sent(browser_of("priya"), f"{ACTIONS}replans/{id.hex}/approve/")
    assert answer.status_code == 403
    assert "has agreed to this before" in seen(answer)


def test_hand_over_and_drop_from_their_pages(larkbeam: Cast) -> None:
    id, tom = added(larkbeam), browser_of("tom")
    ola = larkbeam.person("ola").id.hex
    assert sent(tom, page_of(id, "hand-over"), owner_id=ola).status_code == 303
    assert "Ola Nowak does it, until 5 February 2026." in seen(get(tom, page_of(id)))
    assert sent(tom, page_of(id, "drop"), because="").status_code == 422
    assert sent(tom, page_of(id, "drop"), because="We gave it up.").status_code == 303
    text = seen(get(tom, page_of(id)))
    assert "“We gave it up.”" in text
    assert "It needs another day" not in text
    assert found(larkbeam, id).due_on == DUE


def test_change_when_somebody_was_quicker_shows_both(larkbeam: Cast) -> None:
    id = added(larkbeam)
    tom, page = browser_of("tom"), page_of(id, "change")
    form = form_with(tom.get(page), "revision_shown")
    change_action(action_id=id, revision_shown=1, title="Other", task="Theirs.", by=lead(larkbeam), at=after(1))
    told = {"title": "Mine", "task": "My words."}
    answer = send(tom, page, form, **told)
    assert answer.status_code == 409
    assert "Now it says Other. Mei Sato does it, until 5 February 2026. open. Theirs." in seen(answer)
    assert send(tom, page, form_with(answer, "revision_shown"), **told).status_code == 303
    assert found(larkbeam, id).title == "Mine"


def test_change_what_a_leader_sponsors_takes_the_cause_alone(larkbeam: Cast) -> None:
    id = added(larkbeam)
    tom, page = browser_of("tom"), page_of(id, "change")
    assert sent(browser_of("priya"), page_of(id, "sponsor")).status_code == 303
    assert "Priya Raman stands behind it in these words." in seen(get(tom, page))
    assert 'name="task"' not in get(tom, page).content.decode()
    assert sent(tom, page, title="Mine", task="My words.", cause="Nobody told IT.").status_code == 303
    now = found(larkbeam, id)
    assert (now.title, now.task, now.cause) == (GIVEN["title"], GIVEN["task"], "Nobody told IT.")
    assert 'name="task"' in get(browser_of("priya"), page).content.decode()


def test_an_action_of_an_audit_leads_back_to_it(larkbeam: Cast) -> None:
    audit = planned(larkbeam)
    of = f"internalaudit_{audit.hex}"
    id = added(larkbeam, source=Source(SourceKind.AUDIT, "Number 3", of))
    assert f"/audits/internal/{audit.hex}/" in get(browser_of("tom"), page_of(id)).content.decode()
    assert f"/audits/internal/{audit.hex}/" not in get(browser_of("mei"), page_of(id)).content.decode()


def test_improvements_have_their_button_among_the_findings(larkbeam: Cast) -> None:
    with time_machine.travel(after(120), tick=False):
        page = get(browser_of("tom"), "/o/larkbeam-ltd/findings/")
    assert "No improvement is on record" in seen(page)
    assert f'href="{ACTIONS}add/"' in page.content.decode()


def test_an_internal_audit_leads_to_an_action_that_names_it(larkbeam: Cast) -> None:
    audit = conducted(larkbeam)
    tom = browser_of("tom")
    page = get(tom, f"/o/larkbeam-ltd/audits/internal/{audit.hex}/").content.decode()
    (url,) = re.findall(r'href="([^"]*actions/add/[^"]*)"', page)
    form = get(tom, html.unescape(url)).content.decode()
    assert re.search(r'value="AUDIT"\s+(selected|checked)', form)
    title = internal_audit(larkbeam.organisation, audit).title
    assert f'value="{html.escape(title)}"' in form


def test_a_source_that_nobody_may_type_is_not_taken_from_an_address(larkbeam: Cast) -> None:
    form = get(browser_of("tom"), f"{ACTIONS}add/?source_kind=ACTION&source=Forged").content.decode()
    assert "Forged" not in form
