"""Three risks that came out of a workshop in May, with an owner each, who said so themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from countersign.examples.stage import Act, Stage
from countersign.kernel.actors import Hat
from countersign.risks import queries as risks
from countersign.risks.commands.own_risk import own_risk
from countersign.risks.commands.record_risk import Described, record_risk

if TYPE_CHECKING:
    from countersign.risks.models import Risk

FOUND_ON = date(2026, 5, 20)


@dataclass(frozen=True)
class Threat:
    """What could happen, how likely and how bad that is on scales of five, and why; ``owner``: by the first name."""

    title: str
    owner: str
    cause: str
    consequence: str
    likelihood: int
    impact: int
    why: str


THREATS = (
    Threat(
        "Payroll data leak",
        "Priya",
        "Somebody signs in as one of us with a password that was used elsewhere too.",
        "Pay and bank details of carers are seen by strangers, and care homes leave us.",
        3,
        5,
        "It has not happened to us; it happened to a competitor last year, and it would be the end of trust.",
    ),
    Threat(
        "Cloud outage",
        "Tom",
        "The region in which we run is down for a day.",
        "Homes see yesterday's rota only, and pay is late if it is the last of the month.",
        2,
        4,
        "Once in four years so far, for five hours; the copy in a second region is tried by hand.",
    ),
    Threat(
        "Phishing",
        "Ruth",
        "A mail that looks like one of a customer asks for a sign-in.",
        "Somebody reads mail that is not theirs, and writes to customers in our name.",
        4,
        2,
        "Two such mails a month are reported; two-step sign-in stops most of what would follow.",
    ),
)


def tom_records(stage: Stage, threat: Threat) -> None:
    record_risk(
        described=Described(title=threat.title, cause=threat.cause, consequence=threat.consequence),
        identified_on=stage.today,
        likelihood=threat.likelihood,
        impact=threat.impact,
        why=threat.why,
        owner_id=stage.person(threat.owner).id,
        by=stage.by("Tom", Hat.ISMS_LEAD),
        at=stage.at,
    )


def risk_of(stage: Stage, threat: Threat) -> Risk:
    return next(one for one in risks.risks(stage.organisation) if one.title == threat.title)


def answers_for_it(stage: Stage, threat: Threat) -> None:
    risk = risk_of(stage, threat)
    own_risk(risk_id=risk.id, revision_shown=risk.revision, by=stage.by(threat.owner), at=stage.at)


ACTS = (
    *(
        Act(FOUND_ON, time(15, 30 + place), f"Tom records “{threat.title}”", partial(tom_records, threat=threat))
        for place, threat in enumerate(THREATS)
    ),
    *(
        Act(
            date(2026, 5, 21),
            time(9, 10 + 20 * place),
            f"{threat.owner} answers for “{threat.title}”",
            partial(answers_for_it, threat=threat),
        )
        for place, threat in enumerate(THREATS)
    ),
)
