"""Where the policy is found besides Countersign: the intranet, and a notice board that somebody walks past."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

from countersign.examples.larkbeam.policy import the_policy
from countersign.examples.stage import Act, Stage
from countersign.kernel.actors import Hat
from countersign.policies import queries as policies
from countersign.policies.commands.name_location import name_location
from countersign.policies.commands.see_location import see_location

INTRANET, BOARD = "Staff intranet", "Notice board by the kitchen"
ADDRESS = "https://intranet.larkbeam.example/policies/information-security"


def tom_names_the_intranet(stage: Stage) -> None:
    policy, lead = the_policy(stage).id, stage.by("Tom", Hat.ISMS_LEAD)
    name_location(policy_id=policy, called=INTRANET, address=ADDRESS, by=lead, at=stage.at)


def tom_names_the_board(stage: Stage) -> None:
    name_location(policy_id=the_policy(stage).id, called=BOARD, by=stage.by("Tom", Hat.ISMS_LEAD), at=stage.at)


def ruth_walks_past(stage: Stage) -> None:
    see_location(location_id=board(stage), found=True, by=stage.by("Ruth", Hat.HR), at=stage.at)


def board(stage: Stage) -> UUID:
    there = policies.open_locations(stage.organisation, the_policy(stage).id)
    return next(one.id for one in there if one.called == BOARD)


ACTS = (
    Act(date(2026, 3, 24), time(10, 5), "Tom says where the policy is found", tom_names_the_intranet),
    Act(date(2026, 3, 24), time(10, 6), "Tom pins it to the board", tom_names_the_board),
    Act(date(2026, 8, 17), time(12, 50), "Ruth sees it on the board", ruth_walks_past),
)
