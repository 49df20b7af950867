"""What Priya told everybody: at the kick-off, which Tom wrote down a day later, in a film, and in her own name here."""

from __future__ import annotations

from datetime import date, time

from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.messages import queries as messages
from countersign.messages.commands.begin_draft import begin_draft
from countersign.messages.commands.offer_draft import offer_draft
from countersign.messages.commands.record import record
from countersign.messages.commands.release import release
from countersign.messages.enums import Channel

KICK_OFF, FILM_ON, AUTUMN = date(2026, 3, 23), date(2026, 6, 15), date(2026, 9, 10)
SLIDES = "https://files.larkbeam.example/all-hands/march-slides"
FILM = "https://files.larkbeam.example/films/why-care-homes-trust-us"
TITLE = "Before the certificate: what I ask of each of you"
TEXT = """\
Carers plan their week around what our software says, and are paid by it. If it is wrong, or if somebody reads what \
they should not, a person pays for that who never chose us.

In January an auditor visits. Until then I ask each of you for one thing: report what looks odd on the day on which \
you see it. Nobody gets into trouble for a report that turns out to be nothing.

I put security first on our agenda in October, and I will tell you what we decided."""


def tom_records_the_kick_off(stage: Stage) -> None:
    told(stage, "Why we do this: the kick-off", Channel.MEETING, KICK_OFF, SLIDES)


def tom_records_the_film(stage: Stage) -> None:
    told(stage, "Why care homes trust us: two minutes", Channel.VIDEO, FILM_ON, FILM)


def told(stage: Stage, title: str, channel: Channel, on: date, link: str) -> None:
    record(
        leader_id=stage.person("Priya").id,
        title=title,
        channel=channel,
        said_on=stage.day(on),
        to_staff=True,
        to_contractors=True,
        link=link,
        by=stage.by("Tom", Hat.ISMS_LEAD),
        at=stage.at,
    )


def tom_drafts_the_third(stage: Stage) -> None:
    lead, leader = stage.by("Tom", Hat.ISMS_LEAD), stage.person("Priya").id
    begin_draft(leader_id=leader, title=TITLE, text=TEXT, to_staff=True, to_contractors=True, by=lead, at=stage.at)


def tom_lays_it_before_her(stage: Stage) -> None:
    draft = there(messages.drafts(stage.organisation).first(), "message")
    offer_draft(draft_id=draft.id, revision_shown=draft.revision, by=stage.by("Tom", Hat.ISMS_LEAD), at=stage.at)


def priya_sends_it(stage: Stage) -> None:
    draft = there(messages.drafts(stage.organisation).first(), "message")
    leads = stage.by("Priya", Hat.TOP_MANAGEMENT)
    release(draft_id=draft.id, digest_shown=draft.digest, by=leads, at=stage.at)


ACTS = (
    Act(date(2026, 3, 24), time(9, 10), "Tom records what Priya said at the kick-off", tom_records_the_kick_off),
    Act(FILM_ON, time(16, 20), "Tom records Priya's film", tom_records_the_film),
    Act(date(2026, 9, 9), time(15, 5), "Tom drafts a message for Priya", tom_drafts_the_third),
    Act(date(2026, 9, 9), time(15, 25), "Tom lays the message before Priya", tom_lays_it_before_her),
    Act(AUTUMN, time(8, 50), "Priya sends the message", priya_sends_it),
)
