"""The forms about what makes a holder competent, and what they still lack."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.roles.commands.record_competence import LONGEST
from countersign.roles.enums import Basis
from countersign.web.roles.words import BASES

CLOSED, OPEN = "closed", "open"
ANSWERS = [(CLOSED, _("Yes, it is closed")), (OPEN, _("No, something is still missing"))]


class CompetenceForm(ActForm):
    """One thing that shows that a holder is competent."""

    basis = forms.TypedChoiceField(
        choices=[(basis.value, BASES[basis][1]) for basis in Basis],
        coerce=Basis,
        label=_("What is it?"),
        error_messages={"required": _("Choose what it is.")},
    )
    text = forms.CharField(
        max_length=LONGEST,
        label=_("In a sentence"),
        error_messages={"required": _("Say what it is: a course, a degree, what somebody has done and where.")},
    )
    shown_on = forms.DateField(
        label=_("On which day?"),
        error_messages={"required": _("Give the day: of the certificate, or until when the experience was gained.")},
    )
    expires_on = forms.DateField(required=False, label=_("Until when does it count?"))


class GapForm(ActForm):
    """What a holder still lacks."""

    missing = forms.CharField(
        max_length=LONGEST, label=_("What is missing?"), error_messages={"required": _("Say what is missing.")}
    )
    plan = forms.CharField(
        max_length=LONGEST,
        label=_("What is done about it?"),
        error_messages={"required": _("Say what is done about it: a course, a mentor, a first audit beside somebody.")},
    )
    due_on = forms.DateField(
        label=_("By when?"), error_messages={"required": _("Give the day. A plan without one counts for nothing.")}
    )


class EvaluateForm(ActForm):
    """Whether a gap is closed."""

    closed = forms.TypedChoiceField(
        choices=ANSWERS,
        coerce=lambda answer: answer == CLOSED,
        label=_("Is the gap closed?"),
        error_messages={"required": _("Say whether the gap is closed.")},
    )
    evaluated_on = forms.DateField(
        label=_("On which day did you look?"), error_messages={"required": _("Give the day on which you looked.")}
    )
    judged = forms.CharField(
        max_length=LONGEST,
        label=_("How did you judge it?"),
        error_messages={"required": _("Say how you judged it: what you saw, asked or read.")},
    )


class WithdrawForm(ActForm):
    because = forms.CharField(
        max_length=LONGEST,
        label=_("It was a mistake, because …"),
        error_messages={"required": _("Say in a sentence what was wrong with it.")},
    )
