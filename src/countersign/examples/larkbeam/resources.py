"""What was asked for in money, and what Priya said to it. To the last one she has not said anything yet."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from countersign.examples.stage import Act, Stage
from countersign.kernel.actors import Hat
from countersign.kernel.money import Money
from countersign.resources import queries as resources
from countersign.resources.commands.decide import Ruling, decide
from countersign.resources.commands.raise_request import Amount, Asked, raise_request
from countersign.resources.enums import Behind, Verdict

if TYPE_CHECKING:
    from countersign.resources.models import Request

PASSWORDS, PENETRATION, DEVICES = "Password manager", "External penetration test", "Mobile device management"
NEEDS = {
    PASSWORDS: "Passwords of shared systems stand in a spreadsheet. One tool for everybody, contractors too.",
    PENETRATION: "Nobody from outside has ever tried to get into the rota service. Five days, with a report.",
    DEVICES: "A phone that is lost cannot be wiped, and support reads tickets on phones of their own.",
}
BEHIND = {
    PASSWORDS: (Behind.DEMAND, "Two care homes asked in their questionnaires how we keep passwords."),
    PENETRATION: (Behind.DEMAND, "The contract of the care group wants a test by somebody independent every year."),
    DEVICES: (Behind.RISK, "Payroll data leak"),
}
MINOR = {PASSWORDS: 93_600, PENETRATION: 780_000, DEVICES: 162_000}
GRANTED = {PASSWORDS: "Thirteen seats for a year", PENETRATION: "Five days, and a second look at what was found"}
BECAUSE = {
    PASSWORDS: "Customers ask for it, and rightly. Tom has it in use by the end of May.",
    PENETRATION: "The contract wants it every year, and I want to know it before the auditor does.",
}


def tom_asks_for(stage: Stage, title: str) -> None:
    kind, behind = BEHIND[title]
    asked = Asked(
        title=title,
        need=NEEDS[title],
        raised_on=stage.today,
        behind_kind=kind,
        behind=behind,
        amount=Amount(money=Money(MINOR[title], "GBP")),
    )
    raise_request(asked=asked, by=stage.by("Tom", Hat.ISMS_LEAD), at=stage.at)


def request_for(stage: Stage, title: str) -> Request:
    return next(one for one in resources.requests(stage.organisation) if one.title == title)


def priya_approves(stage: Stage, title: str) -> None:
    request, leads = request_for(stage, title), stage.by("Priya", Hat.TOP_MANAGEMENT)
    ruling = Ruling(
        verdict=Verdict.APPROVED,
        reason=BECAUSE[title],
        granted=GRANTED[title],
        amount=Amount(money=Money(MINOR[title], "GBP")),
    )
    decide(request_id=request.id, digest_shown=request.digest, ruling=ruling, by=leads, at=stage.at)


ACTS = (
    Act(date(2026, 4, 20), time(11, 30), "Tom asks for a password manager", partial(tom_asks_for, title=PASSWORDS)),
    Act(date(2026, 5, 4), time(9, 20), "Priya approves the password manager", partial(priya_approves, title=PASSWORDS)),
    Act(date(2026, 7, 10), time(10, 40), "Tom asks for a penetration test", partial(tom_asks_for, title=PENETRATION)),
    Act(date(2026, 7, 28), time(14, 5), "Priya approves the test", partial(priya_approves, title=PENETRATION)),
    Act(date(2026, 10, 5), time(9, 45), "Tom asks for device management", partial(tom_asks_for, title=DEVICES)),
)
