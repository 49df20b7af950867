from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.kernel.refusals import Refused
from countersign.people.commands.change_setting import LONGEST_REASON
from countersign.people.settings import Choices, Kind
from countersign.web.settings.day_list import read_days

MOST_TOLD = 6
"""Mistakes in a list that are told at once; whoever sees them knows what to look for."""


class SettingForm(ActForm):
    """``shown``: the newest change that the page knows of."""

    shown = forms.UUIDField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("Why?"),
        error_messages={
            "required": _("Say why: an auditor reads the reason beside the change."),
            "max_length": _("This is too long: at most %(limit_value)d characters, and these are %(show_value)d."),
        },
    )

    def __init__(self, *args: Any, kind: Kind, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.today = kind, today

    def fitting(self, value: Any) -> Any:
        """The value itself, if its kind would keep it."""
        try:
            self.kind.kept(value)
        except Refused as refusal:
            raise forms.ValidationError(refusal.words.in_language(gettext)) from refusal
        return value


class DatedForm(SettingForm):
    """Of a setting that may hold from a later day."""

    from_on = forms.DateField(
        label=_("From which day on?"),
        error_messages={
            "required": _("Say from which day on it holds."),
            "invalid": _("This is no day. Write it like 2026-11-21."),
        },
    )

    def clean_from_on(self) -> date:
        from_on: date = self.cleaned_data["from_on"]
        if from_on < self.today:
            raise forms.ValidationError(_("This day has passed. What was judged stays as it was judged."))
        return from_on


class NumberForm(DatedForm):
    value = forms.DecimalField(required=False, error_messages={"invalid": _("Write a number, such as 30 or 0.5.")})

    def clean_value(self) -> Decimal | None:
        value: Decimal | None = self.cleaned_data["value"]
        return None if value is None else self.fitting(value)


class ChoicesForm(DatedForm):
    value = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": _("There is no %(value)s in the list. Choose from it.")}
    )

    def __init__(self, *args: Any, kind: Choices, **kwargs: Any) -> None:
        super().__init__(*args, kind=kind, **kwargs)
        self.fields["value"].choices = [(key, key) for key in kind.of]  # type: ignore[attr-defined]

    def clean_value(self) -> tuple[str, ...]:
        return self.fitting(tuple(self.cleaned_data["value"]))  # type: ignore[no-any-return]


class LabelsForm(DatedForm):
    """The words of a scale, one a line; none: those it came with."""

    value = forms.CharField(required=False, max_length=2000, label=_("The words, one a line"))

    def clean_value(self) -> tuple[str, ...]:
        typed: str = self.cleaned_data["value"]
        return self.fitting(tuple(typed.splitlines()))  # type: ignore[no-any-return]


class DaysForm(SettingForm):
    value = forms.CharField(required=False, max_length=20_000, label=_("Days on which nobody works"))

    def clean_value(self) -> tuple[date, ...]:
        days, wrong = read_days(self.cleaned_data["value"], self.today)
        if wrong:
            raise forms.ValidationError(wrong[:MOST_TOLD])
        return self.fitting(days)  # type: ignore[no-any-return]
