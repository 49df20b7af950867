"""What was asked for, and who decided: Dean three times, Gareth once, and about the last nobody yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from countersign.examples.stage import Act, Stage
from countersign.examples.stonecross.cast import DEAN, FARAH, GARETH, Member, by, who
from countersign.kernel.actors import Hat
from countersign.kernel.approvals import SignatureMethod
from countersign.resources import queries as resources
from countersign.resources.commands.decide import Ruling, decide
from countersign.resources.commands.raise_request import Asked, raise_request
from countersign.resources.commands.record_decision import record_decision
from countersign.resources.enums import Behind, Verdict

if TYPE_CHECKING:
    from countersign.resources.models import Request

EARLIEST_ON = date(2026, 1, 23)


@dataclass(frozen=True)
class Wish:
    """What Farah asked for, when, and what it is for; who decided when, what, and why. ``high``: a high risk stays."""

    title: str
    need: str
    raised_on: date
    behind: Behind
    decider: Member | None = None
    decided_on: date | None = None
    verdict: Verdict = Verdict.APPROVED
    reason: str = ""
    granted: str = ""
    high: bool = False


EDR = Wish(
    "Renewal of endpoint detection",
    "The contract ends in February; 240 computers would be without it.",
    date(2026, 1, 10),
    Behind.RISK,
    DEAN,
    date(2026, 1, 20),
    reason="It is a renewal.",
    granted="Another year for 240 computers",
)
SOC = Wish(
    "Security monitoring around the clock",
    "At night nobody looks. Two law firms ask for it in their renewals.",
    date(2026, 5, 20),
    Behind.DEMAND,
    GARETH,
    date(2026, 6, 20),
    reason="Customers demand it. We sign for two years.",
    granted="The service for two years",
)
PAM = Wish(
    "Vault for privileged accounts",
    "Engineers share the passwords of customers' servers in a spreadsheet.",
    date(2026, 3, 1),
    Behind.RISK,
    DEAN,
    date(2026, 4, 2),
    Verdict.REFUSED,
    high=True,
)
ENGINEER = Wish(
    "A second security engineer",
    "One person cannot look at every alarm and be on holiday.",
    date(2026, 2, 1),
    Behind.OBJECTIVE,
    DEAN,
    date(2026, 2, 25),
    reason="The workload is there.",
    granted="One post from May",
)
RMM = Wish(
    "Set the old remote management tool apart",
    "It reaches every customer, has no two-step sign-in, and is not patched any more.",
    date(2026, 9, 20),
    Behind.RISK,
    high=True,
)
WISHES = (EDR, SOC, PAM, ENGINEER, RMM)


def farah_asks(stage: Stage, wish: Wish) -> None:
    asked = Asked(
        title=wish.title,
        need=wish.need,
        raised_on=stage.day(wish.raised_on),
        behind_kind=wish.behind,
        risk_high=wish.high,
    )
    raise_request(asked=asked, by=by(stage, FARAH, Hat.ISMS_LEAD), at=stage.at)


def request_for(stage: Stage, wish: Wish) -> Request:
    return next(one for one in resources.requests(stage.organisation) if one.title == wish.title)


def ruling_on(wish: Wish) -> Ruling:
    return Ruling(verdict=wish.verdict, reason=wish.reason, granted=wish.granted)


def farah_records_what_dean_decided(stage: Stage, wish: Wish) -> None:
    """The product would not ask him: it is entered as decided elsewhere, in his mail to her."""
    request = request_for(stage, wish)
    record_decision(
        request_id=request.id,
        digest_shown=request.digest,
        ruling=ruling_on(wish),
        decided_on=stage.day(wish.decided_on or wish.raised_on),
        decided_by_id=who(stage, DEAN).id,
        method=SignatureMethod.OTHER_SYSTEM,
        decided_as="IT Director",
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


def gareth_decides(stage: Stage, wish: Wish) -> None:
    request, leads = request_for(stage, wish), by(stage, GARETH, Hat.TOP_MANAGEMENT)
    decide(request_id=request.id, digest_shown=request.digest, ruling=ruling_on(wish), by=leads, at=stage.at)


def acts_about(wish: Wish, place: int) -> list[Act]:
    asked = Act(
        max(wish.raised_on, EARLIEST_ON),
        time(11, 5 + place),
        f"Farah asks for “{wish.title}”",
        partial(farah_asks, wish=wish),
    )
    if wish.decider is None or wish.decided_on is None:
        return [asked]
    on, at = max(wish.decided_on, EARLIEST_ON), time(15, 20 + place)
    if wish.decider is GARETH:
        return [asked, Act(on, at, f"Gareth decides on “{wish.title}”", partial(gareth_decides, wish=wish))]
    told = f"Farah records what Dean decided on “{wish.title}”"
    return [asked, Act(on, at, told, partial(farah_records_what_dean_decided, wish=wish))]


ACTS = tuple(act for place, wish in enumerate(WISHES) for act in acts_about(wish, place))
