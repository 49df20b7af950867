"""One risk as people see it, and what each of them can do with it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from countersign.kernel.actors import Hat
from countersign.people.commands.grant import grant
from countersign.risks.enums import Stance, TreatmentState
from countersign.risks.queries import receipts, risks, treatments
from tests.cast import Cast
from tests.risks.worlds import (
    AT,
    approved,
    closed,
    decision,
    found,
    latest,
    leader,
    lived_with,
    owned,
    plan,
    proposed,
    recorded,
    seen_again,
)
from tests.web.pages import form_to, form_with, send
from tests.web.risks.test_listing import RISKS
from tests.web.roles.pages import get, hidden, post, seen
from tests.web.world import browser_of


def at(id: UUID, act: str = "") -> str:
    return f"{RISKS}{id.hex}/{act}"


def of(id: UUID, act: str = "") -> str:
    return f"{RISKS}treatments/{id.hex}/{act}"


def typed(client: Client, path: str, **told: Any) -> Any:
    return post(client, path, **{**hidden(client, path), **told})


WORDS = {"title": "Flood", "consequence": "Water", "likelihood": "4", "impact": "4", "why": "The river is near."}


def test_a_risk_is_written_down_and_its_page_follows(larkbeam: Cast) -> None:
    tom, mei = browser_of("tom"), larkbeam.person("mei").id.hex
    answer = typed(tom, f"{RISKS}record/", **WORDS, identified_on="2026-01-05", owner_id=mei)
    assert answer.status_code == 303
    told = seen(get(tom, answer["Location"]))
    assert "Score 16, high" in told
    assert "Tom Okafor named Mei Sato, who has not accepted it yet." in told
    assert "identified on 5 January 2026, recorded on 7 January 2026 by Tom Okafor" in told


@pytest.mark.parametrize(
    ("changed", "status", "why"),
    [
        ({"title": ""}, 422, "Say in a few words what the risk is called."),
        ({"likelihood": "9"}, 422, "Select a valid choice"),
        ({"identified_on": "2026-02-01"}, 403, "That day lies ahead"),
        ({"owner_id": "0" * 32}, 422, "Select a valid choice"),
    ],
)
def test_a_form_that_is_refused_keeps_what_was_typed(
    larkbeam: Cast, changed: dict[str, str], status: int, why: str
) -> None:
    tom = browser_of("tom")
    answer = typed(tom, f"{RISKS}record/", **{**WORDS, "identified_on": "2026-01-05", **changed})
    assert answer.status_code == status
    assert why in seen(answer)
    assert "The river is near." in answer.content.decode()
    assert not risks(larkbeam.organisation).exists()


def test_the_owner_accepts_without_any_access(larkbeam: Cast) -> None:
    """What waits stands on the first page, and leads to the risk."""
    id = recorded(larkbeam)
    mei = browser_of("mei")
    assert "Say whether you answer for the risk: Payroll data leaks" in seen(get(mei, "/o/larkbeam-ltd/"))
    page = mei.get(at(id))
    assert send(mei, at(id, "own/"), form_to(page, "/own/")).status_code == 303
    assert found(larkbeam, id).owned_at
    told = seen(get(mei, at(id)))
    assert "Mei Sato, accepted on 7 January 2026." in told
    assert "I answer for this risk" not in told
    assert "To all risks" not in told


def test_somebody_else_has_no_business_with_it(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    ola = browser_of("ola")
    for path in (at(id), at(id, "assess/"), at(id, "treat/"), of(proposed(larkbeam, id))):
        assert ola.get(path).status_code == 404, path


def test_it_is_assessed_anew_by_its_owner(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    mei = browser_of("mei")
    sent = {"assessed_on": "2026-01-07", "likelihood": "4", "impact": "4", "why": "Two near misses."}
    assert typed(mei, at(id, "assess/"), **sent).status_code == 303
    told = seen(get(mei, at(id)))
    assert "Score 16, high ↑ up by 4" in told
    assert "“Two near misses.” Mei Sato, its owner, recorded on 7 January 2026" in told


def test_an_assessment_that_was_overtaken_says_so(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    mei = browser_of("mei")
    sent = {**hidden(mei, at(id, "assess/")), "assessed_on": "2026-01-07", "likelihood": "1", "impact": "1"}
    seen_again(larkbeam, id, assessed_on=date(2026, 1, 7), at=AT.replace(day=7))
    answer = post(mei, at(id, "assess/"), **sent, why="It is small.")
    assert answer.status_code == 409
    assert "Somebody assessed this risk after you opened it" in seen(answer)
    assert "On 7 January 2026 it was 16" in seen(answer)
    assert latest(larkbeam, id).id.hex in answer.content.decode().replace("-", "")


def test_its_words_its_owner_and_its_end(larkbeam: Cast) -> None:
    id, tom = recorded(larkbeam), browser_of("tom")
    link = "https://register.larkbeam.example/r-01"
    assert typed(tom, at(id, "change/"), title="Payroll leaks", reference="R-01", link=link).status_code == 303
    assert f'href="{link}"' in get(tom, at(id)).content.decode()
    assert typed(tom, at(id, "owner/"), owner_id=larkbeam.person("ruth").id.hex).status_code == 303
    assert "Tom Okafor named Ruth Ellis" in seen(get(tom, at(id)))
    assert typed(tom, at(id, "close/"), closed_on="2026-01-07", because="Switched off.").status_code == 303
    told = seen(get(tom, at(id)))
    assert "Closed since 7 January 2026 “Switched off.” Tom Okafor, recorded on 7 January 2026" in told
    assert "Assess it anew" not in told
    assert "This risk is closed" in seen(get(tom, at(id, "close/")))


def test_a_link_that_is_no_address_is_words(larkbeam: Cast) -> None:
    id, tom = recorded(larkbeam), browser_of("tom")
    typed(tom, at(id, "change/"), title="Leak", link="javascript:alert(1)")
    page = get(tom, at(id)).content.decode()
    assert "javascript:alert(1)" in page
    assert 'href="javascript' not in page


def test_a_leader_says_what_they_make_of_it(larkbeam: Cast) -> None:
    id = recorded(larkbeam, likelihood=4)
    priya = browser_of("priya")
    assert "See a risk of 16: Payroll data leaks" in seen(get(priya, "/o/larkbeam-ltd/"))
    form = form_to(priya.get(at(id)), "/seen/")
    refused = send(priya, at(id, "seen/"), form, stance=Stance.WANTS_MORE)
    assert "Say in a sentence what you want done." in seen(refused)
    assert send(priya, at(id, "seen/"), form, stance=Stance.WANTS_MORE, note="Test it.").status_code == 303
    [given] = receipts(larkbeam.organisation)
    assert given.words == "I have seen this risk, and I want more done about it."
    told = seen(get(priya, at(id)))
    assert "Priya Raman, 7 January 2026: “I have seen this risk, and I want more done about it.” “Test it.”" in told
    assert "Have you seen it?" not in told
    assert "See a risk of 16" not in seen(get(priya, "/o/larkbeam-ltd/"))
    assert "has seen a risk of 16: Payroll data leaks" in seen(get(priya, "/o/larkbeam-ltd/wall/evidence/?duty=e"))


def test_it_is_put_forward_and_approved_by_its_owner(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    owned(larkbeam, id)
    tom, mei = browser_of("tom"), browser_of("mei")
    sent = {"option": "REDUCE", "plan": "Test it.", "carrier_id": larkbeam.person("ola").id.hex, "due_on": "2026-03-01"}
    answer = typed(tom, at(id, "treat/"), **sent)
    assert answer.status_code == 303
    [made] = treatments(larkbeam.organisation)
    assert "Only the owner of this risk or top management" in seen(get(tom, of(made.id)))
    assert "Decide what is done about a risk of 12" in seen(get(mei, "/o/larkbeam-ltd/"))
    form = form_with(mei.get(of(made.id)), "digest_shown")
    assert send(mei, of(made.id, "approve/"), form).status_code == 303
    assert decision(larkbeam, made.id).state is TreatmentState.APPROVED
    ola = browser_of("ola")
    assert "Ola Nowak, by 1 March 2026." in seen(get(ola, of(made.id)))
    assert typed(ola, of(made.id, "carried-out/"), carried_out_on="2026-01-07").status_code == 303
    assert "Carried out on 7 January 2026" in seen(get(ola, of(made.id)))
    assert "There is nothing to carry out here" in seen(get(ola, of(made.id, "carried-out/")))


def test_above_the_threshold_it_waits_for_top_management(larkbeam: Cast) -> None:
    id = recorded(larkbeam, likelihood=5)
    owned(larkbeam, id)
    made = proposed(larkbeam, id, lived_with(larkbeam))
    assert "so large that top management decides" in seen(get(browser_of("mei"), of(made)))
    priya = browser_of("priya")
    assert "Decide what is done about a risk of 20" in seen(get(priya, "/o/larkbeam-ltd/"))
    told = seen(get(priya, of(made)))
    assert "Live with a risk of 20?" in told
    assert "Accept this risk until then" in told
    assert send(priya, of(made, "approve/"), form_with(priya.get(of(made)), "digest_shown")).status_code == 303
    assert "accepted a risk of 20: Payroll data leaks" in seen(get(priya, "/o/larkbeam-ltd/wall/evidence/?duty=c"))


def test_what_was_decided_is_outgrown_and_asked_again(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    owned(larkbeam, id)
    approved(larkbeam, proposed(larkbeam, id, lived_with(larkbeam)), at=AT)
    seen_again(larkbeam, id, assessed_on=date(2026, 1, 7), at=AT.replace(day=7))
    mei = browser_of("mei")
    assert "It was 12 when this was decided, and is 16 now" in seen(get(mei, at(id)))
    assert "Say what is to be done about a risk of 16" in seen(get(mei, "/o/larkbeam-ltd/"))


def test_it_is_taken_back_with_a_reason(larkbeam: Cast) -> None:
    made = proposed(larkbeam, recorded(larkbeam), plan(larkbeam))
    tom = browser_of("tom")
    assert typed(tom, of(made, "close/"), because="").status_code == 422
    assert typed(tom, of(made, "close/"), because="Not now.").status_code == 303
    assert "“Not now.”" in seen(get(tom, of(made)))
    assert "There is nothing to end here" in seen(get(tom, of(made, "close/")))


def test_an_auditor_reads_and_changes_nothing(larkbeam: Cast) -> None:
    id = recorded(larkbeam)
    grant(person_id=larkbeam.person("ola").id, hat=Hat.INTERNAL_AUDITOR, by=leader(larkbeam), at=AT)
    ola = browser_of("ola")
    told = seen(get(ola, at(id)))
    assert "Score 12, high" in told
    assert "Assess it anew" not in told
    closed(larkbeam, id, closed_on=date(2026, 1, 7), at=AT.replace(day=7))
    assert "Closed since 7 January 2026" in seen(get(ola, at(id)))
