from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.audits.commands.plan_visit import LONGEST_DRIVER
from countersign.audits.enums import VisitKind
from countersign.entrance.acts import ActForm
from countersign.web.audits.words import KINDS


class VisitForm(ActForm):
    """An audit from outside."""

    kind = forms.TypedChoiceField(
        choices=KINDS,
        coerce=VisitKind,
        label=_("What kind of audit is it?"),
        error_messages={"required": _("Choose the kind of audit.")},
    )
    visit_on = forms.DateField(
        label=_("On which day does it begin?"),
        error_messages={"required": _("Give the day. If it is not agreed yet, the day you count on.")},
    )
    driver = forms.CharField(
        max_length=LONGEST_DRIVER,
        label=_("What depends on it?"),
        error_messages={"required": _("Say what depends on it: a contract, a tender, a promise to a customer.")},
    )
    certifier = forms.CharField(max_length=200, required=False, label=_("Who audits?"))


class ChangeForm(VisitForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)


class CallOffForm(ActForm):
    because = forms.CharField(
        max_length=500,
        label=_("It does not take place, because …"),
        error_messages={"required": _("Say in a sentence why it does not take place.")},
    )
