"""From a form to a command to an answer: the one way a POST is answered (decision 33)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext

from countersign.entrance import clock
from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref, new_id, parse_ref
from countersign.kernel.refusals import Refusal, Stale, Unknown
from countersign.ledger import acts

type Act = Callable[..., Ref | None]
type Page = Callable[..., HttpResponse]
type Address = Callable[[Ref | None], str]


class ActForm(forms.Form):
    """A form for one act: its fields are named like the command's arguments. ``act`` is the act's own id."""

    act = forms.UUIDField(widget=forms.HiddenInput)

    def arguments(self) -> dict[str, Any]:
        """What the command is called with."""
        return {name: value for name, value in self.cleaned_data.items() if name != "act"}


def fresh_act() -> UUID:
    """A new act's id, for a form that is about to be shown."""
    return new_id(clock.now())


def perform(by: Actor, act: Act, form: ActForm, *, then: Address, page: Page) -> HttpResponse:
    """Do what the form asks and go to the result; or show the same page again, and say why not.

    Success 303; invalid 422, refused 403, stale 409: always the same page, what was typed still in it. The same
    form sent twice is one act: the second answer leads where the first one led. Unknown ids go on to the gate.
    """
    if not form.is_valid():
        return page(form=form, status=422)
    id = form.cleaned_data["act"]
    if before := acts.done_before(by.organisation, id):
        return see(then(before.result))
    try:
        with acts.asked_for(id):
            result = act(by=by, at=clock.now(), **form.arguments())
    except Unknown:
        raise
    except Refusal as refusal:
        status = 409 if isinstance(refusal, Stale) else 403
        return page(form=form, status=status, refusal=refusal.words.in_language(gettext))
    return see(then(result))


def to(address: str) -> Address:
    """The same page, whatever came of the act."""
    return lambda _ref: address


def to_made(address: Callable[[UUID], str]) -> Address:
    """The page of what the act made."""
    return lambda ref: address(parse_ref(ref or "")[1])


def see(address: str) -> HttpResponse:
    return HttpResponseRedirect(address, status=303)
