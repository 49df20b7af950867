"""Writing a policy: beginning, editing, marking the four passages, offering it for signature."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.entrance.acts import ActForm, fresh_act, perform, to, to_made
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.references import Ref
from countersign.kernel.text import Text, count_words, from_html, from_json, keep_ids, node_text, to_html, walk
from countersign.ledger import files
from countersign.policies import queries
from countersign.policies.commands.create import create
from countersign.policies.commands.edit import edit as save
from countersign.policies.commands.mark import mark
from countersign.policies.commands.offer import gaps_in
from countersign.policies.commands.offer import offer as put_forward
from countersign.policies.enums import PolicyKind, Requirement
from countersign.policies.outline import outline
from countersign.policies.text.variables import fill_words, tokens_in
from countersign.web.numbers import opening
from countersign.web.policies import audiences, autosaving, comparing, filling, finishing, noticing, showing
from countersign.web.policies.changes import between
from countersign.web.policies.forms import NONE, OTHER, OUTLINE, PDF, WORD, EditForm, MarksForm, NewForm
from countersign.web.policies.naming import NamedOfferForm, Signer, signers
from countersign.web.policies.places import shortened
from countersign.web.policies.words import ASKED, CLAUSES, LABELS

if TYPE_CHECKING:
    from countersign.policies.models import Draft
    from countersign.policies.queries import Filled, Noticed

LONGEST_LABEL = 80


@endpoint("policy.create")
def new(request: Visit) -> HttpResponse:
    kind = PolicyKind.TOPIC if queries.parent_policy(request.organisation.id) else PolicyKind.PARENT

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {
            "form": form,
            "refusal": refusal,
            "outline": [section.heading for section in outline(request.organisation.name, "")],
            "back_url": showing.address(request, "list"),
        }
        return render(request, "policies/new.html", context, status=status)

    if request.method == "POST":
        form = NewForm(request.POST, request.FILES, kind=kind)
        then = to_made(partial(showing.address, request, "draft" if form.data.get("way") == PDF else "edit"))
        return perform(request.actor, partial(begun, request), form, then=then, page=page)
    title = _("Information Security Policy") if kind is PolicyKind.PARENT else ""
    way = {"word": WORD, "pdf": PDF}.get(request.GET.get("way", ""), OUTLINE)
    return page(form=NewForm(kind=kind, initial={"act": fresh_act(), "title": title, "way": way}))


def begun(request: Visit, *, data: bytes | None, **given: Any) -> Ref | None:
    """A finished file is kept first, then the row that names it."""
    return create(source=files.keep(request.organisation.id, data) if data else None, **given)


@endpoint("policy.edit")
def edit(request: Visit, policy_id: UUID) -> HttpResponse:
    draft = queries.draft_of(request.organisation.id, policy_id)
    if draft.source and request.method != "POST":
        return finishing.finished(request, policy_id)
    page = partial(edit_page, request, draft)
    if request.method == "POST":
        act = partial(save, policy_id=policy_id)
        if autosaving.is_asked(request):
            return autosaving.answer(request, draft, act)
        then = to(showing.address(request, "draft", policy_id))
        return perform(request.actor, act, EditForm(request.POST), then=then, page=page)
    first = {"title": draft.title, "text": to_html(from_json(draft.text)), "revision_shown": draft.revision}
    return page(form=EditForm(initial={"act": fresh_act(), **first}))


def edit_page(request: Visit, draft: Draft, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    stale = status == 409
    if stale:
        form.data = {**form.data.dict(), "revision_shown": draft.revision}  # type: ignore[attr-defined]
    organisation, policy_id = request.organisation.id, draft.policy_id
    policy, versions = queries.policy(organisation, policy_id), queries.versions(organisation, policy_id)
    meanings = filling.meanings(request, draft)
    written = queries.filled(draft, meanings)
    context = {
        "form": form,
        "refusal": refusal,
        "policy": {"title": written.title, "label": _("draft")},
        "tokens": filling.tokens(meanings),
        "saved": {"at": draft.edited_at, "by": str(draft.edited_by)},
        "words": count_words(from_json(written.text)),
        **noticing.of_draft(request, draft, written, policy, versions, None),
        "stale": two_texts(draft, form) if stale else None,
        "autosave": autosaving.beside(request, draft, form, stale=stale),
        "back_url": showing.address(request, "draft", draft.policy_id),
    }
    return render(request, "policies/edit.html", context, status=status)


def two_texts(draft: Draft, form: ActForm) -> dict[str, Any]:
    """Somebody else saved meanwhile: what the sender's text changes in theirs."""
    theirs, yours = from_json(draft.text), from_html(str(form["text"].value() or ""))[0]
    return {
        "by": str(draft.edited_by),
        "at": draft.edited_at,
        "title_was": draft.title if draft.title != form["title"].value() else "",
        **between(theirs, keep_ids(theirs, yours), first_heading=comparing.FIRST_HEADING, only=False),
    }


@endpoint("policy.mark")
def marks(request: Visit, policy_id: UUID) -> HttpResponse:
    draft = queries.draft_of(request.organisation.id, policy_id)
    page = partial(marks_page, request, draft)
    if request.method == "POST":
        then = to(showing.address(request, "draft", policy_id))
        act = partial(mark, policy_id=policy_id)
        return perform(request.actor, act, MarksForm(request.POST), then=then, page=page)
    return page(form=MarksForm(initial={"act": fresh_act(), "revision_shown": draft.revision}))


def marks_page(request: Visit, draft: Draft, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    written = filling.filled(request, draft)
    text, found = from_json(written.text), noticing.read_draft(request, written)
    context = {
        "form": form,
        "refusal": refusal,
        "policy": {"title": written.title, "label": _("draft")},
        "passages": [
            passage(text, found, requirement, marked_in(draft, requirement, written), form)
            for requirement in Requirement
        ],
        "back_url": showing.address(request, "draft", draft.policy_id),
    }
    return render(request, "policies/marks.html", context, status=status)


def marked_in(draft: Draft, requirement: Requirement, written: Filled) -> dict[str, str]:
    """The passage that is marked, with its values; nothing where none is."""
    mark = queries.marks_in(draft).get(requirement.value)
    return {"block": mark["block"], "quote": fill_words(mark["quote"], written.values)} if mark else {}


def passage(
    text: Text, found: Noticed, requirement: Requirement, marked: Mapping[str, str], form: ActForm
) -> dict[str, Any]:
    """One of the four questions, answered as it was typed, or as it is ``marked``, or not yet."""
    name = requirement.value
    answer = form.data.get(name) if form.is_bound else answer_of(marked)
    seeming = showing.suggestions(requirement, found, None)
    values = [f"{one['block']}|{one['quote']}" for one in seeming]
    other = answer is not None and answer not in (*values, NONE)
    block = form.data.get(f"{name}_block") if form.is_bound else marked.get("block", "")
    return {
        "field": name,
        "clause": CLAUSES[requirement],
        "label": LABELS[requirement],
        "requirement": ASKED[requirement],
        "suggestions": [
            {"value": value, "quote": one["quote"], "where": one["where"], "chosen": value == answer}
            for value, one in zip(values, seeming, strict=True)
        ],
        "other": other,
        "other_value": OTHER,
        "nothing": answer == NONE,
        "nothing_value": NONE,
        "blocks": [
            {"value": node.id, "label": shortened(node_text(node), LONGEST_LABEL), "chosen": other and node.id == block}
            for node in walk(text.blocks)
            if node_text(node).strip()
        ],
        "quote": (form.data.get(f"{name}_quote") if form.is_bound else marked.get("quote", "")) if other else "",
        "errors": form.errors.get(name, []),
    }


def answer_of(marked: Mapping[str, str]) -> str | None:
    return f"{marked['block']}|{marked['quote']}" if marked else None


@endpoint("policy.offer")
def offer(request: Visit, policy_id: UUID) -> HttpResponse:
    organisation = request.organisation.id
    draft = queries.draft_of(organisation, policy_id)
    first = queries.newest_published(organisation, policy_id) is None
    asked = signers(request, draft)
    form = partial(NamedOfferForm, first=first, signers=asked)
    page = partial(offer_page, request, draft, asked)
    if request.method == "POST":
        then = to_made(partial(showing.address, request, "version", policy_id))
        act = partial(put_forward, policy_id=policy_id)
        return perform(request.actor, act, form(request.POST), then=then, page=page)
    return page(form=form(initial={"act": fresh_act(), "revision_shown": draft.revision}))


def offer_page(
    request: Visit, draft: Draft, asked: list[Signer], *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    organisation = request.organisation.id
    before = queries.newest_published(organisation, draft.policy_id)
    taken = queries.taken_labels(organisation, draft.policy_id)
    written = filling.filled(request, draft)
    context = {
        "form": form,
        "refusal": refusal,
        "policy": {"title": written.title, "label_before": before.label if before else ""},
        "first": before is None,
        "next_material": queries.next_label(before, material=True, taken=taken),
        "next_other": queries.next_label(before, material=False, taken=taken),
        "reach": audiences.reached(request, draft.policy),
        "signers": [{"name": str(one.person), "capacity": one.capacity} for one in asked],
        "register_url": reverse("people:register", args=[request.organisation.slug]),
        "gaps": gaps(request, draft, written),
        "missing": objections(request, draft),
        "filled": filling.told(written),
        "changes": comparing.since_in_force(request, written, draft.policy_id),
        "back_url": showing.address(request, "draft", draft.policy_id),
    }
    return render(request, "policies/offer.html", context, status=status)


def gaps(request: Visit, draft: Draft, written: Filled) -> list[dict[str, Any]]:
    """What is still to be filled in. Until it is, nothing can be offered. Of a token that stands for nothing once."""
    told, url = filling.problems(written), showing.address(request, "edit", draft.policy_id)
    places = [one for one in gaps_in(written.title, from_json(written.text)) if not (told and any(tokens_in(one)))]
    return [{"text": text, "url": url, "url_label": _("Fill it in")} for text in (*told, *places)]


def objections(request: Visit, draft: Draft) -> list[dict[str, Any]]:
    """What an auditor would raise about the text as it is, and what readers wait for. Nothing of it stops the offer."""
    marks_url = showing.address(request, "marks", draft.policy_id)
    asked = draft.policy.kind == PolicyKind.PARENT
    missing = queries.missing_requirements(request.organisation.id, draft) if asked else []
    return unanswered(request, draft) + [
        {
            "text": _("No passage is marked for {label}, {clause}").format(
                label=LABELS[requirement], clause=CLAUSES[requirement]
            ),
            "url": marks_url,
            "url_label": _("Mark it"),
        }
        for requirement in missing
    ]


def unanswered(request: Visit, draft: Draft) -> list[dict[str, Any]]:
    """What readers said about the draft and nobody answered."""
    n = queries.open_remarks(request.organisation.id).filter(policy_id=draft.policy_id).count()
    if not n:
        return []
    told = ngettext("One remark about the draft waits for an answer", "{n} remarks about the draft wait", n)
    url = showing.address(request, "remarks", draft.policy_id)
    return [{"text": told.format(n=opening(n)), "url": url, "url_label": _("Answer")}]
