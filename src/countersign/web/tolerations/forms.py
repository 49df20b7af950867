from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.readiness.commands.propose_toleration import LONGEST_REASON

DIGEST = 71


class ProposeForm(ActForm):
    """Why, and until when. ``finding_shown``: the finding as the page showed it."""

    code = forms.CharField(max_length=7, widget=forms.HiddenInput)
    key = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput)
    finding_shown = forms.CharField(max_length=DIGEST, widget=forms.HiddenInput)
    reason = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("Why can it stay as it is until then?"),
        error_messages={"required": _("Say why: an auditor will ask, and the reason is the answer.")},
    )
    until_on = forms.DateField(
        label=_("Until which day?"),
        error_messages={
            "required": _("Give the last day. After it, somebody looks again."),
            "invalid": _("This is no day of the calendar."),
        },
    )


class ApproveForm(ActForm):
    """What was shown: the terms, and the finding as it is today."""

    digest_shown = forms.CharField(max_length=DIGEST, widget=forms.HiddenInput)
    finding_shown = forms.CharField(max_length=DIGEST, widget=forms.HiddenInput)


class CloseForm(ActForm):
    because = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("Because …"),
        error_messages={"required": _("Say why: the reason stays beside it.")},
    )
