"""A risk that somebody writes down, and that its owner answers for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from countersign.examples.stage import Stage
from countersign.kernel.actors import Hat
from countersign.risks import queries as risks
from countersign.risks.commands.own_risk import own_risk
from countersign.risks.commands.record_risk import Described, record_risk

if TYPE_CHECKING:
    from countersign.risks.models import Risk


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


def records(stage: Stage, threat: Threat, lead: str) -> None:
    record_risk(
        described=Described(title=threat.title, cause=threat.cause, consequence=threat.consequence),
        identified_on=stage.today,
        likelihood=threat.likelihood,
        impact=threat.impact,
        why=threat.why,
        owner_id=stage.person(threat.owner).id,
        by=stage.by(lead, Hat.ISMS_LEAD),
        at=stage.at,
    )


def risk_of(stage: Stage, threat: Threat) -> Risk:
    return next(one for one in risks.risks(stage.organisation) if one.title == threat.title)


def answers_for_it(stage: Stage, threat: Threat) -> None:
    risk = risk_of(stage, threat)
    own_risk(risk_id=risk.id, revision_shown=risk.revision, by=stage.by(threat.owner), at=stage.at)
