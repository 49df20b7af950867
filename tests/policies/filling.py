"""A policy whose text holds tokens, and what changes the values that they stand for."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from countersign.people.commands.change_organisation import change_organisation
from countersign.people.enums import Scope
from countersign.people.queries import organisation
from countersign.policies.commands.change_policy import change_policy
from countersign.policies.queries import policy as policy_with
from tests.cast import Cast
from tests.policies.worlds import AT, begun, change, lead, leader
from tests.roles import worlds as roles

TEXT = (
    "{{organisation}} makes rota and payroll software for independent care homes.",
    "{{ Owner }} looks after this policy, and {{role: ISMS lead}} keeps the system that it belongs to.",
)
FILLED = (
    "Larkbeam Ltd makes rota and payroll software for independent care homes.",
    "Mei Sato looks after this policy, and Tom Okafor keeps the system that it belongs to.",
)
VARIABLES = {"organisation": "Larkbeam Ltd", "owner": "Mei Sato", "role: isms_lead": "Tom Okafor"}


def with_tokens(here: Cast) -> UUID:
    """Tom holds the role, Mei owns the policy, and its text names neither."""
    roles.begun(here)
    roles.held(here)
    policy = begun(here)
    owned(here, policy, "mei")
    change(here, policy, *TEXT)
    return policy


def owned(here: Cast, policy: UUID, first: str | None, at: datetime = AT) -> None:
    now = policy_with(here.organisation, policy)
    change_policy(
        policy_id=policy,
        revision_shown=now.revision,
        owner_id=here.person(first).id if first else None,
        review_months=now.review_months,
        by=lead(here),
        at=at,
    )


def renamed(here: Cast, name: str, at: datetime = AT) -> None:
    now = organisation(here.organisation)
    change_organisation(
        revision_shown=now.revision,
        name=name,
        purpose=now.purpose,
        context_terms=now.context_terms,
        isms_scope=Scope(now.isms_scope),
        isms_scope_statement=now.isms_scope_statement,
        isms_started_on=now.isms_started_on,
        time_zone=now.time_zone,
        by=leader(here),
        at=at,
    )
