"""S8 by form: every form by which somebody puts their name to something is sent from a page that is out of date.

The forms are found on the pages. A new act of this kind needs its line in one of the three tables: ``BOUND`` says by
which fields its form tells what was shown, and is tried here; ``ELSEWHERE`` names the test that tries it, where the
page is not there in the world that stands for everything; ``OTHERWISE`` says what binds an act without such a field.
"""

from __future__ import annotations

import re
from collections import defaultdict
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import resolve

from countersign.entrance.matrix import MATRIX
from countersign.kernel.actors import Hat
from countersign.ledger.models import Leaf
from tests.cast import Cast
from tests.regressions.pointing import stands
from tests.web.addresses import inside_an_organisation
from tests.web.pages import Answer
from tests.web.test_form_fields import ASKS_FOR_A_CODE, Form, forms_of
from tests.web.test_matrix import values
from tests.web.world import MEMBERS, World, browser_of

APPROVES = re.compile(r"\.(approve|decide|sign|accept|adopt|confirm|verify|agree|endorse|decline|give|acknowledge)")
"""How acts are called by which somebody approves, agrees or says that they have seen something."""

DIGEST, REVISION = {"digest_shown"}, {"revision_shown"}

BOUND: dict[str, set[str]] = {
    "acceptance.give": {"digest_shown", "words_shown"},
    "action.verify": REVISION,
    "appointment.approve": DIGEST,
    "auditexception.approve": DIGEST,
    "auditfinding.verify": REVISION,
    "auditseen.confirm": REVISION,
    "deviation.approve": REVISION,
    "policy.decline": DIGEST,
    "programme.approve": DIGEST,
    "renewal.approve": DIGEST,
    "resource.decide": DIGEST,
    "riskreceipt.give": {"latest_shown"},
    "statement.approve": DIGEST,
    "toleration.approve": {"digest_shown", "finding_shown"},
    "treatment.approve": DIGEST,
}

REFUSED_BEFORE = {
    *("auditfinding.verify", "auditseen.confirm", "deviation.approve", "policy.decline", "toleration.approve"),
}
"""Whoever sees the form here may be refused for another reason before it is looked at: 403."""

ELSEWHERE: dict[str, str] = {
    "address.approve": (
        "people/commands/test_approve_address.py::test_approve_address_of_another_text_than_shown_is_stale"
    ),
    "appointment.accept": "roles/commands/test_accept.py::test_accept_when_other_words_were_shown_is_stale",
    "auditfinding.verify": (
        "audits/commands/test_verify_finding.py::test_verify_finding_that_changed_meanwhile_is_stale"
    ),
    "auditseen.confirm": "audits/commands/test_confirm_seen.py::test_confirm_seen_of_what_was_not_shown_is_stale",
    "budget.approve": "resources/commands/test_approve_budget.py::test_approve_budget_that_was_not_shown_is_stale",
    "deviation.approve": (
        "direction/commands/test_approve_deviation.py::test_approve_deviation_that_was_corrected_or_changed_is_refused"
    ),
    "managementreview.sign": (
        "reviews/commands/test_sign_minutes.py::test_sign_minutes_that_changed_since_they_were_shown_is_stale"
    ),
    "matrix.accept": "roles/commands/test_accept_part.py::test_another_sentence_or_another_matrix_is_stale",
    "matrix.approve": "roles/commands/test_approve_matrix.py::test_approve_when_something_else_was_shown_is_stale",
    "objective.adopt": (
        "objectives/commands/test_adopt_objectives.py::test_adopt_objectives_when_one_is_not_what_was_shown_adopts_none"
    ),
    "policy.decline": "separation/test_s8_an_approval_binds_what_was_shown.py::a_no",
    "policy.endorse": "policies/commands/test_endorse.py::test_endorse_when_another_text_was_shown_is_stale",
    "policy.sign": "policies/commands/test_sign_by_several.py::test_sign_when_another_text_was_shown_is_stale",
    "renewal.accept": (
        "roles/commands/test_accept_renewal.py::test_accept_renewal_when_another_sentence_was_shown_is_stale"
    ),
    "renewal.decline": (
        "roles/commands/test_decline_renewal.py::test_decline_renewal_when_described_anew_since_is_stale"
    ),
    "report.acknowledge": (
        "objectives/commands/test_acknowledge_report.py::test_acknowledge_report_twice_elsewhere_or_unseen_is_refused"
    ),
    "resource.accept_risk": "resources/commands/test_accept_risk.py::test_accept_risk_of_what_was_not_shown_is_stale",
    "toleration.approve": "separation/test_s8_an_approval_binds_what_was_shown.py::a_finding_that_changed",
    "translation.give": (
        "policies/commands/test_give_translation.py::test_give_translation_of_something_else_than_was_shown"
    ),
}

OTHERWISE: dict[str, str] = {
    "action.approve_replan": "a re-plan never changes: another day is another row, and only the newest counts",
    "announcement.agree": "what was announced to everybody never changes",
    "appointment.decline": "a no binds nobody to any terms",
    "attendance.confirm": "somebody says that they were there, and sends the hat with it",
    "auditfinding.agree": "a day that was agreed outside is recorded, with the day itself in the form",
    "competence.confirm": "evidence never changes: it is withdrawn, and recorded anew",
    "policy.decide_availability": "what is decided stands in the form itself",
    "register.confirm": "an entry of the register never changes but for its end, and one that ended is refused",
}

HATS = (Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR, Hat.STAFF)


SAID = 'role="alert"'
"""Where a page says why nothing was done."""


def stale(field: str) -> str:
    """Something else than what is shown now, of the same kind."""
    if field.startswith("revision"):
        return "999"
    if field.startswith("latest"):
        return uuid4().hex
    return "other@evil.example" if field.startswith("address") else "sha256:" + "0" * 64


def act_of(path: str) -> str:
    row = getattr(resolve(path.partition("?")[0]).func, "endpoint", None)
    return row.act if row else ""


def sent(client: Client, here: Cast, path: str, fields: dict[str, str]) -> tuple[Answer, int]:
    """The answer, and how much was recorded."""
    leaves = Leaf.objects.filter(organisation_id=here.organisation)
    before = leaves.count()
    answer = client.post(path, {**fields, "act": uuid4().hex})
    return answer, leaves.count() - before


def wrongs(client: Client, here: Cast, path: str, form: Form, field: str) -> list[str]:
    """What is wrong with how a form is answered that was filled in on a page of yesterday, or on none."""
    old, recorded = sent(client, here, path, {**form.sent, field: stale(field)})
    without, more = sent(client, here, path, {name: value for name, value in form.sent.items() if name != field})
    told = f"{path} ({act_of(path)}), {field}"
    found = []
    if recorded or more:
        found.append(f"{told}: something was recorded")
    if old.status_code not in ({403, 409} if act_of(path) in REFUSED_BEFORE else {409, 422}):
        found.append(f"{told}: an old page is answered with {old.status_code}")
    if without.status_code not in (403, 409, 422):
        found.append(f"{told}: none is answered with {without.status_code}")
    if old.status_code in (403, 409) and SAID not in old.content.decode():
        found.append(f"{told}: no sentence says why")
    if SAID not in without.content.decode():
        found.append(f"{told}: no sentence says what to do without it")
    return found


def pages(client: Client, world: World) -> list[tuple[str, Answer]]:
    """The page of each act that approves; where its address takes a form alone, those of the same part of the site."""
    every = inside_an_organisation()
    approving = [one for one in every if APPROVES.search(one.act)]
    opened = {one: client.get(one.path(**values(world.things, one))) for one in approving}
    elsewhere = {one.name.partition(":")[0] for one, answer in opened.items() if answer.status_code == 405}
    beside = [one for one in every if one.name.partition(":")[0] in elsewhere and one not in opened]
    opened |= {one: client.get(one.path(**values(world.things, one))) for one in beside}
    return [(one.path(**values(world.things, one)), answer) for one, answer in opened.items()]


def tried(client: Client, world: World, seen: dict[str, set[str]]) -> list[str]:
    wrong: list[str] = []
    for page, answer in pages(client, world):
        for form in forms_of(answer):
            path = form.action or page
            if path.endswith(ASKS_FOR_A_CODE) or not path.startswith("/o/") or not APPROVES.search(act_of(path)):
                continue
            for field in sorted(name for name in form.sent if name.endswith("_shown")):
                if field not in seen[act_of(path)]:
                    seen[act_of(path)].add(field)
                    wrong += wrongs(client, world.here, path, form, field)
    return wrong


@pytest.mark.slow
def test_no_form_that_approves_does_anything_from_a_page_that_is_out_of_date(visited: World) -> None:
    seen = defaultdict[str, set[str]](set)
    wrong = [one for hat in HATS for one in tried(browser_of(MEMBERS[hat]), visited, seen)]
    assert not wrong, "\n".join(wrong)
    assert dict(seen) == BOUND


def test_every_act_that_approves_is_bound_to_what_was_shown_or_says_what_binds_it() -> None:
    acts = {act for act in MATRIX if APPROVES.search(act)}
    known = {*BOUND, *ELSEWHERE, *OTHERWISE}
    assert not {*BOUND, *ELSEWHERE} & {*OTHERWISE}
    assert not acts - known, f"{sorted(acts - known)}: send what was shown with the form, and add a line here."
    assert not known - acts, "these are gone"
    assert {*ELSEWHERE} >= REFUSED_BEFORE, "say where it is shown that such a page is stale"
    stands(*(f"tests/{place}" for place in ELSEWHERE.values()))
