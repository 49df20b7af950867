"""The forms for requests and for what is decided about them; each field is named like the command's argument."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.kernel.approvals import SignatureMethod
from countersign.kernel.money import CURRENCIES, Money, Unclear, read
from countersign.resources.commands.decide import Ruling
from countersign.resources.commands.raise_request import (
    LONGEST_BEHIND,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_PEOPLE,
    MOST_TIME,
    Amount,
    Asked,
)
from countersign.resources.commands.record_decision import LONGEST_AS
from countersign.resources.enums import Behind, TimeUnit, Verdict
from countersign.web.days import NO_DAY
from countersign.web.policies.record_form import AnybodyField
from countersign.web.resources.words import BEHIND, METHODS, UNITS, VERDICTS
from countersign.web.scans import scan_in

if TYPE_CHECKING:
    from countersign.people.models import Person
    from countersign.resources.models import Decision, Request

USUAL = ("GBP", "EUR", "USD", "CHF")
CURRENCY_CHOICES = [("", _("Currency")), *((code, code) for code in (*USUAL, *sorted(CURRENCIES - set(USUAL))))]


def money_in(form: forms.Form, given: dict[str, Any]) -> Money | None:
    """The sum and its currency, both or neither. What could be two sums is asked about; nothing is guessed."""
    typed, currency = (given.get("sum") or "").strip(), given.get("currency") or ""
    if typed and not currency:
        form.add_error("currency", gettext("Choose the currency of the sum."))
    if not typed or not currency:
        return None
    try:
        return read(typed, currency)
    except Unclear as unclear:
        form.add_error("sum", unclear.words.in_language(gettext))
    return None


def sum_field(**more: Any) -> forms.CharField:
    return forms.CharField(max_length=40, label=_("Money"), **more)


def currency_field() -> forms.ChoiceField:
    return forms.ChoiceField(required=False, choices=CURRENCY_CHOICES, label=_("Currency"))


class AmountForm(ActForm):
    """Money, people and time."""

    sum = sum_field(required=False)
    currency = currency_field()
    headcount = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST_PEOPLE,
        label=_("People"),
        error_messages={"invalid": _("Write the number of people in figures, or leave it open.")},
    )
    time = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST_TIME,
        label=_("Time"),
        error_messages={"invalid": _("Write the time in whole hours or days, for example 8.")},
    )
    time_unit = forms.ChoiceField(required=False, choices=UNITS, label=_("Counted in"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given["money"] = money_in(self, given)
        if given.get("time") and not given.get("time_unit"):
            self.add_error("time_unit", gettext("Say whether these are hours or days."))
        return given

    def amount(self) -> Amount:
        given = self.cleaned_data
        time = given.get("time")
        return Amount(
            money=given.get("money"),
            headcount=given.get("headcount"),
            time=time,
            time_unit=TimeUnit(given["time_unit"]) if time else None,
        )


def amount_of(row: Request | Decision) -> dict[str, Any]:
    """What the fields begin with."""
    money = row.money
    return {
        "sum": money.figures() if money else "",
        "currency": row.currency,
        "headcount": row.headcount,
        "time": row.time,
        "time_unit": row.time_unit,
    }


class AskForm(AmountForm):
    """What somebody asks for. ``people``: who may be named as asking; none for whoever asks in their own name."""

    title = forms.CharField(
        max_length=LONGEST_TITLE,
        label=_("What is asked for?"),
        error_messages={"required": _("Say in a few words what is asked for.")},
    )
    need = forms.CharField(
        max_length=LONGEST_TEXT,
        label=_("What is it needed for?"),
        error_messages={"required": _("Say what it is needed for: a decision needs the reason.")},
    )
    behind_kind = forms.ChoiceField(required=False, choices=BEHIND, label=_("What stands behind it?"))
    behind = forms.CharField(required=False, max_length=LONGEST_BEHIND, label=_("Which one?"))
    risk_high = forms.BooleanField(required=False, label=_("A high risk stands behind it"))
    options = forms.CharField(required=False, max_length=LONGEST_TEXT, label=_("What else was thought of?"))
    raised_on = forms.DateField(label=_("Asked for on"), error_messages=NO_DAY)
    raised_by_id = AnybodyField(required=False, label=_("Who asks?"))

    def __init__(self, *args: Any, people: Iterable[Person] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who: Any = self.fields["raised_by_id"]
        who.offer(people, nobody=gettext("I do"))

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        names = ("title", "need", "behind", "risk_high", "options", "raised_on", "raised_by_id")
        asked = Asked(
            **{name: given[name] for name in names},
            behind_kind=Behind(given["behind_kind"]) if given["behind_kind"] else None,
            amount=self.amount(),
        )
        shown = {"revision_shown": given["revision_shown"]} if "revision_shown" in given else {}
        return {"asked": asked, **shown}


class ChangeAskedForm(AskForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)


class RulingForm(AmountForm):
    """Yes, no, or not before a day, with the reason; what belongs to one answer alone is read for that one."""

    digest_shown = forms.CharField(widget=forms.HiddenInput)
    verdict = forms.TypedChoiceField(
        choices=VERDICTS,
        coerce=Verdict,
        label=_("What do you decide?"),
        error_messages={"required": _("Choose one of the three."), "invalid_choice": _("Choose one of the three.")},
    )
    reason = forms.CharField(
        max_length=LONGEST_TEXT,
        label=_("Because …"),
        error_messages={"required": _("Give the reason in a sentence: it is what an auditor asks about.")},
    )
    granted = forms.CharField(required=False, max_length=LONGEST_TEXT, label=_("What exactly is approved?"))
    deferred_to = forms.DateField(required=False, label=_("Not before"), error_messages=NO_DAY)
    risk_owner_id = AnybodyField(required=False, label=_("Who accepts the risk that stays?"))

    def __init__(self, *args: Any, people: Iterable[Person], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        owner: Any = self.fields["risk_owner_id"]
        owner.offer(people, nobody=gettext("Nobody"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("verdict") is Verdict.DEFERRED and "deferred_to" not in self.errors:
            self.check_deferral(given.get("deferred_to"), given.get("decided_on") or self.today)
        return given

    def check_deferral(self, to: date | None, on: date) -> None:
        if to is None:
            self.add_error("deferred_to", gettext("Say until which day it is put off."))
        elif to <= on:
            self.add_error("deferred_to", gettext("It can only be put off to a day after the decision."))

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        names = ("verdict", "reason", "granted", "deferred_to", "risk_owner_id")
        ruling = Ruling(**{name: given[name] for name in names}, amount=self.amount())
        return {"digest_shown": given["digest_shown"], "ruling": ruling}


class RecordRulingForm(RulingForm):
    """What was decided elsewhere: besides, who, when and how, and a copy. The reason may not be known."""

    decided_by_id = AnybodyField(label=_("Who decided?"))
    decided_as = forms.CharField(required=False, max_length=LONGEST_AS, label=_("As what?"))
    decided_on = forms.DateField(label=_("On which day?"), error_messages=NO_DAY)
    method = forms.TypedChoiceField(
        choices=METHODS,
        coerce=SignatureMethod,
        label=_("How?"),
        error_messages={"required": _("Say how it was decided."), "invalid_choice": _("Choose one of the answers.")},
    )
    scan = forms.FileField(
        required=False,
        label=_("The copy"),
        error_messages={"empty": _("The file is empty (0 bytes). Scan it again, and choose the new file.")},
    )

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, people=people, **kwargs)
        decider: Any = self.fields["decided_by_id"]
        decider.offer(people, nobody=gettext("Choose somebody"))
        self.fields["reason"].required = False
        self.fields["verdict"].label = gettext("What was decided?")

    def clean_decided_on(self) -> date:
        return happened(self.cleaned_data["decided_on"], self.today)

    def clean_scan(self) -> bytes | None:
        return scan_in(self.cleaned_data["scan"])

    def arguments(self) -> dict[str, Any]:
        names = ("decided_by_id", "decided_as", "decided_on", "method", "scan")
        return {**super().arguments(), **{name: self.cleaned_data[name] for name in names}}


def happened(day: date, today: date) -> date:
    """Only what has happened can be recorded."""
    if day > today:
        raise forms.ValidationError(_("That day is still to come. Only what has happened can be recorded."))
    return day


class WithdrawForm(ActForm):
    because = forms.CharField(
        max_length=LONGEST_TEXT,
        label=_("It is not needed any more, because …"),
        error_messages={"required": _("Say in a sentence why it is not needed any more.")},
    )


class AcceptRiskForm(ActForm):
    digest_shown = forms.CharField(widget=forms.HiddenInput)


class ReleaseForm(ActForm):
    released_on = forms.DateField(label=_("Since which day is it there?"), error_messages=NO_DAY)


class ConcludeForm(ActForm):
    concluded_on = forms.DateField(label=_("On which day could that be said?"), error_messages=NO_DAY)
    outcome = forms.CharField(
        max_length=LONGEST_TEXT,
        label=_("What came of it?"),
        error_messages={"required": _("Say what came of it: what is there now that was not there before.")},
    )
