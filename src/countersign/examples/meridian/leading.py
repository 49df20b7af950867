"""What the board did in its own name: messages to staff, money, answers to what Clara asked, and its word."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from countersign.asks import queries as asks
from countersign.asks.commands.answer import answer
from countersign.asks.commands.commit import commit
from countersign.asks.commands.make import make
from countersign.asks.enums import Answer
from countersign.direction.commands.record_direction import record_direction
from countersign.direction.commands.record_support import record_support
from countersign.direction.enums import DirectionKind, SupportKind
from countersign.examples.meridian.nights import LAST_DAY
from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.kernel.money import Money
from countersign.ledger import files
from countersign.messages.commands.record import record
from countersign.messages.enums import Channel
from countersign.resources import queries as resources
from countersign.resources.commands.decide import Ruling, decide
from countersign.resources.commands.raise_request import Amount, Asked, raise_request
from countersign.resources.enums import Behind, Verdict

if TYPE_CHECKING:
    from countersign.resources.models import Request

MESSAGES = (
    ("Ingrid", "What five ports taught me about screens at the gate", Channel.INTRANET, date(2026, 4, 8)),
    ("Ingrid", "Nine days without a broker: what we do so that it is not us", Channel.VIDEO, date(2026, 7, 9)),
    ("Thandi", "Security week in all nine ports", Channel.MAIL, date(2026, 10, 7)),
)
"""To everybody on the payroll. Nobody thought of those whom the agencies send."""
LETTER = Path(__file__).with_name("letter.pdf")
LINK = "https://intranet.meridianharbour.example/board/2026"

SEGMENTS, VAULT = "Segmentation of the terminal networks", "A new vault for the signing keys"
NEEDS = {
    SEGMENTS: "A laptop in the canteen can reach a crane in six of nine ports. Firewalls and twelve weeks of work.",
    VAULT: "The vault is out of support in the spring. Its keys sign every declaration that we make.",
}
MINOR = {SEGMENTS: 186_000_000, VAULT: 24_000_000}
GRANTED = "All nine ports until the end of next year, the six worst this year"
BECAUSE = "It treats our largest risk, and waiting another year would cost more than the work."

OPENING, OPENING_DUE = (
    "Open security week with five minutes in your own words, on the quay in Rotterdam",
    date(2026, 9, 20),
)
WHY_NOW = "It begins in the first days of October, and the ports print the programme at the end of the month."
OPENED = "Yes. I open it at the shift change, so that both shifts hear it."
WINTER, WINTER_DUE = (
    "I spend a night with the watch that looks at the alarms, and write down what I saw.",
    date(2026, 12, 15),
)

EXERCISE = "Led the table exercise on an attack during a storm, and settled on the spot who may stop the cranes."
BRIEFING = "An hour on what a head answers for, with the three risks of the terminals on the table."
TARGET = "Acceptance by agencies within fourteen days is one of the five targets of Warehousing this year."


def told(stage: Stage, who: str, title: str, channel: Channel, on: date) -> None:
    record(
        leader_id=stage.person(who).id,
        title=title,
        channel=channel,
        said_on=stage.day(on),
        to_staff=True,
        to_contractors=False,
        link=LINK,
        scan=files.keep(stage.organisation, LETTER.read_bytes()),
        by=stage.by("Clara", Hat.ISMS_LEAD),
        at=stage.at,
    )


def clara_asks_for(stage: Stage, title: str) -> None:
    asked = Asked(
        title=title,
        need=NEEDS[title],
        raised_on=stage.today,
        behind_kind=Behind.RISK,
        behind="Ransomware in the systems of a terminal" if title == SEGMENTS else "Out of support",
        amount=Amount(money=Money(MINOR[title], "EUR")),
        raised_by_id=stage.person("Yusuf").id,
    )
    raise_request(asked=asked, by=stage.by("Clara", Hat.ISMS_LEAD), at=stage.at)


def request_for(stage: Stage, title: str) -> Request:
    return next(one for one in resources.requests(stage.organisation) if one.title == title)


def ingrid_approves(stage: Stage) -> None:
    request, leads = request_for(stage, SEGMENTS), stage.by("Ingrid", Hat.TOP_MANAGEMENT)
    amount = Amount(money=Money(MINOR[SEGMENTS], "EUR"))
    ruling = Ruling(verdict=Verdict.APPROVED, reason=BECAUSE, granted=GRANTED, amount=amount)
    decide(request_id=request.id, digest_shown=request.digest, ruling=ruling, by=leads, at=stage.at)


def clara_asks_ingrid(stage: Stage) -> None:
    make(
        leader_id=stage.person("Ingrid").id,
        wanted=OPENING,
        minutes=10,
        due_on=stage.day(OPENING_DUE),
        why_now=WHY_NOW,
        asked_on=stage.today,
        by=stage.by("Clara", Hat.ISMS_LEAD),
        at=stage.at,
    )


def ingrid_answers(stage: Stage) -> None:
    asked = there(next(iter(asks.unanswered(stage.organisation)), None), "ask")
    leads = stage.by("Ingrid", Hat.TOP_MANAGEMENT)
    answer(ask_id=asked.id, answer=Answer.YES, words=OPENED, by=leads, at=stage.at)


def ingrid_takes_on_a_night(stage: Stage) -> None:
    """In the quarter in which the story ends, wherever its days have been moved."""
    next_one = asks.quarter_of(asks.quarter_of(stage.day(LAST_DAY)) + timedelta(days=100))
    due = min(stage.day(WINTER_DUE), next_one - timedelta(days=1))
    commit(words=WINTER, due_on=due, by=stage.by("Ingrid", Hat.TOP_MANAGEMENT), at=stage.at)


def thandi_leads_the_exercise(stage: Stage) -> None:
    record_direction(
        kind=DirectionKind.WORKSHOP,
        leader_id=stage.person("Thandi").id,
        directed_on=stage.today,
        what=EXERCISE,
        evidence="Log of the exercise, CISO's folder",
        by=stage.by("Thandi", Hat.TOP_MANAGEMENT),
        at=stage.at,
    )


def supported(stage: Stage, manager: str, by: str, kind: SupportKind, what: str) -> None:
    record_support(
        kind=kind,
        manager_id=stage.person(manager).id,
        supporter_id=stage.person(by).id,
        supported_on=stage.today,
        what=what,
        evidence="Note in the board's folder",
        by=stage.by(by, Hat.TOP_MANAGEMENT),
        at=stage.at,
    )


ACTS = (
    *(
        Act(
            on,
            time(16, 0),
            f"Clara records what {who} said on {on}",
            partial(told, who=who, title=title, channel=by, on=on),
        )
        for who, title, by, on in MESSAGES
    ),
    Act(date(2026, 1, 15), time(11, 0), "Clara asks for the segmentation", partial(clara_asks_for, title=SEGMENTS)),
    Act(date(2026, 2, 10), time(12, 40), "Ingrid approves the segmentation", ingrid_approves),
    Act(date(2026, 9, 25), time(10, 30), "Clara asks for a new vault", partial(clara_asks_for, title=VAULT)),
    Act(date(2026, 9, 1), time(9, 0), "Clara asks Ingrid to open security week", clara_asks_ingrid),
    Act(date(2026, 9, 10), time(18, 20), "Ingrid answers Clara", ingrid_answers),
    Act(date(2026, 10, 1), time(8, 10), "Ingrid takes something on for the winter", ingrid_takes_on_a_night),
    Act(date(2026, 9, 17), time(17, 45), "Thandi records the exercise", thandi_leads_the_exercise),
    Act(
        date(2026, 3, 4),
        time(15, 0),
        "Thandi briefs Ivo",
        partial(supported, manager="Ivo", by="Thandi", kind=SupportKind.BRIEFING, what=BRIEFING),
    ),
    Act(
        date(2026, 6, 9),
        time(15, 0),
        "Ingrid sets Ann a target",
        partial(supported, manager="Ann", by="Ingrid", kind=SupportKind.TARGET, what=TARGET),
    ),
)
