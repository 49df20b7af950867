"""The forms for the yearly budget."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.kernel.approvals import SignatureMethod
from countersign.resources.commands.propose_budget import YearlyBudget
from countersign.resources.commands.raise_request import LONGEST_TEXT, LONGEST_TITLE
from countersign.web.days import NO_DAY
from countersign.web.policies.record_form import AnybodyField
from countersign.web.resources.forms import currency_field, happened, money_in, sum_field
from countersign.web.resources.words import METHODS
from countersign.web.scans import scan_in

if TYPE_CHECKING:
    from countersign.people.models import Person


class BudgetForm(ActForm):
    """What may be spent in a budget year."""

    title = forms.CharField(
        max_length=LONGEST_TITLE,
        label=_("What is it called?"),
        error_messages={"required": _("Give the budget a name, for example the year.")},
    )
    begins_on = forms.DateField(label=_("The year begins on"), error_messages=NO_DAY)
    ends_on = forms.DateField(label=_("Its last day"), error_messages=NO_DAY)
    sum = sum_field(error_messages={"required": _("Write how much, for example 25000.")})
    currency = currency_field()
    covers = forms.CharField(required=False, max_length=LONGEST_TEXT, label=_("What does it cover?"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given["money"] = money_in(self, given)
        return given

    def arguments(self) -> dict[str, Any]:
        names = ("title", "begins_on", "ends_on", "money", "covers")
        return {"budget": YearlyBudget(**{name: self.cleaned_data[name] for name in names})}


class RecordBudgetForm(BudgetForm):
    """One that was approved elsewhere: by whom, when and how, and a copy."""

    approved_by_id = AnybodyField(label=_("Who approved it?"))
    approved_on = forms.DateField(label=_("On which day?"), error_messages=NO_DAY)
    method = forms.TypedChoiceField(
        choices=METHODS,
        coerce=SignatureMethod,
        label=_("How?"),
        error_messages={"required": _("Say how it was approved."), "invalid_choice": _("Choose one of the answers.")},
    )
    scan = forms.FileField(
        required=False,
        label=_("The copy"),
        error_messages={"empty": _("The file is empty (0 bytes). Scan it again, and choose the new file.")},
    )

    def __init__(self, *args: Any, people: list[Person], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        approver: Any = self.fields["approved_by_id"]
        approver.offer(people, nobody=gettext("Choose somebody"))

    def clean_approved_on(self) -> date:
        return happened(self.cleaned_data["approved_on"], self.today)

    def clean_scan(self) -> bytes | None:
        return scan_in(self.cleaned_data["scan"])

    def arguments(self) -> dict[str, Any]:
        names = ("approved_by_id", "approved_on", "method", "scan")
        return {**super().arguments(), **{name: self.cleaned_data[name] for name in names}}


class ApproveBudgetForm(ActForm):
    digest_shown = forms.CharField(widget=forms.HiddenInput)


class WithdrawBudgetForm(ActForm):
    because = forms.CharField(
        max_length=LONGEST_TEXT,
        label=_("It does not hold, because …"),
        error_messages={"required": _("Say in a sentence why it does not hold.")},
    )
