"""What top management would be asked, answered from facts; and what is missing, said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from countersign.acknowledgements.facts import AcceptanceCounts
from countersign.audits.facts import Audit
from countersign.awareness.facts import Training
from countersign.changes.facts import Trigger
from countersign.messages.facts import Message
from countersign.objectives.facts import Objective
from countersign.people.facts import Leader, Organisation, Person
from countersign.policies.facts import Version
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.policies import Policy
from countersign.readiness.questions import Answer, Asked, answered
from countersign.resources.facts import ResourceRequest
from countersign.reviews.facts import ManagementReview, ReviewAction
from countersign.risks.facts import Risk
from countersign.roles.facts import Assignment, Role

ON, SIGNED = date(2026, 11, 20), date(2026, 3, 20)
PRIYA, TOM, MEI = (Person(id=name, name=name, kind="employee") for name in ("Priya", "Tom", "Mei"))
COUNTS = AcceptanceCounts(due=12, acked=11, exec_missing=("Priya", "Tom"))
POLICY = Policy(
    id="policy",
    kind="parent",
    versions=(Version(v="1.0", status="approved", approved_by="Priya", approved_on=SIGNED, effective=SIGNED),),
    ack_stats=COUNTS,
)
HELD = Assignment(person="Tom", since=SIGNED, approved_by="Priya", approved_on=SIGNED, accepted_on=date(2026, 3, 21))
LEAD = Role(id="lead", key="isms_lead", mandatory=("5.3a", "5.3b"), assignments=(HELD,))
BOUGHT = ResourceRequest(
    id="q1",
    title="Backups",
    raised_on=date(2026, 4, 6),
    decided_on=date(2026, 4, 21),
    decided_by="Priya",
    decision="approved",
)
WAITS = ResourceRequest(id="q2", title="Devices", raised_on=date(2026, 10, 5))
RECOVER = Objective(
    id="o1",
    title="We can recover",
    set_on=SIGNED,
    target="at least 4 of 4",
    measured=(date(2026, 6, 8), date(2026, 10, 5)),
    approved_by="Priya",
    approved_on=SIGNED,
)
REVIEW = ManagementReview(
    held_on=date(2026, 3, 3),
    decisions=2,
    actions=(ReviewAction(due=date(2026, 4, 1)), ReviewAction(due=date(2026, 4, 1), done=date(2026, 3, 9))),
)
WHOLE = Dossier(
    as_of=ON,
    org=Organisation(name="Larkbeam", headcount=12, isms_started=date(2026, 3, 2)),
    people=(PRIYA, TOM, MEI),
    top_management=(Leader(person="Priya", basis="owner", since=date(2019, 4, 1)),),
    audits=(Audit(kind="stage2", on=date(2027, 1, 25)),),
    reviews=(REVIEW,),
    training=(Training(person="Priya", on=date(2026, 4, 14)), Training(person="Priya", on=date(2025, 4, 1))),
    policies=(POLICY,),
    roles=(LEAD,),
    resources=(BOUGHT, WAITS),
    objectives=(RECOVER, Objective(id="o2", title="We report", set_on=SIGNED)),
    triggers=(
        Trigger(kind="acquisition", on=date(2026, 7, 1)),
        Trigger(on=date(2026, 9, 1), assessed_on=date(2026, 9, 2)),
        Trigger(kind="reorganisation", on=date(2025, 11, 19)),
    ),
)
NOTHING = Dossier(as_of=WHOLE.as_of, org=WHOLE.org, people=WHOLE.people)
PASSAGES = {"purpose": "We make rotas.", "requirements": "We keep the law.", "improvement": "We get better."}


def told(dossier: Dossier, reader: str = "Priya", **beside: Any) -> dict[str, str]:
    """For each question, by its number in the bank and its page, everything that is answered."""
    asked = Asked(dossier, reader, **beside)
    return {f"{one.bank} {answer.page}": whole(answer) for one, answer in answered(asked)}


def whole(answer: Answer) -> str:
    return " ".join([*answer.quotes, *map(str, answer.says), *map(str, filter(None, [answer.missing, answer.source]))])


def test_every_question_is_answered_from_what_is_recorded() -> None:
    assert told(WHOLE, passages=PASSAGES, driver="A care group asks for it.") == {
        "T1 policy": "We make rotas. Version 1.0, signed by you on 20 March 2026",
        "T3 policy": "We keep the law. We get better. No passage is marked for one of the three commitments. "
        "Version 1.0, signed by you on 20 March 2026",
        "T4 resources": 'You approved "Backups" on 21 April 2026. Undecided: "Devices".',
        "T7 objectives": "“We can recover”: at least 4 of 4. Last measured on 5 October 2026. "
        "“We report”: no number. Not measured yet. Leadership has not adopted “We report”.",
        "T8 roles": "Tom for both. You appointed Tom on 20 March 2026; accepted on 21 March 2026. "
        "In the role since 20 March 2026",
        "T8 register": "You, since 1 April 2019. Register as of 20 November 2026",
        "T10 everybody": "11 of 12 who had to by today have accepted it. You have not, nor Tom. "
        "Version 1.0, signed by you on 20 March 2026",
        "T10 trainings": "You did it on 14 April 2026.",
        "T12 reviews": "The one of 3 March 2026 decided two; open of its actions: one. Late of these: one.",
        "T11 changes": "On record: a significant change on 1 September 2026 and acquisition on 1 July 2026. "
        "The policy was not looked at again since acquisition on 1 July 2026, and nobody found that it need not be.",
        "T2 risks": "No risk is written down here.",
        "T13 messages": "No message of yours to staff is on record.",
        "T15 roles": "No deputy is named for Tom.",
        "T6 visits": "A care group asks for it. Stage 2 is in 66 days, on 25 January 2027.",
    }


@pytest.mark.parametrize(
    ("on", "says"),
    [
        (
            date(2026, 3, 19),
            "On record: major incident on 19 March 2026.",
        ),
        (
            date(2026, 3, 21),
            "On record: major incident on 21 March 2026. "
            "The policy was not looked at again since, and nobody found that it need not be.",
        ),
    ],
)
def test_what_happened_is_named_once_and_waits_only_until_the_policy_was_looked_at(on: date, says: str) -> None:
    happened = replace(WHOLE, triggers=(Trigger(kind="major incident", on=on),))
    assert told(happened)["T11 changes"] == says


def test_where_there_is_nothing_it_says_so_and_guesses_nothing() -> None:
    assert told(NOTHING) == {
        "T1 policy": "No version of the policy has been signed.",
        "T3 policy": "No version of the policy has been signed.",
        "T4 resources": "No decision on money, people or time is on record of the last year.",
        "T7 objectives": "No objective is pursued.",
        "T8 roles": "Nobody holds either of the two duties.",
        "T8 register": "Nobody stands on the register of top management.",
        "T10 policy": "No version of the policy has been signed.",
        "T10 trainings": "No training is on record of you.",
        "T12 reviews": "No management review is on record.",
        "T11 changes": "No significant change or incident is on record in the last year.",
        "T2 risks": "No risk is written down here.",
        "T13 messages": "No message of yours to staff is on record.",
        "T15 roles": "Nobody is appointed to run it.",
        "T6 visits": "No audit is planned.",
    }


def test_leaders_without_any_training_are_named() -> None:
    led = (*WHOLE.top_management, Leader(person="Tom", basis="director", since=date(2020, 4, 1)))
    both = replace(WHOLE, top_management=led)
    assert told(both)["T10 trainings"] == "You did it on 14 April 2026. No training is on record of Tom."
    assert told(both, reader="Tom")["T10 trainings"] == "No training is on record of you."
    assert "T10 trainings" not in told(replace(WHOLE, unknown=("training",)))


def roled(*roles: Role) -> Dossier:
    return replace(WHOLE, roles=roles)


@pytest.mark.parametrize(
    ("one", "says"),
    [
        (replace(HELD, accepted_on=None), "Tom for both. You appointed Tom on 20 March 2026; not accepted yet."),
        (replace(HELD, accepted_on=SIGNED), "Tom for both. You appointed Tom on 20 March 2026; accepted that day."),
        (replace(HELD, approved_on=None), "Tom for both. Nothing shows who appointed Tom."),
    ],
)
def test_who_runs_it_says_how_far_the_appointment_got(one: Assignment, says: str) -> None:
    assert told(roled(replace(LEAD, assignments=(one,))))["T8 roles"].startswith(says)


def test_two_people_for_the_two_duties_and_a_deputy() -> None:
    lead = replace(LEAD, mandatory=("5.3a",), assignments=(replace(HELD, deputy="Mei"),))
    reporter = Role(id="r", key="reporter", mandatory=("5.3b",), assignments=(replace(HELD, person="Mei"),))
    found = told(roled(lead, reporter), reader="Mei")
    assert found["T8 roles"].startswith("Day to day: Tom. Tells you: You. Priya appointed Tom on")
    assert found["T15 roles"] == "You for Tom."
    assert "Nobody is appointed to tell you." in told(roled(lead))["T8 roles"]
    assert "Nobody is appointed to run it." in told(roled(reporter))["T8 roles"]


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        (AcceptanceCounts(due=0, acked=0), "Nobody had to accept it by today"),
        (AcceptanceCounts(due=12, acked=12), "All 12 who had to by today have accepted it."),
        (AcceptanceCounts(due=12, acked=11, exec_missing=("Priya",)), "accepted it. You have not."),
        (AcceptanceCounts(due=12, acked=11, exec_missing=("Tom",)), "Among leaders not yet: Tom."),
    ],
)
def test_who_has_read_it(counts: AcceptanceCounts, says: str) -> None:
    assert says in told(replace(WHOLE, policies=(replace(POLICY, ack_stats=counts),)))["T10 everybody"]


@pytest.mark.parametrize(("days", "says"), [(0, "is today"), (1, "is tomorrow"), (2, "is in 2 days")])
def test_how_far_the_audit_is(days: int, says: str) -> None:
    audit = Audit(kind="surveillance", on=date(2026, 11, 20 + days))
    assert says in told(replace(WHOLE, audits=(audit,)))["T6 visits"]


def test_many_leaders_are_counted_from_the_seventh_on() -> None:
    many = tuple(Person(id=f"L{n}", name=f"L{n}", kind="director") for n in range(9))
    entries = tuple(Leader(person=one.id, basis="board", since=SIGNED) for one in many)
    found = told(replace(WHOLE, people=(*WHOLE.people, *many), top_management=entries))["T8 register"]
    assert "L5, since 20 March 2026. And 3 more." in found


@pytest.mark.parametrize(
    ("told_by", "says"),
    [
        ((), "No message of yours to staff is on record."),
        (("Priya",), "Your last message to them is of 1 October 2026."),
        (("Tom", "Priya"), "Tom wrote or spoke to them on 2 October 2026."),
    ],
)
def test_what_leaders_told_their_staff(told_by: tuple[str, ...], says: str) -> None:
    """Of Mei, who leads nothing, nothing is said; nor of what only contractors heard."""
    tom = Leader(person="Tom", basis="board", since=SIGNED)
    days = {"Priya": date(2026, 10, 1), "Tom": date(2026, 10, 2)}
    comms = [Message(on=days[one], by=one, audience=("all",)) for one in told_by]
    comms += [Message(on=ON, by="Mei", audience=("all",)), Message(on=ON, by="Priya", audience=("contractors",))]
    known = replace(WHOLE, unknown=(), comms=tuple(comms), top_management=(*WHOLE.top_management, tom))
    found = told(known)["T13 messages"]
    assert says in found
    assert ("No message of yours" in found) == ("Priya" not in told_by)


def test_the_largest_risks_with_who_answers_for_them() -> None:
    some = (
        Risk(title="Payroll leaks", owner="Priya", high=True),
        Risk(title="Flood", owner="Tom", high=True),
        Risk(title="Fire", high=True),
        *(Risk(title=f"Risk {n}", owner="Tom") for n in range(5)),
    )
    known = replace(WHOLE, risks=some)
    assert told(known)["T2 risks"] == (
        "Payroll leaks: you answer for it. Flood: Tom answers for it. Fire: nobody answers for it. "
        "Risk 0: Tom answers for it. Risk 1: Tom answers for it. One high risk has no owner."
    )
    twice = replace(known, risks=(Risk(title="Fire", high=True), Risk(title="Flood", high=True)))
    assert told(twice)["T2 risks"].endswith("2 high risks have no owner.")
    assert told(replace(known, risks=()))["T2 risks"] == "No risk is written down here."
    assert "T2 risks" not in told(replace(WHOLE, unknown=("risks",)))


def test_what_nothing_here_knows_is_not_answered() -> None:
    assert "T6 visits" not in told(replace(WHOLE, unknown=("audits",)))
