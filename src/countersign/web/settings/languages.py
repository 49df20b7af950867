"""The languages that people read in, beside the one in which policies are signed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.endpoint import Visit, endpoint
from countersign.people import queries
from countersign.people.commands.set_languages import set_languages
from countersign.policies.documents.saying import language_alone, language_name


class LanguagesForm(ActForm):
    """Those that stay, and one more."""

    revision_shown = forms.IntegerField(widget=forms.HiddenInput)
    others = forms.MultipleChoiceField(required=False)
    more = forms.ChoiceField(required=False, label=_("One more"))

    def __init__(self, *args: Any, signed: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = offered(signed)
        self.fields["others"].choices = known  # type: ignore[attr-defined]
        self.fields["more"].choices = [("", _("none")), *known]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        more = given.pop("more")
        return {**given, "others": [*given["others"], *([more] if more else [])]}


def offered(signed: str) -> list[tuple[str, str]]:
    """Tags and names, but for the language of the signed texts."""
    own = signed.partition("-")[0]
    known = [(tag, called(tag)) for tag, _name in settings.LANGUAGES if tag.partition("-")[0] != own]
    return sorted(known, key=lambda one: one[1])


def called(tag: str) -> str:
    """``German, Deutsch``: found by whoever speaks it, and by whoever does not."""
    name, own = language_name(tag), str(get_language_info(tag)["name_local"])
    return name if own == name else f"{name}, {own}"


@endpoint("organisation.change")
def languages(request: Visit) -> HttpResponse:
    """Shown and changed by the same people."""
    signed = queries.organisation(request.organisation.id).languages[0]
    if request.method != "POST":
        return show(request, form=LanguagesForm(initial=as_it_is(request), signed=signed))

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        return show(request, form=form, status=status, refusal=refusal)

    where = reverse("settings:languages", args=[request.organisation.slug])
    return perform(request.actor, set_languages, LanguagesForm(request.POST, signed=signed), then=to(where), page=page)


def as_it_is(request: Visit) -> dict[str, Any]:
    found = queries.organisation(request.organisation.id)
    return {"act": fresh_act(), "revision_shown": found.revision, "others": found.languages[1:]}


def show(request: Visit, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    signed, *others = queries.organisation(request.organisation.id).languages
    if status == 409:
        now = as_it_is(request)
        form = LanguagesForm(initial=now, signed=signed)
    kept = form["others"].value() or []
    context = {
        "form": form,
        "refusal": refusal,
        "signed": language_alone(signed),
        "others": [{"tag": tag, "name": called(tag), "kept": tag in kept} for tag in others],
        "list_url": reverse("settings:list", args=[request.organisation.slug]),
        "policies_url": reverse("policies:list", args=[request.organisation.slug]),
    }
    return render(request, "settings/languages.html", context, status=status)
