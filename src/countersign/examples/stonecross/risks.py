"""Four risks: one belongs to nobody, one to somebody who has gone, and two have owners."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import partial

from countersign.examples.stage import Act, Stage
from countersign.examples.stonecross.cast import ANITA, FARAH, JOAN, STEVE, Member, by, who
from countersign.kernel.actors import Hat
from countersign.risks.commands.record_risk import Described, record_risk

FOUND_ON, BOUGHT_ON = date(2026, 2, 3), date(2026, 7, 6)


@dataclass(frozen=True)
class Threat:
    """What could happen, how likely and how bad that is on scales of five, why; who answers for it, and since when."""

    title: str
    cause: str
    consequence: str
    likelihood: int
    impact: int
    why: str
    owner: Member | None = None
    found_on: date = FOUND_ON


THREATS = (
    Threat(
        "Old remote management tool is broken into",
        "It has no two-step sign-in, and its maker patches it no more.",
        "Somebody is inside every customer's network at once.",
        3,
        5,
        "It happened to a firm like ours in spring.",
    ),
    Threat(
        "The network that came with Brightwell Cloud",
        "Nobody has looked at it since the purchase, and it is joined to ours.",
        "What is wrong there is wrong here from now on.",
        4,
        4,
        "Accounts were found that nobody can name.",
        STEVE,
        BOUGHT_ON,
    ),
    Threat(
        "Ransomware",
        "A mail, a click, and rights that reach too far.",
        "The service desk stands still, and two hundred customers with it.",
        3,
        5,
        "Two attempts a month get as far as a click.",
        ANITA,
    ),
    Threat(
        "Key people leave",
        "Three people know how the billing runs.",
        "Invoices are late for a month.",
        2,
        4,
        "Nobody has given notice; two have been asked elsewhere.",
        JOAN,
    ),
)


def farah_records(stage: Stage, threat: Threat) -> None:
    record_risk(
        described=Described(title=threat.title, cause=threat.cause, consequence=threat.consequence),
        identified_on=stage.today,
        likelihood=threat.likelihood,
        impact=threat.impact,
        why=threat.why,
        owner_id=who(stage, threat.owner).id if threat.owner else None,
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


ACTS = tuple(
    Act(one.found_on, time(15, 30 + place), f"Farah records “{one.title}”", partial(farah_records, threat=one))
    for place, one in enumerate(THREATS)
)
