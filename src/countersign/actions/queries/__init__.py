"""Every read of actions, the organisation first."""

from countersign.actions.queries.collecting import collect_facts
from countersign.actions.queries.rows import (
    OPEN,
    WAITING,
    action,
    actions,
    actions_from,
    following,
    is_agreed,
    late_actions,
    open_actions,
    open_actions_of,
    open_on,
    replan,
    replans,
    replans_of,
    waiting_for_verification,
)
from countersign.actions.queries.waiting import waiting

__all__ = [
    "OPEN",
    "WAITING",
    "action",
    "actions",
    "actions_from",
    "collect_facts",
    "following",
    "is_agreed",
    "late_actions",
    "open_actions",
    "open_actions_of",
    "open_on",
    "replan",
    "replans",
    "replans_of",
    "waiting",
    "waiting_for_verification",
]
