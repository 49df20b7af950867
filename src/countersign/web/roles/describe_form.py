"""The forms in which a role is described, one duty a line, and retired."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.roles.commands.describe import (
    LONGEST_COMPETENCE,
    LONGEST_DUTY,
    LONGEST_NAME,
    MOST_DUTIES,
    Description,
)
from countersign.roles.commands.retire import LONGEST_REASON
from countersign.roles.enums import Authority, Duty
from countersign.web.roles.words import AUTHORITIES, DUTIES

BULLETS = "-\u2013\u2022*\u00b7 \t"
"""What stands before a line that was copied from a list."""


class DescribeForm(ActForm):
    version_shown = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    name = forms.CharField(
        max_length=LONGEST_NAME,
        label=_("What is the role called?"),
        error_messages={"required": _("Write what the role is called.")},
    )
    duties = forms.CharField(
        max_length=MOST_DUTIES * (LONGEST_DUTY + 2),
        label=_("What does it ask? One duty a line."),
        error_messages={"required": _("Write at least one duty: what does this role ask of its holder?")},
    )
    competence = forms.CharField(
        required=False, max_length=LONGEST_COMPETENCE, label=_("What shows that somebody can do it?")
    )
    authorities = forms.MultipleChoiceField(
        required=False, choices=[(kind.value, AUTHORITIES[kind][0]) for kind in Authority]
    )
    carries = forms.MultipleChoiceField(required=False, choices=[(duty.value, DUTIES[duty]) for duty in Duty])

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        description = Description(
            name=given["name"],
            duties=tuple(line.lstrip(BULLETS) for line in given["duties"].splitlines()),
            carries=tuple(map(Duty, given["carries"])),
            authorities=tuple(map(Authority, given["authorities"])),
            competence=given["competence"],
        )
        return {"description": description, "version_shown": given["version_shown"]}


class RetireForm(ActForm):
    reason = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("Why does nobody need it any more?"),
        error_messages={"required": _("Say in a sentence why nobody needs this role any more.")},
    )
