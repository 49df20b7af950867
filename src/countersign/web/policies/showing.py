"""From facts to what the templates of this area show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.template.defaultfilters import date as date_format
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from countersign.entrance import clock
from countersign.entrance.acts import fresh_act
from countersign.entrance.endpoint import Visit
from countersign.kernel.instants import day_in
from countersign.kernel.permits import who
from countersign.kernel.refusals import Unknown
from countersign.kernel.text import Text, from_json, to_html
from countersign.ledger import files
from countersign.policies import permissions, queries
from countersign.policies.enums import PolicyKind, Requirement, Step
from countersign.policies.text.variables import tokens_in
from countersign.web.policies import filling
from countersign.web.policies.places import where
from countersign.web.policies.words import CLAUSES, HOW, LABELS, STEPS

if TYPE_CHECKING:
    from countersign.policies.models import Cosignature, Draft, Policy, Refusal, Version
    from countersign.policies.queries import Filled, Hand, Noticed

FIRST_HEADING = 3
"""The page has its own h1, the sheet its h2."""

type Passages = Mapping[Requirement, tuple[str, str]]
"""Requirement → (block id, quote)."""


def address(request: Visit, name: str, *values: UUID) -> str:
    return reverse(f"policies:{name}", args=[request.organisation.slug, *values])


def policy_here(request: Visit, policy_id: UUID) -> Policy:
    """A policy, for whoever may read it. Raises Unknown for none, and for one of which nothing is in force yet."""
    found = queries.policy(request.organisation.id, policy_id)
    if not permissions.can_read_drafts(request.actor) and queries.id_in_force(found.organisation_id, found.id) is None:
        raise Unknown("policy")
    return found


def readable(request: Visit, version: Version) -> bool:
    """Whoever may read drafts, everybody what is released; and whoever signed it, or has that delegated to them."""
    if permissions.can_read(request.actor, version):
        return True
    person = who(request.actor)
    if any(hand.person == person for hand in queries.hands(version)):
        return True
    return queries.authority_over(version, person, clock.now()).delegation is not None


def html(text: Text, passages: Passages) -> SafeString:
    """The text as a page shows it, its marked passages named. Safe: ``to_html`` escapes every character."""
    return mark_safe(to_html(text, labelled(passages), first_heading=FIRST_HEADING))  # noqa: S308


def labelled(passages: Passages) -> filling.Labels:
    quotes: filling.Labels = {}
    for requirement, (block, quote) in passages.items():
        quotes.setdefault(block, []).append((quote, f"{CLAUSES[requirement]} {LABELS[requirement]}"))
    return quotes


def version_passages(version: Version) -> Passages:
    marks = queries.marks_of(version.organisation_id, version.id)
    return {requirement: (mark.block, mark.quote) for requirement, mark in marks.items()}


def draft_passages(draft: Draft) -> Passages:
    return {Requirement(name): (mark["block"], mark["quote"]) for name, mark in queries.marks_in(draft).items()}


def version_document(request: Visit, version: Version, passages: Passages | None = None) -> dict[str, Any]:
    """``passages`` are read when whoever asks has not read them already."""
    marked = version_passages(version) if passages is None else passages
    return {
        "title": version.title,
        "label": version.label,
        "imprint": _("{organisation} · version {label}").format(
            organisation=version.variables["organisation"], label=version.label
        ),
        "text": html(from_json(version.text), marked),
        "file": finished(version, address(request, "source", version.policy_id, version.id)),
    }


def draft_document(request: Visit, draft: Draft, written: Filled) -> dict[str, Any]:
    """``written``: the draft with its values in it, which can be told from the rest."""
    text = from_json(draft.text)
    return {
        "title": written.title,
        "imprint": _("{organisation} · draft").format(organisation=request.organisation.name),
        "text": filling.html(text, written.values, labelled(draft_passages(draft)), first_heading=FIRST_HEADING),
        "filled": filling.told(written),
        "file": finished(draft, address(request, "draft_source", draft.policy_id)),
    }


def readable_draft(request: Visit, policy_id: UUID) -> Draft:
    """The draft, for whoever may read it, because of their hat or because they were asked to. Raises Unknown."""
    organisation = request.organisation.id
    draft = queries.draft_of(organisation, policy_id)
    asked = queries.is_asked(organisation, policy_id, who(request.actor))
    if not permissions.can_remark(request.actor, asked=asked):
        raise Unknown("policy")
    return draft


def finished(of: Version | Draft, url: str) -> dict[str, Any] | None:
    """Where the finished file can be opened that is signed, or is to be; nothing where the text itself is."""
    if not of.source:
        return None
    size = files.size_of(of.organisation_id, of.source)
    return {"url": url, "size": filesizeformat(size) if size else ""}


def signatures(version: Version, zone: str, given: Sequence[Hand] | None = None) -> list[dict[str, Any]]:
    """The lines under the document, one for each hand. ``recorded`` says that we did not see it."""
    recorded = recorded_later(version, zone) if version.signed_elsewhere else ""
    return [
        {
            "name": hand.name,
            "hat": hand.capacity,
            "at": hand.signed_on,
            "open": False,
            "recorded": recorded,
            "foreword": hand.foreword,
        }
        for hand in (queries.hands(version) if given is None else given)
    ]


def recorded_later(version: Version, zone: str) -> str:
    day = date_format(day_in(zone, version.signed_at), "j F Y") if version.signed_at else ""
    return _("Signed elsewhere, recorded later: on {day}").format(day=day)


def elsewhere(version: Version) -> dict[str, Any] | None:
    """What is claimed of a signature given elsewhere, and who claims it; nothing for one that was given here."""
    if not version.signed_elsewhere:
        return None
    return {
        "how": HOW[version.signature_method],
        "signed_on": version.signed_on,
        "recorded_at": version.signed_at,
        "recorded_by": str(version.offered_by),
    }


def must_say(
    policy: Policy, passages: Passages, found: Noticed | None, confirm: dict[str, Any] | None
) -> list[dict[str, Any]]:
    """The four things that clause 5.2 asks of the text, and whether somebody marked where it says so.

    Of a policy about a topic it asks nothing.

    Where nobody did, the sentences that sound like it, if they are asked for. ``confirm``: where one of them becomes a
    mark, for whoever may.
    """
    return [
        {
            "label": LABELS[requirement],
            "clause": CLAUSES[requirement],
            "marked": requirement in passages,
            "where": _("marked in the text"),
            "suggestions": suggestions(requirement, found, confirm) if found and requirement not in passages else [],
        }
        for requirement in (Requirement if policy.kind == PolicyKind.PARENT else ())
    ]


def suggestions(requirement: Requirement, found: Noticed, confirm: dict[str, Any] | None) -> list[dict[str, Any]]:
    return [
        {
            "requirement": requirement.value,
            "block": one.block_id,
            "quote": one.quote,
            "where": where(found, one.block_id),
            **({**confirm, "act": fresh_act()} if confirm else {}),
        }
        for one in found.passages
        if one.kind == requirement.value.lower()
    ]


def placeholders(found: Noticed, written: Filled | None = None) -> list[dict[str, str]]:
    """What is still to be filled in, and where. Of tokens in a draft that stand for nothing ``written`` says more."""
    told = bool(written and written.problems)
    gaps = [hit for hit in found.placeholders if not (told and any(tokens_in(hit.quote)))]
    return [{"text": hit.quote, "where": where(found, hit.block_id)} for hit in gaps]


def life(request: Visit, draft: Draft, found: Sequence[Version]) -> list[dict[str, Any]]:
    return [
        {
            "on": event.on,
            "title": str(STEPS[event.step]).format(who=event.who or _("somebody")),
            "detail": detail(event, request.organisation.time_zone),
            "done": True,
            "elsewhere": event.step is Step.RECORDED_ELSEWHERE,
        }
        for event in queries.life(draft, found, request.organisation.time_zone, answers_to(draft, found))
    ]


def answers_to(draft: Draft, found: Sequence[Version]) -> Sequence[Cosignature | Refusal]:
    return queries.answers(draft.organisation_id, draft.policy_id) if found else ()


def detail(event: queries.Event, zone: str) -> str:
    """Which version; and beside a day that is claimed, the day on which that was written down."""
    version = _("Version {label}").format(label=event.label) if event.label else ""
    if event.because:
        return _("{version}: “{because}”").format(version=version, because=event.because)
    written = day_in(zone, event.at)
    if written == event.on:
        return version
    return _("{version}, recorded on {day}").format(version=version, day=date_format(written, "j F Y"))
