"""What those at the top did where others saw it: a message, a kick-off in February, and a laptop of one's own."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from pathlib import Path

from countersign.direction.commands.observe_deviation import observe_deviation
from countersign.direction.commands.record_direction import record_direction
from countersign.direction.enums import DirectionKind
from countersign.examples.stage import Act, Stage
from countersign.examples.stonecross.cast import COLIN, DEAN, DOMAIN, FARAH, GARETH, Member, by, who
from countersign.kernel.actors import Hat
from countersign.ledger import files
from countersign.messages.commands.record import record
from countersign.messages.enums import Channel

SLIDES = Path(__file__).with_name("slides.pdf")
SAID = (
    (GARETH, date(2026, 5, 5), "Why our customers ask about security", Channel.MEETING, SLIDES),
    (DEAN, date(2026, 10, 5), "Cyber month: ten tips", Channel.MAIL, None),
)
"""Who told everybody something, when, by which way, and what was kept of it."""
KICK_OFF_ON, LAPTOP_ON, SEEN_ON = date(2026, 2, 3), date(2026, 8, 1), date(2026, 8, 4)
KICK_OFF = "Opened the kick-off of the year's plan, said that Farah has his backing, and stayed for the first hour."
LAPTOP = "Uses a laptop of his own for quotes and contracts with customers' data; everybody else may not."


def farah_records_what_was_said(
    stage: Stage, speaker: Member, on: date, title: str, channel: Channel, copy: Path | None
) -> None:
    record(
        leader_id=who(stage, speaker).id,
        title=title,
        channel=channel,
        said_on=stage.day(on),
        to_staff=True,
        to_contractors=True,
        scan=files.keep(stage.organisation, copy.read_bytes()) if copy else None,
        link=f"https://files.{DOMAIN}/all-hands/{on:%Y-%m}",
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


def farah_records_the_kick_off(stage: Stage) -> None:
    record_direction(
        kind=DirectionKind.BACKING,
        leader_id=who(stage, GARETH).id,
        directed_on=stage.day(KICK_OFF_ON),
        what=KICK_OFF,
        evidence="Invitation and slides, ISMS folder",
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


def farah_records_the_laptop(stage: Stage) -> None:
    observe_deviation(
        leader_id=who(stage, COLIN).id,
        observed_on=stage.day(LAPTOP_ON),
        what=LAPTOP,
        evidence="Sign-in log of the quoting system",
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


ACTS = (
    Act(date(2026, 2, 4), time(9, 5), "Farah records the kick-off", farah_records_the_kick_off),
    *(
        Act(
            on,
            time(17, 0),
            f"Farah records what {speaker.name} said",
            partial(farah_records_what_was_said, speaker=speaker, on=on, title=title, channel=channel, copy=copy),
        )
        for speaker, on, title, channel, copy in SAID
    ),
    Act(SEEN_ON, time(11, 45), "Farah records the laptop", farah_records_the_laptop),
)
