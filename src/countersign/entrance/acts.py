"""From a form to a command to an answer: the one way a POST is answered (decision 33)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext, gettext_noop

from countersign.entrance import clock
from countersign.kernel.actors import Actor
from countersign.kernel.references import Ref, new_id, parse_ref
from countersign.kernel.refusals import Refusal, Stale, Unknown
from countersign.kernel.text import unseen
from countersign.ledger import acts

SENT_ELSEWHERE = gettext_noop(
    "This form was sent before, from another page. Nothing was done here. What you typed is still there: look at it, "
    "and send it again."
)

NOT_CARRIED = gettext_noop(
    "This form came without what you were shown on its page. Nothing was done here. Open the page again, read it, and "
    "send the form from there."
)

_page: ContextVar[str] = ContextVar("digest of the page's address", default="")

LONGER = 201
"""What may be as long is no name and no title. Longer texts may hold what a word processor left in them."""

QUOTED = 20
"""So many characters tell where in a line something stands."""

type Act = Callable[..., Ref | None]
type Page = Callable[..., HttpResponse]
type Address = Callable[[Ref | None], str]


class ActForm(forms.Form):
    """A form for one act: its fields are named like the command's arguments. ``act`` is the act's own id."""

    act = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.CharField) and (field.max_length or LONGER) < LONGER:
                field.validators.append(check_seen)

    def arguments(self) -> dict[str, Any]:
        """What the command is called with."""
        return {name: value for name, value in self.cleaned_data.items() if name != "act"}


def check_seen(typed: str) -> None:
    """A name or a title is what it looks like. Joiners stay: scripts need them."""
    if found := unseen(typed):
        before = typed[: typed.index(found)][-QUOTED:]
        where = gettext("behind “{before}”").format(before=before) if before.strip() else gettext("at the beginning")
        raise forms.ValidationError(
            gettext(
                "Here stands a character that nobody sees, {where} (U+{code}). Delete it, or type it all anew."
            ).format(where=where, code=f"{ord(found):04X}")
        )


def fresh_act() -> UUID:
    """A new act's id, for a form that is about to be shown."""
    return new_id(clock.now())


def perform(by: Actor, act: Act, form: ActForm, *, then: Address, page: Page) -> HttpResponse:
    """Do what the form asks and go to the result; or show the same page again, and say why not.

    Success 303; invalid 422, refused 403, stale 409: always the same page, what was typed still in it. The same
    form sent twice is one act: the second answer leads where the first one led, on the page of the first one alone.
    Unknown ids go on to the gate.
    """
    if not form.is_valid():
        return incomplete(form, page)
    id = form.cleaned_data["act"]
    if before := acts.done_before(by.organisation, id):
        return see(then(before.result)) if before.page == _page.get() else elsewhere(form, page)
    try:
        with acts.asked_for(id, _page.get()):
            result = act(by=by, at=clock.now(), **form.arguments())
    except Unknown:
        raise
    except Refusal as refusal:
        status = 409 if isinstance(refusal, Stale) else 403
        return page(form=form, status=status, refusal=refusal.words.in_language(gettext))
    return see(then(result))


@contextmanager
def sent_to(address: str) -> Iterator[None]:
    """What is asked for in this block is asked for on the page with this address. Its digest is kept."""
    before = _page.set(sha256(address.encode()).hexdigest())
    try:
        yield
    finally:
        _page.reset(before)


def incomplete(form: ActForm, page: Page) -> HttpResponse:
    """Beside a field that somebody fills in stands what is wrong with it. What a form carries along unseen (what was
    shown) has no such place: the sentence on top says that it is missing, and what to do."""
    unseen_ones = any(field.errors for field in form.hidden_fields())
    return page(form=form, status=422, **({"refusal": gettext(NOT_CARRIED)} if unseen_ones else {}))


def elsewhere(form: ActForm, page: Page) -> HttpResponse:
    """The id belongs to what was done on another page, and its result is no answer here. The form gets a fresh one."""
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data["act"] = str(fresh_act())  # type: ignore[index]
    return page(form=form, status=422, refusal=gettext(SENT_ELSEWHERE))


def to(address: str) -> Address:
    """The same page, whatever came of the act."""
    return lambda _ref: address


def to_made(address: Callable[[UUID], str]) -> Address:
    """The page of what the act made."""
    return lambda ref: address(parse_ref(ref or "")[1])


def see(address: str) -> HttpResponse:
    return HttpResponseRedirect(address, status=303)
