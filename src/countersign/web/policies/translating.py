"""A signed version in other languages: which there are, bringing one in, looking at it, and taking one away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.entrance.matrix import may_enter
from countersign.kernel.refusals import Refusal, Refused, Stale, Unknown
from countersign.kernel.text import Text, from_json, to_json
from countersign.policies import permissions, queries
from countersign.policies.commands.end_translation import end_translation
from countersign.policies.commands.give_translation import LONGEST_MAKER, give_translation, proposed
from countersign.policies.documents.saying import language_alone, language_name
from countersign.policies.text.translating import Part, differences, pairs
from countersign.web.numbers import in_words
from countersign.web.policies import languages, showing
from countersign.web.policies.signing import version_of
from countersign.web.policies.translation_forms import BringForm, EndForm, GiveForm

if TYPE_CHECKING:
    from countersign.policies.models import Translation, Version


@endpoint("policy.read")
@require_safe
def translations(request: Visit, policy_id: UUID, version_id: UUID) -> HttpResponse:
    """For each language that people read in whether there is a translation; and those there were."""
    version = version_of(request, policy_id, version_id)
    found = list(queries.translations_of(version.organisation_id, version.id))
    there = {one.language: one for one in found if one.ended_at is None}
    wanted = request.organisation.languages[1:]
    why_not = refused(request, version)
    context = {
        "policy": {"title": version.title, "label": version.label},
        "finding": finding(len(wanted), sum(tag not in there for tag in wanted)),
        "signed": language_alone(version.language),
        "languages": [
            line(request, version, tag, there.get(tag), may=not why_not) for tag in dict.fromkeys([*wanted, *there])
        ],
        "why_not": why_not,
        "gone": [before(request, version, one) for one in found if one.ended_at],
        "named": bool(wanted),
        "languages_url": reverse("settings:languages", args=[request.organisation.slug])
        if may_enter(request.actor, "organisation.change")
        else "",
        "back_url": showing.address(request, "version", policy_id, version_id),
    }
    return render(request, "policies/translations.html", context)


def finding(wanted: int, missing: int) -> str:
    """The title of the page says how it stands."""
    if not wanted:
        return _("Everybody reads the signed text")
    if missing:
        told = ngettext("It is missing in one language", "It is missing in {n} languages", missing)
        return told.format(n=in_words(missing))
    told = ngettext("It can be read in one more language", "It can be read in {n} more languages", wanted)
    return told.format(n=in_words(wanted))


def refused(request: Visit, version: Version) -> str:
    """The sentence that would refuse a translation; empty where nothing does."""
    try:
        permissions.check_can_translate(request.actor, version.policy, version)
    except Refused as refusal:
        return refusal.words.in_language(gettext)
    return ""


def line(request: Visit, version: Version, tag: str, one: Translation | None, *, may: bool) -> dict[str, Any]:
    where = (version.policy_id, version.id)
    bring = f"{showing.address(request, 'bring_translation', *where)}?language={tag}"
    ends = one is not None and permissions.can_on(request.actor, "translation.end", version.policy)
    return {
        "tag": tag,
        "name": language_name(tag),
        "listed": tag in request.organisation.languages,
        **({"given": given(one)} if one else {}),
        "url": showing.address(request, "translation", *where, one.id) if one else "",
        "bring_url": bring if may and tag in request.organisation.languages else "",
        "end_url": showing.address(request, "end_translation", *where, one.id) if one and ends else "",
    }


def given(one: Translation) -> dict[str, Any]:
    return {"title": one.title, "by": str(one.given_by), "at": one.given_at, "made_by": one.made_by}


def before(request: Visit, version: Version, one: Translation) -> dict[str, Any]:
    """One that is shown no more."""
    return {
        **given(one),
        "name": language_name(one.language),
        "url": showing.address(request, "translation", version.policy_id, version.id, one.id),
        "ended_at": one.ended_at,
        "ended_by": str(one.ended_by),
        "because": one.ended_because,
    }


def translatable(request: Visit, policy_id: UUID, version_id: UUID) -> Version:
    """For whoever may give a translation of this policy. Raises Unknown for everybody else."""
    version = version_of(request, policy_id, version_id)
    if not permissions.can_on(request.actor, "translation.give", version.policy):
        raise Unknown("version")
    return version


@endpoint("translation.give")
def bring(request: Visit, policy_id: UUID, version_id: UUID) -> HttpResponse:
    """The file and who made it; sent, what is in it beside the signed text."""
    version = translatable(request, policy_id, version_id)
    own = partial(BringForm, others=request.organisation.languages[1:])
    if request.method != "POST":
        first = {"act": fresh_act(), "language": request.GET.get("language", "")}
        return bring_page(request, version, own(initial=first))
    form = own(request.POST, request.FILES)
    if not form.is_valid():
        return bring_page(request, version, form, status=422)
    told, read = form.cleaned_data, form.cleaned_data["file"]
    sent = {
        "language": told["language"],
        "title": told["title"] or read.title,
        "text": to_json(read.text),
        "made_by": told["made_by"],
    }
    try:
        permissions.check_can_translate(request.actor, version.policy, version)
        translation = proposed(version, **sent)
    except Refusal as refusal:
        words, status = refusal.words.in_language(gettext), 409 if isinstance(refusal, Stale) else 403
        return bring_page(request, version, form, status=status, refusal=words)
    shown = {**sent, "digest_shown": translation.document, "words_shown": translation.words}
    remarks = [one.in_language(gettext) for one in read.warnings]
    return look_page(request, translation, GiveForm(initial={"act": fresh_act(), **shown}), remarks=remarks)


def bring_page(
    request: Visit, version: Version, form: BringForm, *, status: int = 200, refusal: str = ""
) -> HttpResponse:
    where = (version.policy_id, version.id)
    context = {
        "form": form,
        "refusal": refusal,
        "policy": {"title": version.title, "label": version.label},
        "signed": language_alone(version.language),
        "why_not": refused(request, version),
        "here": showing.address(request, "bring_translation", *where),
        "word_url": showing.address(request, "version_docx", *where),
        "named": len(request.organisation.languages) > 1,
        "longest": LONGEST_MAKER,
        "back_url": showing.address(request, "translations", *where),
    }
    return render(request, "policies/translation_bring.html", context, status=status)


def look_page(
    request: Visit,
    translation: Translation,
    form: GiveForm,
    *,
    remarks: list[str] | None = None,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    """The translation beside the signed text, part by part, and the sentence to be said of it."""
    version = translation.version
    signed, other = from_json(version.text), from_json(translation.text)
    where = (version.policy_id, version.id)
    context = {
        "form": form,
        "refusal": refusal,
        "policy": {"title": version.title, "label": version.label},
        "title": translation.title,
        "language": language_name(translation.language),
        "lang": translation.language,
        "signed": language_alone(version.language),
        "sentence": translation.words,
        "differences": [one.in_language(gettext) for one in differences(signed, other)],
        "remarks": remarks or [],
        "parts": [
            {"signed": part(one.signed), "other": part(one.other), "alike": one.alike} for one in pairs(signed, other)
        ],
        "reader": request.person,
        "give_url": showing.address(request, "give_translation", *where),
        "again_url": f"{showing.address(request, 'bring_translation', *where)}?language={translation.language}",
        "back_url": showing.address(request, "translations", *where),
    }
    return render(request, "policies/translation_look.html", context, status=status)


def part(one: Part | None) -> dict[str, Any] | None:
    return {"heading": one.heading, "html": showing.html(Text(one.blocks), {})} if one else None


@endpoint("translation.give")
@require_POST
def give(request: Visit, policy_id: UUID, version_id: UUID) -> HttpResponse:
    """What was looked at is shown from now on. Refused, it is looked at again, as far as it is one."""
    version = translatable(request, policy_id, version_id)
    form = GiveForm(request.POST)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        form.is_valid()
        names = ("language", "title", "text", "made_by")
        sent: dict[str, Any] = {name: form.cleaned_data.get(name) or "" for name in names}
        try:
            translation = proposed(version, **sent)
        except Refusal as problem:
            words = refusal or problem.words.in_language(gettext)
            again = BringForm(initial={"act": fresh_act(), **sent}, others=request.organisation.languages[1:])
            return bring_page(request, version, again, status=status, refusal=words)
        shown = {**sent, "digest_shown": translation.document, "words_shown": translation.words}
        if status == 409:
            form = GiveForm(initial={"act": fresh_act(), **shown})
        return look_page(request, translation, form, status=status, refusal=refusal)  # type: ignore[arg-type]

    then = to(showing.address(request, "translations", policy_id, version_id))
    return perform(request.actor, partial(give_translation, version_id=version.id), form, then=then, page=page)


@endpoint("translation.end")
def end(request: Visit, policy_id: UUID, version_id: UUID, translation_id: UUID) -> HttpResponse:
    """A translation that has to go, and why."""
    version, one = translation_of(request, policy_id, version_id, translation_id)
    if not permissions.can_on(request.actor, "translation.end", version.policy):
        raise Unknown("translation")
    back = showing.address(request, "translations", policy_id, version_id)

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {
            "form": form,
            "refusal": refusal,
            "title": one.title,
            "language": language_name(one.language),
            "signed": language_alone(version.language),
            "gone": one.ended_at is not None,
            "back_url": back,
        }
        return render(request, "policies/translation_end.html", context, status=status)

    if request.method != "POST":
        return page(form=EndForm(initial={"act": fresh_act()}))
    act = partial(end_translation, translation_id=one.id)
    return perform(request.actor, act, EndForm(request.POST), then=to(back), page=page)


def translation_of(
    request: Visit, policy_id: UUID, version_id: UUID, translation_id: UUID
) -> tuple[Version, Translation]:
    """Raises Unknown for none, for another version's, and for one of a version that the reader may not see yet."""
    version = version_of(request, policy_id, version_id)
    one = queries.translation(version.organisation_id, translation_id)
    if one.version_id != version.id:
        raise Unknown("translation")
    return version, one


def beside(request: Visit, reading: languages.Reading) -> dict[str, Any] | None:
    """In which languages a version can be read, for the page of the policy; nothing where there is one language."""
    version, firm = reading.version, request.organisation
    if len(firm.languages) < 2 or version.signed_at is None:
        return None
    return {
        "signed": language_alone(version.language),
        "languages": [
            {"name": language_name(tag), "url": f"?language={tag}" if tag in reading.there else ""}
            for tag in firm.languages[1:]
        ],
        "url": showing.address(request, "translations", version.policy_id, version.id),
        "may_give": not refused(request, version),
    }
