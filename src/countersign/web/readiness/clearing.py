"""Which page clears a finding, for whom. Findings whose cure has no page yet have no button."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from countersign.entrance.endpoint import Visit
from countersign.entrance.matrix import may_enter
from countersign.policies.queries import Shelf
from countersign.readiness.rule import Rule


@dataclass(frozen=True)
class Step:
    """A button: its label, the page it opens, and the act that one needs to be allowed there."""

    label: str
    route: str
    act: str


OPEN_POLICY = Step(gettext_noop("Open the policy"), "policies:policy", "policy.read")
OPEN_REGISTER = Step(gettext_noop("Open the register"), "people:register", "register.read")
OPEN_ROLES = Step(gettext_noop("Open the roles"), "roles:list", "role.read")
OPEN_AUDITS = Step(gettext_noop("Open the audits"), "audits:list", "visit.read")
SEE_WHO = Step(gettext_noop("See who has not accepted"), "acceptances:everybody", "acceptance.read")

STEPS: dict[str, Step] = {
    "POL-001": Step(gettext_noop("Write or upload the policy"), "policies:new", "policy.create"),
    "POL-002": Step(gettext_noop("Bring it to signature"), "policies:policy", "policy.read"),
    **dict.fromkeys(("POL-007", "POL-008", "POL-009", "POL-010"), OPEN_POLICY),
    **dict.fromkeys(("DIS-001", "DIS-002", "DIS-003", "DIS-004", "DIS-005"), SEE_WHO),
    "ROL-001": Step(gettext_noop("Propose somebody"), "roles:list", "appointment.propose"),
    "ROL-002": Step(gettext_noop("Propose somebody"), "roles:list", "appointment.propose"),
}
"""By code; other rules of a family have the family's page."""

FAMILIES: dict[str, Step] = {"POL": OPEN_POLICY, "TOP": OPEN_REGISTER, "ROL": OPEN_ROLES, "AUD": OPEN_AUDITS}


class Clearing:
    """The buttons of one visit. ``shelf``: the policies, as the findings were judged by them."""

    def __init__(self, request: Visit, shelf: Shelf) -> None:
        self.request, self.shelf = request, shelf

    @property
    def policy(self) -> UUID | None:
        return self.shelf.parent.id if self.shelf.parent else None

    @property
    def version(self) -> UUID | None:
        """The one in force."""
        return self.shelf.parent_in_force.id if self.shelf.parent_in_force else None

    def of(self, rule: Rule) -> dict[str, str] | None:
        """The button that clears a rule's finding, or None where this reader has none."""
        step = STEPS.get(rule.code) or FAMILIES.get(rule.family)
        if step is None or not may_enter(self.request.actor, step.act):
            return None
        named = self.named(step)
        if None in named:
            return None
        url = reverse(step.route, args=[self.request.organisation.slug, *named])
        return {"label": _(step.label), "url": url}

    def named(self, step: Step) -> list[UUID | None]:
        """What the page's address names beside the organisation; None where there is no such thing."""
        if step.route == OPEN_POLICY.route:
            return [self.policy]
        return [self.version] if step.route == SEE_WHO.route else []
