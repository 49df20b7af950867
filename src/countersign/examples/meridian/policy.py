"""The policy in its version 5.1: minuted by the board in January, in force since February, told to everybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.kernel.approvals import Signature, SignatureMethod
from countersign.kernel.text import Heading, Paragraph, from_html, from_json, runs_text, to_json
from countersign.ledger import files
from countersign.people.enums import WordingKind
from countersign.people.queries import wording
from countersign.policies import queries as policies
from countersign.policies.commands.create import create
from countersign.policies.commands.endorse import endorse
from countersign.policies.commands.make_public import make_public, public_text_of
from countersign.policies.commands.mark import Passage, mark
from countersign.policies.commands.name_location import name_location
from countersign.policies.commands.record_signature_elsewhere import record_signature_elsewhere
from countersign.policies.commands.render import render
from countersign.policies.documents.rendering import render as make_pdf
from countersign.policies.enums import PolicyKind, Requirement
from countersign.policies.text.redacting import public_digest

if TYPE_CHECKING:
    from countersign.policies.models import Policy, Version

TEXT = Path(__file__).with_name("policy.html")
TITLE, LABEL = "Information Security Policy", "5.1"
MINUTED_ON, EFFECTIVE_ON, RECORDED_ON = date(2026, 1, 20), date(2026, 2, 1), date(2026, 2, 2)
BEGUN_ON, PUBLIC_ON = date(2026, 1, 22), date(2026, 2, 6)
CONTACT = "security@meridianharbour.example"
INTRANET, ADDRESS = "Group intranet", "https://intranet.meridianharbour.example/security/policy"
MEANS = {
    Requirement.PURPOSE: "Why this policy exists",
    Requirement.OBJECTIVES: "What we set out to achieve",
    Requirement.REQUIREMENTS: "What we keep to",
    Requirement.IMPROVEMENT: "How we get better",
}
"""Under which heading of the text each of the contents stands that 5.2 asks for."""
KEPT_INSIDE = "Who answers for what"
"""Under this heading stands what the published summary leaves out."""


def the_policy(stage: Stage) -> Policy:
    return there(policies.parent_policy(stage.organisation), "policy")


def applies(stage: Stage) -> Version:
    """The version in force."""
    return there(policies.in_force(stage.organisation, the_policy(stage).id), "version")


def begin(stage: Stage) -> None:
    text, _ = from_html(TEXT.read_text(encoding="utf-8"))
    lead, owner = stage.by("Clara", Hat.ISMS_LEAD), stage.person("Thandi").id
    create(kind=PolicyKind.PARENT, title=TITLE, text=to_json(text), owner_id=owner, by=lead, at=stage.at)


def choose_passages(stage: Stage) -> None:
    policy = the_policy(stage).id
    draft = policies.draft_of(stage.organisation, policy)
    lead, found = stage.by("Clara", Hat.ISMS_LEAD), dict(passages(draft.text))
    mark(policy_id=policy, revision_shown=draft.revision, passages=found, by=lead, at=stage.at)


def passages(text: Any) -> Iterator[tuple[Requirement, Passage]]:
    """For each requirement the paragraph that stands under its heading."""
    for requirement, heading in MEANS.items():
        [first, *_] = below(text, heading)
        yield requirement, (first.id, runs_text(first.runs))


def below(text: Any, heading: str) -> list[Paragraph]:
    """The paragraphs that stand under a heading."""
    found: list[Paragraph] = []
    under = False
    for block in from_json(text).blocks:
        if isinstance(block, Heading):
            under = runs_text(block.runs) == heading
        elif under and isinstance(block, Paragraph):
            found.append(block)
    return found


def record(stage: Stage) -> None:
    """As the company secretary minuted it."""
    policy = the_policy(stage).id
    record_signature_elsewhere(
        policy_id=policy,
        revision_shown=policies.draft_of(stage.organisation, policy).revision,
        signed_on=stage.day(MINUTED_ON),
        signer_id=stage.person("Ingrid").id,
        signed_as="Chief Executive, for the executive board",
        signature=Signature(SignatureMethod.MINUTE),
        label=LABEL,
        effective_on=stage.day(EFFECTIVE_ON),
        drafted_by_id=stage.person("Clara").id,
        change_note="Objectives for the year; what is asked of agencies.",
        by=stage.by("Clara", Hat.ISMS_LEAD),
        at=stage.at,
    )


def name_the_intranet(stage: Stage) -> None:
    policy, lead = the_policy(stage).id, stage.by("Clara", Hat.ISMS_LEAD)
    name_location(policy_id=policy, called=INTRANET, address=ADDRESS, by=lead, at=stage.at)


def publish_a_summary(stage: Stage) -> None:
    """For customers and ports: everything but who answers for what inside."""
    version = applies(stage)
    left_out = {one.id: "" for one in below(version.text, KEPT_INSIDE)}
    shown = public_digest(signed=version.document, text=public_text_of(version, left_out))
    make_public(
        version_id=version.id,
        left_out=left_out,
        digest_shown=shown,
        contact=CONTACT,
        by=stage.by("Ingrid", Hat.TOP_MANAGEMENT),
        at=stage.at,
    )


def stands_behind(stage: Stage, name: str) -> None:
    version, leads = applies(stage), stage.by(name, Hat.TOP_MANAGEMENT)
    endorse(version_id=version.id, digest_shown=version.document, by=leads, at=stage.at)


def print_it(stage: Stage) -> None:
    """As the worker does for everybody, soon after the signature."""
    version = applies(stage)
    pdf = files.keep(stage.organisation, make_pdf(version))
    render(version_id=version.id, pdf=pdf, by=stage.system, at=stage.at)


def sentence(stage: Stage) -> tuple[Version, Any, str]:
    """What everybody accepts: the version, the wording, and its words."""
    version, said = applies(stage), wording(stage.organisation, WordingKind.ACCEPTANCE)
    return version, said, policies.words_for(version, said.text)


ACTS = (
    Act(BEGUN_ON, time(9, 0), "Clara brings the policy in", begin),
    Act(BEGUN_ON, time(9, 20), "Clara marks its passages", choose_passages),
    Act(RECORDED_ON, time(8, 30), "Clara records that the board approved it", record),
    Act(RECORDED_ON, time(8, 31), "its PDF is made", print_it),
    Act(RECORDED_ON, time(8, 45), "Clara says where the policy is found", name_the_intranet),
    Act(date(2026, 2, 3), time(17, 30), "Thandi stands behind it", partial(stands_behind, name="Thandi")),
    Act(PUBLIC_ON, time(14, 0), "Ingrid publishes a summary", publish_a_summary),
    Act(date(2026, 11, 12), time(18, 10), "Marco stands behind it", partial(stands_behind, name="Marco")),
)
