from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused
from countersign.kernel.text import PLAIN, Paragraph, Text, count_words, from_json, make_runs
from countersign.kernel.words import Words, say
from countersign.ledger import files
from countersign.ledger.writing import command, locked, write
from countersign.people.queries import is_only_leader, leaders, person, today
from countersign.policies.commands.confirm_mark import confirm_mark
from countersign.policies.commands.edit import LONGEST_TITLE
from countersign.policies.commands.withdraw import withdraw
from countersign.policies.entries import VersionOffered
from countersign.policies.enums import PolicyKind, Requirement
from countersign.policies.models import Draft, Policy, Version
from countersign.policies.permissions import check_can_offer, check_fresh
from countersign.policies.queries import (
    Filled,
    authors_of,
    draft_of,
    filled,
    in_force,
    lent,
    marks_in,
    meanings_for,
    newest_published,
    next_label,
    of_policy,
    open_offers,
    taken_labels,
    unpublished,
)
from countersign.policies.text import find_placeholders
from countersign.policies.text.variables import fill_words

REPLACED = "A newer text was offered instead."


@command
def offer(
    *,
    policy_id: UUID,
    revision_shown: int,
    material: bool,
    change_note: str = "",
    publish_when_signed: bool = True,
    signatories: Sequence[UUID] = (),
    in_order: bool = False,
    by: Actor,
    at: datetime,
) -> Ref:
    """Fix the draft as a version and put it in front of top management. An offer still unsigned makes way.

    Tokens are filled in with what they stand for on that day; the draft keeps them.
    ``signatories`` all have to sign it, ``in_order`` one after the other; without any, one leader is enough.
    """
    locked(Policy, by.organisation, policy_id)
    check_can_offer(by)
    draft = draft_of(by.organisation, policy_id)
    check_fresh(draft, revision_shown)
    check_has_text(draft)
    written = filled(draft, meanings_for(draft, today(by.organisation, at)))
    check_has_values(written)
    check_filled_in(written.title, from_json(written.text))
    check_nothing_unpublished(draft)
    check_changed(draft, written)
    check_signatories(draft, signatories, by, at)
    for earlier in open_offers(by.organisation, policy_id):
        withdraw(version_id=earlier.id, reason=REPLACED, by=by, at=at)
    version = version_from(
        draft,
        written,
        material=material,
        change_note=change_note.strip(),
        publish_when_signed=publish_when_signed,
        drafted_at=draft.edited_at,
        drafted_by_id=draft.edited_by_id,
        authors=sorted(one.hex for one in authors_of(draft)),
        offered_at=at,
        offered_by_id=who(by),
        signatories=[one.hex for one in signatories],
        in_order=in_order and len(signatories) > 1,
    )
    write(version, VersionOffered(docs=version.docs))
    confirm_marks(draft, written, version, by, at)
    return version.ref


def check_has_text(draft: Draft) -> None:
    if not count_words(from_json(draft.text)):
        raise Refused("This policy has no text yet.")


def check_filled_in(title: str, text: Text) -> None:
    """Nobody signs a form with gaps in it."""
    if places := gaps_in(title, text):
        raise Refused(say("These places still have to be filled in: {places}.", places=", ".join(places)))


def gaps_in(title: str, text: Text) -> list[str]:
    """What somebody still has to fill in, in the words that stand there, each once."""
    called = Text((Paragraph("title", make_runs([(title, PLAIN)])),))
    return list(dict.fromkeys(one.quote for one in [*find_placeholders(called), *find_placeholders(text)]))


def check_has_values(written: Filled) -> None:
    """Every token stands for something, and the title still fits where titles stand."""
    for problem in written.problems:
        raise Refused(problem)
    if len(written.title) > LONGEST_TITLE:
        raise Refused(say("With what is filled in, the title has more than {n} characters.", n=LONGEST_TITLE))


def check_nothing_unpublished(draft: Draft) -> None:
    """One text after another: what is signed is published or withdrawn before the next is offered."""
    waiting = unpublished(draft.organisation_id, draft.policy_id)
    if waiting:
        raise Refused(say("Version {label} is signed. Publish or withdraw it first.", label=waiting.label))


def check_changed(draft: Draft, written: Filled) -> None:
    """The same text twice is no new version."""
    applies = in_force(draft.organisation_id, draft.policy_id)
    if applies and (applies.title, applies.text, applies.source) == (written.title, written.text, written.source):
        raise Refused(
            say("This is the text of version {label}, which is in force. Change it first.", label=applies.label)
        )


def check_signatories(draft: Draft, signatories: Sequence[UUID], by: Actor, at: datetime) -> None:
    """Each could sign today: on the register, or by a delegation; and no author, unless nobody else leads (S1)."""
    if len({*signatories}) < len(signatories):
        raise Refused("Name each signatory once.")
    if not signatories:
        return
    here, authors = draft.organisation_id, {*authors_of(draft), by.person}
    lead = set(leaders(here, today(here, at)).values_list("person_id", flat=True))
    delegated = {one.person_id: one for one in lent(here, at).signing(draft.policy, authors, at)}
    for one in signatories:
        name = str(person(here, one))
        if one in authors and not is_only_leader(here, one, at):
            raise Refused(say("{name} wrote or offers this text: others sign it.", name=name))
        if one not in lead | delegated.keys():
            raise Refused(cannot(name, draft.policy))
        if one in delegated and delegated[one].given_by_id in signatories:
            giver = str(delegated[one].given_by)
            raise Refused(
                say("{name} signs in the place of {giver}: name one of them, not both.", name=name, giver=giver)
            )


def cannot(name: str, policy: Policy) -> Words:
    """Nobody puts their name to what they have no say in."""
    if policy.kind == PolicyKind.PARENT:
        return say("{name} is not on the register of top management today, so cannot sign.", name=name)
    return say(
        "{name} is not on the register of top management today, and signing this policy is not delegated to them.",
        name=name,
    )


def version_from(draft: Draft, written: Filled, *, material: bool, label: str = "", **columns: Any) -> Version:
    """The draft as it stands, ``written`` with its values, as a version that nothing has been written of yet."""
    here, policy_id = draft.organisation_id, draft.policy_id
    published, latest = newest_published(here, policy_id), of_policy(here, policy_id).first()
    firm = written.firm
    version = Version(
        id=new_id(columns["offered_at"]),
        organisation_id=here,
        policy_id=policy_id,
        number=latest.number + 1 if latest else 1,
        label=label or next_label(published, material=material, taken=taken_labels(here, policy_id)),
        language=firm.languages[0],
        title=written.title,
        variables={**written.recorded, "organisation": firm.name},
        text=written.text,
        source=draft.source,
        material=material or published is None,
        **columns,
    )
    version.document = version.digest
    check_file(version)
    return version


def check_file(version: Version) -> None:
    """What is to be signed is there, byte for byte."""
    try:
        if version.source:
            files.check(version.organisation_id, version.source)
    except (files.FileMissing, files.FileChanged) as error:
        raise Refused("The finished PDF is not there any more, or was changed. Bring it in again.") from error


def confirm_marks(draft: Draft, written: Filled, version: Version, by: Actor, at: datetime) -> None:
    """Whoever puts the version forward confirms the passages that were chosen in the draft, with their values."""
    for requirement, chosen in sorted(marks_in(draft).items()):
        place = {"block": chosen["block"], "quote": fill_words(chosen["quote"], written.values)}
        confirm_mark(version_id=version.id, requirement=Requirement(requirement), **place, by=by, at=at)
