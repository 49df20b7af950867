"""The policy: brought in from a Word file, offered, taken back, offered again, signed and published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from countersign.examples.stage import Act, Stage, there
from countersign.kernel.actors import Hat
from countersign.kernel.approvals import Signature, SignatureMethod, statement_digest
from countersign.kernel.text import Heading, Paragraph, Text, from_json, runs_text, to_json
from countersign.ledger import files
from countersign.people.enums import WordingKind
from countersign.people.queries import capacity_of, wording
from countersign.policies import queries as policies
from countersign.policies.commands.create import create
from countersign.policies.commands.edit import edit
from countersign.policies.commands.mark import Passage, mark
from countersign.policies.commands.offer import offer
from countersign.policies.commands.publish import publish
from countersign.policies.commands.render import render
from countersign.policies.commands.sign import sign
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.documents.rendering import render as make_pdf
from countersign.policies.enums import PolicyKind, Requirement
from countersign.policies.imports.word import read_word

if TYPE_CHECKING:
    from countersign.policies.models import Policy, Version

WORD = Path(__file__).with_name("policy.docx")
SIGNED_ON, PUBLISHED_ON = date(2026, 3, 20), date(2026, 3, 23)
OBJECTIVES = "How we set our objectives"

MEANS = {
    Requirement.PURPOSE: "Why this matters to us",
    Requirement.REQUIREMENTS: "We meet what applies to us",
    Requirement.IMPROVEMENT: "We keep improving",
}
"""Under which heading of the text each of the contents stands that 5.2 asks for."""

WITHDRAWN = "Priya does not want to sign a passage on objectives before there are any. It comes out for now."


def the_policy(stage: Stage) -> Policy:
    return there(policies.parent_policy(stage.organisation), "policy")


def offered(stage: Stage) -> Version:
    return policies.open_offers(stage.organisation, the_policy(stage).id)[0]


def applies(stage: Stage) -> Version:
    """The version in force."""
    return there(policies.in_force(stage.organisation, the_policy(stage).id), "version")


def begin(stage: Stage) -> None:
    word = read_word(WORD.read_bytes(), WORD.name)
    lead, owner = stage.by("Tom", Hat.ISMS_LEAD), stage.person("Priya").id
    text = to_json(word.text)
    create(kind=PolicyKind.PARENT, title=word.title, text=text, owner_id=owner, by=lead, at=stage.at)


def choose_passages(stage: Stage) -> None:
    policy = the_policy(stage).id
    draft = policies.draft_of(stage.organisation, policy)
    lead, found = stage.by("Tom", Hat.ISMS_LEAD), dict(passages(draft.text))
    mark(policy_id=policy, revision_shown=draft.revision, passages=found, by=lead, at=stage.at)


def passages(text: Any) -> Iterator[tuple[Requirement, Passage]]:
    """For each requirement the paragraph that stands under its heading."""
    blocks = from_json(text).blocks
    for requirement, heading in MEANS.items():
        at = next(place for place, block in enumerate(blocks) if is_called(block, heading))
        below = blocks[at + 1]
        if isinstance(below, Paragraph):
            yield requirement, (below.id, runs_text(below.runs))


def is_called(block: object, heading: str) -> bool:
    return isinstance(block, Heading) and runs_text(block.runs) == heading


def put_forward(stage: Stage) -> None:
    policy = the_policy(stage).id
    draft = policies.draft_of(stage.organisation, policy)
    offer(
        policy_id=policy,
        revision_shown=draft.revision,
        material=True,
        publish_when_signed=False,
        by=stage.by("Tom", Hat.ISMS_LEAD),
        at=stage.at,
    )


def take_back(stage: Stage) -> None:
    lead = stage.by("Tom", Hat.ISMS_LEAD)
    withdraw(version_id=offered(stage).id, reason=WITHDRAWN, by=lead, at=stage.at)


def leave_the_objectives_out(stage: Stage) -> None:
    policy = the_policy(stage).id
    draft = policies.draft_of(stage.organisation, policy)
    edit(
        policy_id=policy,
        revision_shown=draft.revision,
        title=draft.title,
        text=to_json(without(from_json(draft.text), OBJECTIVES)),
        by=stage.by("Tom", Hat.ISMS_LEAD),
        at=stage.at,
    )


def without(text: Text, heading: str) -> Text:
    """The text without a heading and the paragraph below it."""
    at = next(place for place, block in enumerate(text.blocks) if is_called(block, heading))
    return replace(text, blocks=(*text.blocks[:at], *text.blocks[at + 2 :]))


def put_a_name_to_it(stage: Stage) -> None:
    signed(stage, offered(stage))


def signed(stage: Stage, version: Version) -> None:
    """Priya signs what was offered to her."""
    leads = stage.by("Priya", Hat.TOP_MANAGEMENT)
    sentence = wording(stage.organisation, WordingKind.APPROVAL)
    words = policies.words_for(version, sentence.text)
    capacity = capacity_of(stage.organisation, leads.person, stage.at)
    statement = policies.statement_for(version, words, person=stage.person("Priya").id, capacity=capacity)
    sign(
        version_id=version.id,
        digest_shown=version.document,
        wording_id=sentence.id,
        words_shown=words,
        signature=by_story(statement_digest(statement)),
        by=leads,
        at=stage.at,
    )


def by_story(statement: str) -> Signature:
    """No code was mailed to anybody: it counts as the weakest there is, one that everybody could read."""
    return Signature(SignatureMethod.MAILED_CODE, {"statement": statement, "mailbox": True, "example": True})


def print_it(stage: Stage) -> None:
    """As the worker does for everybody, on the day of the signature."""
    version = there(policies.unrendered(stage.organisation).first(), "version")
    pdf = files.keep(stage.organisation, make_pdf(version))
    render(version_id=version.id, pdf=pdf, by=stage.system, at=stage.at)


def put_in_force(stage: Stage) -> None:
    waiting = there(policies.unpublished(stage.organisation, the_policy(stage).id), "version")
    publish(version_id=waiting.id, by=stage.by("Tom", Hat.ISMS_LEAD), at=stage.at)


ACTS = (
    Act(date(2026, 3, 9), time(14, 5), "Tom brings the policy in", begin),
    Act(date(2026, 3, 9), time(14, 20), "Tom marks its passages", choose_passages),
    Act(date(2026, 3, 11), time(10, 0), "Tom offers the policy", put_forward),
    Act(date(2026, 3, 13), time(16, 30), "Tom takes it back", take_back),
    Act(date(2026, 3, 17), time(11, 15), "Tom leaves the objectives out", leave_the_objectives_out),
    Act(date(2026, 3, 17), time(11, 20), "Tom offers it again", put_forward),
    Act(SIGNED_ON, time(9, 30), "Priya signs the policy", put_a_name_to_it),
    Act(SIGNED_ON, time(9, 31), "its PDF is made", print_it),
    Act(PUBLISHED_ON, time(8, 45), "Tom publishes the policy", put_in_force),
)
