"""The policy as it was before Countersign: written, owned and signed by Dean, and entered here on Farah's word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

from countersign.examples.stage import Act, Stage, there
from countersign.examples.stonecross.cast import DEAN, DOMAIN, FARAH, GARETH, by, who
from countersign.kernel.actors import Hat
from countersign.kernel.approvals import Signature, SignatureMethod
from countersign.kernel.text import Heading, Paragraph, from_html, from_json, runs_text, to_json
from countersign.policies import queries as policies
from countersign.policies.commands.create import create
from countersign.policies.commands.decide_availability import decide_availability
from countersign.policies.commands.mark import Passage, mark
from countersign.policies.commands.name_location import name_location
from countersign.policies.commands.record_signature_elsewhere import record_signature_elsewhere
from countersign.policies.enums import AvailabilityMode, PolicyKind, Requirement

if TYPE_CHECKING:
    from typing import Any

    from countersign.policies.models import Policy, Version

TEXT = Path(__file__).with_name("policy.html")
TITLE, LABEL = "Information Security Policy", "3.0"
SIGNED_ON, EFFECTIVE_ON, RECORDED_ON = date(2025, 9, 15), date(2025, 9, 22), date(2026, 1, 21)
SIGNED_AS = "IT Director"
WHERE, ADDRESS = "SharePoint", f"https://sharepoint.{DOMAIN}/policies/information-security"

MEANS = {
    Requirement.PURPOSE: "Why we do this",
    Requirement.OBJECTIVES: "What we aim for",
    Requirement.REQUIREMENTS: "What we meet",
    Requirement.IMPROVEMENT: "How we get better",
}
"""Under which heading of the text each of the contents stands that 5.2 asks for."""


def the_policy(stage: Stage) -> Policy:
    return there(policies.parent_policy(stage.organisation), "policy")


def applies(stage: Stage) -> Version:
    """The version in force."""
    return there(policies.in_force(stage.organisation, the_policy(stage).id), "version")


def farah_begins(stage: Stage) -> None:
    text, _ = from_html(TEXT.read_text(encoding="utf-8"))
    lead, owner = by(stage, FARAH, Hat.ISMS_LEAD), who(stage, DEAN).id
    create(kind=PolicyKind.PARENT, title=TITLE, text=to_json(text), owner_id=owner, by=lead, at=stage.at)


def farah_marks_its_passages(stage: Stage) -> None:
    policy = the_policy(stage).id
    draft = policies.draft_of(stage.organisation, policy)
    lead, found = by(stage, FARAH, Hat.ISMS_LEAD), dict(passages(draft.text))
    mark(policy_id=policy, revision_shown=draft.revision, passages=found, by=lead, at=stage.at)


def passages(text: Any) -> Iterator[tuple[Requirement, Passage]]:
    """For each requirement the paragraph that stands under its heading."""
    blocks = from_json(text).blocks
    titles = {runs_text(one.runs): place for place, one in enumerate(blocks) if isinstance(one, Heading)}
    for requirement, heading in MEANS.items():
        below = blocks[titles[heading] + 1]
        if isinstance(below, Paragraph):
            yield requirement, (below.id, runs_text(below.runs))


def farah_records_the_signature(stage: Stage) -> None:
    """What the product would not let Dean do, he did on paper; whether he was entitled to, the rules say."""
    recorded(stage, the_policy(stage), SIGNED_ON, EFFECTIVE_ON, LABEL)


def recorded(stage: Stage, policy: Policy, signed_on: date, effective_on: date, label: str) -> None:
    dean = who(stage, DEAN).id
    record_signature_elsewhere(
        policy_id=policy.id,
        revision_shown=policies.draft_of(stage.organisation, policy.id).revision,
        signed_on=stage.day(signed_on),
        signer_id=dean,
        signed_as=SIGNED_AS,
        signature=Signature(SignatureMethod.WET_SIGNATURE),
        label=label,
        effective_on=stage.day(effective_on),
        drafted_by_id=dean,
        by=by(stage, FARAH, Hat.ISMS_LEAD),
        at=stage.at,
    )


def farah_names_the_place(stage: Stage) -> None:
    lead = by(stage, FARAH, Hat.ISMS_LEAD)
    name_location(policy_id=the_policy(stage).id, called=WHERE, address=ADDRESS, by=lead, at=stage.at)


def gareth_lets_others_ask_for_it(stage: Stage) -> None:
    decide_availability(
        policy_id=the_policy(stage).id,
        mode=AvailabilityMode.ON_REQUEST,
        contact=f"security@{DOMAIN}",
        by=by(stage, GARETH, Hat.TOP_MANAGEMENT),
        at=stage.at,
    )


ACTS = (
    Act(RECORDED_ON, time(9, 5), "Farah brings the policy in", farah_begins),
    Act(RECORDED_ON, time(9, 15), "Farah marks its passages", farah_marks_its_passages),
    Act(RECORDED_ON, time(9, 30), "Farah records who signed it", farah_records_the_signature),
    Act(RECORDED_ON, time(9, 40), "Farah says where the policy is found", farah_names_the_place),
    Act(date(2026, 1, 22), time(18, 5), "Gareth lets others ask for it", gareth_lets_others_ask_for_it),
)
