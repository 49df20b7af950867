"""Finding and reading policies: the list, one policy with its life, and what can be done next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance import clock
from countersign.entrance.acts import fresh_act
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Unknown
from countersign.kernel.text import from_json
from countersign.people import queries as people
from countersign.policies import permissions, queries
from countersign.policies.audience import read
from countersign.policies.enums import PolicyKind, VersionState
from countersign.web.crosswalk.showing import also
from countersign.web.numbers import opening
from countersign.web.policies import (
    audiences,
    comparing,
    confirming,
    endorsing,
    filling,
    hands,
    languages,
    located,
    noticing,
    reviewed,
    showing,
    taking,
    translating,
)
from countersign.web.policies.downloading import pdf_act, scan_act
from countersign.web.policies.words import STATES

if TYPE_CHECKING:
    from countersign.policies.models import Aim, Draft, Policy, Review, Version


@endpoint("policy.read")
def everything(request: Visit) -> HttpResponse:
    organisation = request.organisation.id
    applying = queries.in_force_by_policy(organisation)
    offered = {version.policy_id: version for version in queries.waiting_for_signature(organisation)}
    found, reviews = list(queries.policies(organisation)), queries.Shelf(request.organisation).reviews
    if not permissions.can_read_drafts(request.actor):
        found = [policy for policy in found if policy.id in applying]
    context = {
        "finding": ngettext("One policy", "{n} policies", len(found)).format(n=opening(len(found))),
        "policies": [
            line(request, policy, applying.get(policy.id), offered.get(policy.id), reviews) for policy in found
        ],
        "new_url": showing.address(request, "new") if may_enter(request.actor, "policy.create") else "",
        "delegations_url": showing.address(request, "delegations")
        if permissions.can_read_delegations(request.actor)
        else "",
        "topics_url": showing.address(request, "topics") if may_enter(request.actor, "policy.create") else "",
    }
    return render(request, "policies/list.html", context)


def line(
    request: Visit,
    policy: Policy,
    applies: Version | None,
    offered: Version | None,
    reviews: Mapping[UUID, list[Review]],
) -> dict[str, Any]:
    shown = applies or (offered if permissions.can_read_drafts(request.actor) else None)
    due = queries.review_due(policy, applies, reviews.get(policy.id, ())) if applies else None
    return {
        "title": shown.title if shown else policy.title,
        "url": showing.address(request, "policy", policy.id),
        "topic": policy.kind == PolicyKind.TOPIC,
        "whom": audiences.in_words(read(policy.audience)),
        "out_of_use": policy.out_of_use_on is not None,
        "label": shown.label if shown else "",
        "state": STATES[shown.state] if shown else _("draft"),
        "waits": applies is None,
        "signed_by": str(shown.signed_by) if shown and shown.signed_by else "",
        "signed_on": shown.signed_on if shown else None,
        "elsewhere": shown is not None and shown.signed_elsewhere,
        "review_on": due.due_on if due else None,
        "overdue": due is not None and due.is_overdue(request.today),
    }


@endpoint("policy.read")
def policy(request: Visit, policy_id: UUID) -> HttpResponse:
    """One policy: what applies, else what waits for a signature, else the draft."""
    organisation = request.organisation.id
    found, versions = queries.policy(organisation, policy_id), queries.versions(organisation, policy_id)
    drafts = permissions.can_read_drafts(request.actor)
    shown = next((one for one in versions if one.state is VersionState.PUBLISHED), None)
    if shown is None:
        waiting = (one for one in reversed(versions) if one.state is VersionState.OFFERED)
        shown = next((one for one in waiting if showing.readable(request, one)), None)
    if shown is not None:
        return show_version(request, found, versions, shown)
    if not drafts:
        raise Unknown("policy")
    return show_draft(request, found, versions)


@endpoint("policy.read")
def version(request: Visit, policy_id: UUID, version_id: UUID) -> HttpResponse:
    """One exact version, for as long as the organisation is kept."""
    organisation = request.organisation.id
    found, versions = queries.policy(organisation, policy_id), queries.versions(organisation, policy_id)
    shown = next((one for one in versions if one.id == version_id), None)
    if shown is None or not showing.readable(request, shown):
        raise Unknown("version")
    return show_version(request, found, versions, shown)


@endpoint("policy.edit")
def draft(request: Visit, policy_id: UUID) -> HttpResponse:
    organisation = request.organisation.id
    found, versions = queries.policy(organisation, policy_id), queries.versions(organisation, policy_id)
    return show_draft(request, found, versions)


def show_version(request: Visit, policy: Policy, versions: list[Version], shown: Version) -> HttpResponse:
    """Whoever may read drafts sees what the text says of itself as well, beside the version before."""
    drafts = permissions.can_read_drafts(request.actor)
    before = queries.version_before(versions, shown) if drafts else None
    queries.with_texts(*filter(None, [shown, before]))
    passages, content = showing.version_passages(shown), queries.content_of(shown)
    found, given = noticing.read(request, content), queries.hands(shown)
    reading = languages.chosen(request, request.organisation, shown)
    context = {
        "finding": _("Version {label}: {state}").format(label=shown.label, state=STATES[shown.state]),
        "lead": shown.change_note,
        "document": languages.document(reading, showing.version_document(request, shown, passages)),
        "languages": translating.beside(request, reading),
        "signatures": hands.lines(request, shown, given),
        "elsewhere": showing.elsewhere(shown),
        "behind": endorsing.behind(request, shown),
        "acts": version_acts(request, shown, given),
        "passages": showing.must_say(
            policy, passages, found if drafts else None, confirming.on_version(request, shown)
        ),
        "placeholders": showing.placeholders(found),
        "noticed": noticing.in_words(found, noticing.record_of(shown), content, before) if drafts else None,
        "also": also(request, *ticked(shown, given)),
        "pointed": pointed(request, policy, shown, drafts=drafts),
    }
    if reading.translation:
        context["taking"] = taking.translation_links(request, policy.id, reading.translation)
    draft = queries.draft_of(policy.organisation_id, policy.id) if drafts else None
    return show(request, policy, versions, context, shown=shown.id, draft=draft)


def pointed(request: Visit, policy: Policy, shown: Version, *, drafts: bool) -> dict[str, Any] | None:
    """The topic policies in use, on the parent. For whoever may read ``drafts``: which of them this text names."""
    if policy.kind != PolicyKind.PARENT:
        return None
    found = queries.topics_pointed_to(request.organisation.id, from_json(shown.text), request.today)
    n, named = len(found), sum(one.named for one in found)
    told = ngettext("Names {m} of one topic policy", "Names {m} of {n} topic policies", n)
    mends = named < n and may_enter(request.actor, "policy.edit")
    return {
        "finding": told.format(n=n, m=named) if drafts else _("What goes with it"),
        "judged": drafts,
        "topics": [
            {"title": one.title, "url": showing.address(request, "policy", one.policy), "named": one.named}
            for one in found
        ],
        "edit_url": showing.address(request, "edit", policy.id) if mends else "",
    }


def ticked(version: Version, given: list[queries.Hand]) -> tuple[str, ...]:
    """What counts elsewhere too: a leader's signature. Of one given elsewhere the receipt says it, by the register."""
    live = version.signed_at is not None and version.withdrawn_at is None
    led = any(not hand.delegated for hand in given)
    return ("approval",) if live and led and not version.signed_elsewhere else ()


def show_draft(request: Visit, policy: Policy, versions: list[Version]) -> HttpResponse:
    draft = queries.draft_of(policy.organisation_id, policy.id)
    written = filling.filled(request, draft)
    context = {
        "finding": _("A draft: nothing is binding yet"),
        "document": showing.draft_document(request, draft, written),
        "signatures": [],
        "acts": draft_acts(request, draft),
        "marks_url": showing.address(request, "marks", policy.id)
        if policy.kind == PolicyKind.PARENT and may_enter(request.actor, "policy.edit")
        else "",
        **noticing.of_draft(request, draft, written, policy, versions, confirming.on_draft(request, draft)),
    }
    return show(request, policy, versions, context, shown=None, draft=draft)


def show(
    request: Visit,
    policy: Policy,
    versions: list[Version],
    context: dict[str, Any],
    *,
    shown: UUID | None,
    draft: Draft | None,
) -> HttpResponse:
    """``draft`` is there for whoever may read it: they see how the policy came about as well."""
    several = tabs(request, versions, shown, draft)
    frame = {
        "policy": {"title": context["document"]["title"], "clause": clause(policy), "owner": policy.owned_by},
        "whom": audiences.whom(policy, change_url(request, policy), before=aimed(policy) if draft else ()),
        "located": located.beside(request, policy),
        "life": showing.life(request, draft, versions) if draft else [],
        "tabs": several,
        "compare_url": comparing.address(request, policy.id, shown) if several else "",
        "taking": taking.links(request, policy.id, shown),
        "reviews": reviewed.section(request, policy, versions) if draft else None,
        "answers_url": answers_url(request, policy),
    }
    return render(request, "policies/policy.html", {**frame, **context})


def clause(policy: Policy) -> str:
    """What asks for it: clause 5.2 for the information security policy, control A.5.1 for those about a topic."""
    return _("Clause 5.2") if policy.kind == PolicyKind.PARENT else _("Control A.5.1")


def aimed(policy: Policy) -> list[Aim]:
    """Whom a topic policy was for before; the parent was always for everybody."""
    topic = policy.kind == PolicyKind.TOPIC
    return list(queries.aims(policy.organisation_id).filter(policy_id=policy.id)) if topic else []


def answers_url(request: Visit, policy: Policy) -> str:
    """For somebody who said something about a draft, and may not read drafts any more; else empty."""
    person = request.actor.person
    if person is None or permissions.can_read_drafts(request.actor):
        return ""
    said = queries.answered_remarks(policy.organisation_id, policy.id, person).exists()
    return showing.address(request, "answered_remarks", policy.id) if said else ""


def change_url(request: Visit, policy: Policy) -> str:
    """Where owner, review and audience are set, for whoever may."""
    return showing.address(request, "change", policy.id) if may_enter(request.actor, "policy.change") else ""


def tabs(request: Visit, versions: list[Version], shown: UUID | None, draft: Draft | None) -> list[dict[str, Any]]:
    """The texts of this policy: its versions, and the draft for whoever writes it, or reads it along."""
    texts = [
        {
            "label": _("{label}, {state}").format(label=one.label, state=STATES[one.state]),
            "url": showing.address(request, "version", one.policy_id, one.id),
            "current": one.id == shown,
        }
        for one in versions
        if permissions.can_read(request.actor, one)
    ]
    if draft and permissions.can_remark(request.actor, asked=False):
        name = "draft" if may_enter(request.actor, "policy.edit") else "remarks"
        url = showing.address(request, name, draft.policy_id)
        texts.append({"label": _("Draft"), "url": url, "current": shown is None})
    return texts if len(texts) > 1 else []


def version_acts(request: Visit, version: Version, given: list[queries.Hand]) -> list[dict[str, Any]]:
    """What this reader can do next with this version, the most likely first."""
    where = (version.policy_id, version.id)
    acts: list[dict[str, Any]] = []
    if version.state == VersionState.OFFERED:
        acts += offered_acts(request, version, given)
    if version.state == VersionState.SIGNED and may_enter(request.actor, "policy.publish"):
        publish = showing.address(request, "publish", *where)
        acts.append({"label": _("Put it in force"), "url": publish, "act": fresh_act()})
    if version.state == VersionState.PUBLISHED and version.policy.kind == PolicyKind.PARENT:
        outside = showing.address(request, "outside", version.policy_id)
        acts.append({"label": _("Who outside can read it"), "url": outside, "kind": "line"})
    if version.published_at is not None and may_enter(request.actor, "acceptance.read"):
        names = reverse("acceptances:everybody", args=[request.organisation.slug, version.id])
        acts.append({"label": _("Who has accepted it"), "url": names, "kind": "line"})
    if version.signed_at is not None:
        receipt = showing.address(request, "receipt", *where)
        acts.append({"label": _("Receipt and proof"), "url": receipt, "kind": "quiet"})
        acts.append(pdf_act(request, version))
        acts += filter(None, [scan_act(request, version)])
    if may_enter(request.actor, "policy.edit"):
        edit = showing.address(request, "edit", version.policy_id)
        acts.append({"label": _("Write the next version"), "url": edit, "kind": "line"})
    acts += hands.taking_back(request, version)
    return acts


def offered_acts(request: Visit, version: Version, given: list[queries.Hand]) -> list[dict[str, Any]]:
    """To sign it; or, where something that was filled in is not so any more, to put the draft forward again."""
    outdated = hands.outdated(request, version)
    signing = hands.offered_acts(request, version, given, mine=mine(request, version), outdated=outdated)
    if not outdated or not may_enter(request.actor, "policy.offer"):
        return signing
    again = showing.address(request, "offer", version.policy_id)
    return [{"label": _("Put it forward again"), "url": again}, *signing]


def mine(request: Visit, version: Version) -> bool:
    """Did the reader write or offer this, while somebody else could sign it (S1)?"""
    alone = people.is_only_leader(request.organisation.id, request.actor.person, clock.now())
    return permissions.wrote(request.actor, version) and not alone


def draft_acts(request: Visit, draft: Draft) -> list[dict[str, Any]]:
    as_text = [("policy.edit", "edit", _("Go on writing"), "line")]
    file = ("policy.edit", "words", _("Take the text from a file"), "quiet")
    other = [file, ("policy.edit", "finished", _("Sign a finished PDF instead"), "quiet")]
    as_file = [("policy.edit", "finished", _("The finished PDF"), "line"), file]
    steps = [
        ("policy.offer", "offer", _("Offer it for signature"), ""),
        *(as_file if draft.source else as_text),
        ("policy.remark", "remarks", _("Read it together, and see what was said"), "line"),
        *([] if draft.source else other),
        ("policy.record_elsewhere", "record", _("It was signed elsewhere already"), "quiet"),
    ]
    return [
        {"label": label, "url": showing.address(request, name, draft.policy_id), "kind": kind}
        for act, name, label, kind in steps
        if may_enter(request.actor, act)
    ]
