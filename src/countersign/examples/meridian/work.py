"""Where security stands in the business: five processes, three risks, two improvements, and one event next door."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING

from countersign.actions.commands.add_action import Source, add_action
from countersign.actions.enums import ActionKind, SourceKind
from countersign.changes import queries as changes
from countersign.changes.commands.assess_event import Following, assess_event
from countersign.changes.commands.report_event import report_event
from countersign.changes.enums import EventKind
from countersign.examples.doing.risks import Threat, answers_for_it, records, risk_of
from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.ledger import files
from countersign.people import queries as people
from countersign.processes import queries as processes
from countersign.processes.commands.check_process import check_process
from countersign.processes.commands.describe_process import Described as Process
from countersign.processes.commands.describe_process import describe_process
from countersign.processes.commands.take_over_checks import take_over_checks
from countersign.processes.imports import compare
from countersign.risks import queries as risks
from countersign.risks.commands.give_receipt import give_receipt
from countersign.risks.enums import Stance

if TYPE_CHECKING:
    pass

DESCRIBED_ON, LOOKED_ON = date(2026, 3, 16), date(2026, 6, 1)
BROUGHT_ON, OLD_TOOL = date(2026, 4, 1), "old-tool.csv"
OLD_CASES = (
    ("Hiring and leaving", date(2026, 1, 5), "Leaver's sheet 2025-611"),
    ("Purchasing", date(2026, 1, 12), "Order 7402: badge readers"),
    ("Hiring and leaving", date(2026, 1, 19), "Starter's sheet 2026-014"),
)
"""What Yusuf had looked at before Countersign was there: of which process, when, and where it can be seen."""


@dataclass(frozen=True)
class Step:
    """A process, whose it is, its step of security, and the case that was looked at in June."""

    name: str
    owner: str
    department: str
    step: str
    place: str
    found: str


STEPS = (
    Step(
        "Hiring and leaving",
        "Ben",
        "HR",
        "The badge is made once the policy is accepted, and ends with the last shift.",
        "Leaver's sheet 2026-118",
        "Badge and accounts ended at the end of the shift, at 22:00.",
    ),
    Step(
        "Purchasing",
        "Paul",
        "Finance",
        "No order to a supplier of the first tier without the form of two pages.",
        "Order 7731: spreader controls",
        "Assessed before the order; access of the maker ends with the warranty.",
    ),
    Step(
        "Change and projects",
        "Clara",
        "IT",
        "Each project has a page on what can go wrong for the quay, read by the CISO's team.",
        "Project file Antwerp warehouse",
        "The page was there from the first week; two points were acted on.",
    ),
    Step(
        "Product and service delivery",
        "Ivo",
        "Terminals",
        "A container leaves against a release that was checked with the line, never against a mail.",
        "Gate log Rotterdam, 29 May, lane 4",
        "Three releases were taken at random; all three were checked.",
    ),
    Step(
        "Finance",
        "Paul",
        "Finance",
        "New bank details are confirmed by telephone, on a number that we had before.",
        "Payment run of 28 May",
        "Two changed accounts; both calls are noted with a name.",
    ),
)


RISKS_ON, OWNED_ON, SEEN_ON = date(2026, 1, 28), date(2026, 1, 29), date(2026, 1, 30)
THREATS = (
    Threat(
        "Ransomware in the systems of a terminal",
        "Ivo",
        "A laptop in an office reaches the machines, and brings something along.",
        "Cranes of a port stand still for days; ships go elsewhere.",
        4,
        5,
        "It happened to two ports in three years, and six of ours are not segmented yet.",
    ),
    Threat(
        "Customs data leak",
        "Luc",
        "Declarations are read by somebody who should not, in our system or at a broker.",
        "Competitors know prices, thieves know routes, and customs ends our status.",
        3,
        5,
        "Many people see declarations, and they are worth money.",
    ),
    Threat(
        "A supplier of the first tier is down",
        "Ann",
        "The provider of the warehouse system fails, or its line is cut.",
        "Bonded goods cannot leave, since nobody can show what has been declared.",
        4,
        4,
        "There is one provider, and one line to two of the sites.",
    ),
)

EVENT, EVENT_ON, ASSESSED_ON = "Ransomware at a customs broker next door", date(2026, 6, 2), date(2026, 6, 20)
STORY = "A broker at a neighbouring port stands still; two of our declarations went through their office."
NO_EFFECT = "Our brokers work in our own system. The policy asks for what was missing there; what follows are tasks."
LEARNT = "Two of our offices shared a mailbox with that broker. Both mailboxes are closed."


def describe(stage: Stage, step: Step) -> None:
    owner = stage.person(step.owner).id
    described = Process(name=step.name, owner_id=owner, step=step.step, department=step.department, evidence=step.place)
    describe_process(described=described, by=stage.by("Clara", Hat.ISMS_LEAD), at=stage.at)


def look_at(stage: Stage, step: Step) -> None:
    """What its owner looked at; Clara writes it down, and of her own process Thandi does."""
    found = next((one for one in processes.processes(stage.organisation) if one.name == step.name), None)
    check_process(
        process_id=there(found, "process").id,
        checked_on=stage.day(LOOKED_ON),
        worked=True,
        found=step.found,
        place=step.place,
        checked_by_id=stage.person(step.owner).id,
        by=stage.by("Clara", Hat.ISMS_LEAD),
        at=stage.at,
    )


def clara_takes_the_old_tool_over(stage: Stage) -> None:
    """Its last list, read in on the day on which it is switched off."""
    rows = [(name, stage.day(on).isoformat(), "Yusuf Demir", "passed", place) for name, on, place in OLD_CASES]
    out = StringIO()
    csv.writer(out).writerows([("Control", "Date checked", "Checked by", "Result", "Reference"), *rows])
    data, by = out.getvalue().encode(), stage.by("Clara", Hat.ISMS_LEAD)
    lines = compare(data, OLD_TOOL, people.organisation(stage.organisation), stage.today, by)
    take_over_checks(lines=lines, file=files.keep(stage.organisation, data), by=by, at=stage.at)


def seen_by(stage: Stage, threat: Threat, name: str) -> None:
    risk, leads = risk_of(stage, threat), stage.by(name, Hat.TOP_MANAGEMENT)
    latest = there(risks.latest_assessment(stage.organisation, risk.id), "riskassessment").id
    give_receipt(risk_id=risk.id, latest_shown=latest, stance=Stance.BACKS, by=leads, at=stage.at)


def improves(stage: Stage, sponsor: str, title: str, task: str, owner: str) -> None:
    add_action(
        kind=ActionKind.IMPROVEMENT,
        title=title,
        task=task,
        source=Source(SourceKind.REVIEW, "Management review of today"),
        owner_id=stage.person(owner).id,
        due_on=stage.day(date(2027, 3, 31)),
        raised_on=stage.today,
        sponsor_id=stage.person(sponsor).id,
        by=stage.by(sponsor, Hat.TOP_MANAGEMENT),
        at=stage.at,
    )


def clara_reports_the_event(stage: Stage) -> None:
    lead, on = stage.by("Clara", Hat.ISMS_LEAD), stage.day(EVENT_ON)
    report_event(kind=EventKind.MAJOR_INCIDENT, title=EVENT, happened_on=on, story=STORY, by=lead, at=stage.at)


def thandi_assesses_it(stage: Stage) -> None:
    event = there(next((one for one in changes.events(stage.organisation) if one.title == EVENT), None), "event")
    assess_event(
        event_id=event.id,
        revision_shown=event.revision,
        assessed_on=stage.day(ASSESSED_ON),
        following=Following(reviews_policy=False),
        because=NO_EFFECT,
        learnt=LEARNT,
        by=stage.by("Thandi", Hat.TOP_MANAGEMENT),
        at=stage.at,
    )


ACTS = (
    *(
        Act(DESCRIBED_ON, time(10, 8 * place), f"Clara describes “{step.name}”", partial(describe, step=step))
        for place, step in enumerate(STEPS)
    ),
    *(
        Act(LOOKED_ON, time(16, 5 * place), f"a case of “{step.name}” is recorded", partial(look_at, step=step))
        for place, step in enumerate(STEPS)
    ),
    *(
        Act(
            RISKS_ON,
            time(13, 10 * place),
            f"Clara records “{threat.title}”",
            partial(records, threat=threat, lead="Clara"),
        )
        for place, threat in enumerate(THREATS)
    ),
    *(
        Act(
            OWNED_ON,
            time(8, 50 + place),
            f"{threat.owner} answers for “{threat.title}”",
            partial(answers_for_it, threat=threat),
        )
        for place, threat in enumerate(THREATS)
    ),
    *(
        Act(
            SEEN_ON,
            time(17, 10 * place + minute),
            f"{name} has seen “{threat.title}”",
            partial(seen_by, threat=threat, name=name),
        )
        for place, threat in enumerate(THREATS)
        for minute, name in enumerate(("Ingrid", "Thandi"))
    ),
    Act(BROUGHT_ON, time(15, 0), "Clara takes over what the old tool knows", clara_takes_the_old_tool_over),
    Act(EVENT_ON, time(18, 30), "Clara reports what happened next door", clara_reports_the_event),
    Act(ASSESSED_ON, time(11, 0), "Thandi says what it means", thandi_assesses_it),
    Act(
        date(2026, 5, 12),
        time(13, 0),
        "Ingrid sponsors the films",
        partial(
            improves,
            sponsor="Ingrid",
            title="Films at the start of a shift",
            task="Three films of two minutes instead of notices, made with crane operators of two ports.",
            owner="Ben",
        ),
    ),
    Act(
        date(2026, 11, 10),
        time(13, 0),
        "Thandi sponsors that invoices wait",
        partial(
            improves,
            sponsor="Thandi",
            title="Invoices wait for the assessment",
            task="The first invoice of a supplier without an assessment waits until it is there.",
            owner="Paul",
        ),
    ),
)
