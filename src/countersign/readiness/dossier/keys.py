"""What the keys of a dossier are called in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

CALLED = {
    "audit_internal": "internal audits",
    "audits": "the external audits ahead",
    "comms": "messages from leaders",
    "exec_exceptions": "exceptions for senior people",
    "interview_booked": "the leaders' interview",
    "org.departments": "the departments in scope",
    "people": "people",
    "people.ceo": "who is chief executive or owner",
    "people.it": "who works in IT",
    "people.left": "who has left",
    "policies": "policies",
    "policies.ack_refresh_months": "how often people are asked again",
    "policies.acks": "acceptances",
    "policies.distributions": "how the policy was sent out",
    "policies.endorsements": "endorsements of the policy",
    "policies.external": "how others get the policy",
    "policies.locations": "where the policy is found",
    "policies.parent_link": "which policies the parent policy points to",
    "policies.reviews": "reviews of the policy",
    "policies.versions": "the versions of the policy",
    "rehearsals": "rehearsals of the interview",
    "reviews": "management reviews",
    "risks": "risks",
    "roles": "roles",
    "roles.assignments.budget_route": "who may spend",
    "roles.assignments.capacity": "the time people have for a role",
    "roles.assignments.communicated_on": "how roles were made known",
    "roles.assignments.competence": "competence for a role",
    "roles.assignments.covers_depts": "the departments a holder speaks for",
    "roles.assignments.gap_plan": "plans to close gaps in competence",
    "spot_checks": "spot checks",
    "staff_training": "the training of staff",
    "top_management": "the register of top management",
    "training": "training",
    "triggers": "significant changes and incidents",
}


def called(keys: Iterable[str]) -> str:
    """ "management reviews, spot checks"; a key without a name stands as it is."""
    return ", ".join(CALLED.get(key, key) for key in keys)
