"""Two improvements that Priya sponsors: one is done, and somebody looked whether it works; one is under way."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from countersign.actions import queries as actions
from countersign.actions.commands.add_action import Source, add_action
from countersign.actions.commands.complete_action import complete_action
from countersign.actions.commands.sponsor_action import sponsor_action
from countersign.actions.commands.verify_action import verify_action
from countersign.actions.enums import ActionKind, SourceKind
from countersign.examples.stage import Act, Stage
from countersign.kernel.actors import Hat

if TYPE_CHECKING:
    from countersign.actions.models import Action

ACCOUNTS, SUPPLIERS = "Shared accounts are gone", "Every supplier has an owner"
DONE = "Nine shared accounts were closed; two that cannot be are in the password manager, with who may open them."
VERDICT = "Looked at the sign-in log of two weeks: nobody signed in with one of the nine."


def priya_adds_the_first(stage: Stage) -> None:
    """In her own name, the day after: she asked for it in the morning round."""
    add_action(
        kind=ActionKind.IMPROVEMENT,
        title=ACCOUNTS,
        task="Close every account that more than one of us uses, or say why it has to stay and who may open it.",
        source=Source(SourceKind.OTHER, "Carl's question about the account of the night shift"),
        owner_id=stage.person("Mei").id,
        due_on=stage.day(date(2026, 9, 15)),
        raised_on=stage.day(date(2026, 7, 15)),
        sponsor_id=stage.person("Priya").id,
        by=stage.by("Priya", Hat.TOP_MANAGEMENT),
        at=stage.at,
    )


def improvement(stage: Stage, title: str) -> Action:
    return next(one for one in actions.actions(stage.organisation) if one.title == title)


def mei_is_done(stage: Stage) -> None:
    mine = improvement(stage, ACCOUNTS)
    complete_action(
        action_id=mine.id,
        revision_shown=mine.revision,
        done_on=stage.today,
        outcome=DONE,
        evidence="List of accounts, in the ISMS folder",
        by=stage.by("Mei"),
        at=stage.at,
    )


def tom_looks_whether_it_works(stage: Stage) -> None:
    done = improvement(stage, ACCOUNTS)
    verify_action(
        action_id=done.id,
        revision_shown=done.revision,
        verified_on=stage.today,
        effective=True,
        verdict=VERDICT,
        by=stage.by("Tom", Hat.ISMS_LEAD),
        at=stage.at,
    )


def tom_adds_the_second(stage: Stage) -> None:
    add_action(
        kind=ActionKind.IMPROVEMENT,
        title=SUPPLIERS,
        task="From the list of suppliers: look at each that sees customers' data once a year, by its owner.",
        source=Source(SourceKind.REVIEW, "Management review of October"),
        owner_id=stage.person("Nia").id,
        due_on=stage.day(date(2027, 3, 31)),
        raised_on=stage.today,
        by=stage.by("Tom", Hat.ISMS_LEAD),
        at=stage.at,
    )


def priya_sponsors_it(stage: Stage) -> None:
    row = improvement(stage, SUPPLIERS)
    leads = stage.by("Priya", Hat.TOP_MANAGEMENT)
    sponsor_action(action_id=row.id, revision_shown=row.revision, by=leads, at=stage.at)


ACTS = (
    Act(date(2026, 7, 16), time(8, 50), "Priya asks that shared accounts go", priya_adds_the_first),
    Act(date(2026, 9, 1), time(15, 15), "Mei has closed the shared accounts", mei_is_done),
    Act(date(2026, 9, 15), time(11, 20), "Tom looks whether that works", tom_looks_whether_it_works),
    Act(date(2026, 10, 14), time(14, 0), "Tom adds what the review decided on suppliers", tom_adds_the_second),
    Act(date(2026, 10, 14), time(14, 30), "Priya sponsors it", priya_sponsors_it),
)
