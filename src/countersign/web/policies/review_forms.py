"""The forms of a review: what top management concludes here, and what somebody concluded elsewhere."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.kernel.approvals import SignatureMethod
from countersign.policies.commands.confirm_unchanged import LONGEST_NOTE, LONGEST_REASON
from countersign.policies.enums import Occasion, Outcome
from countersign.web.days import NO_DAY
from countersign.web.policies.record_form import FIRST_YEAR, AnybodyField
from countersign.web.policies.words import ELSEWHERE, OCCASIONS, OUTCOMES

if TYPE_CHECKING:
    from countersign.people.models import Person

CHOOSE = {"required": _("Choose one of the answers."), "invalid_choice": _("Choose one of the answers.")}


class SaidForm(ActForm):
    """Why, and on what occasion. Of the calendar nothing more is to be said."""

    reason = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("Because …"),
        error_messages={"required": _("Say why: an auditor will ask, and the reason is the answer.")},
    )
    occasion = forms.TypedChoiceField(
        coerce=Occasion, choices=list(OCCASIONS.items()), error_messages=CHOOSE, label=_("The occasion")
    )
    occasion_note = forms.CharField(required=False, max_length=LONGEST_NOTE, label=_("What happened"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("occasion", Occasion.YEARLY) is not Occasion.YEARLY and not given.get("occasion_note"):
            self.add_error("occasion_note", _("Say in a sentence what happened that the policy is looked at again."))
        return given


class ReviewForm(SaidForm):
    """Which of the two buttons was pressed, and what was shown: this version, and this text."""

    version_id = forms.UUIDField(widget=forms.HiddenInput)
    digest_shown = forms.CharField(max_length=80, widget=forms.HiddenInput)
    outcome = forms.TypedChoiceField(coerce=Outcome, choices=list(OUTCOMES.items()), error_messages=CHOOSE)


class RecordReviewForm(SaidForm):
    """Who looked at it elsewhere, when, with which result, and where that is documented."""

    reviewer_id = AnybodyField(label=_("Who reviewed it?"))
    reviewed_as = forms.CharField(required=False, max_length=200, label=_("As what?"))
    reviewed_on = forms.DateField(error_messages=NO_DAY, label=_("On which day?"))
    outcome = forms.TypedChoiceField(
        coerce=Outcome, choices=list(OUTCOMES.items()), error_messages=CHOOSE, label=_("What came of it?")
    )
    method = forms.TypedChoiceField(
        coerce=SignatureMethod,
        choices=[(method, words) for method, (words, _note) in ELSEWHERE.items()],
        error_messages=CHOOSE,
        label=_("How is it documented?"),
    )
    evidence = forms.CharField(
        max_length=LONGEST_NOTE,
        label=_("Where can that be seen?"),
        error_messages={"required": _("Say where: which minutes, which file. Without it there is only your word.")},
    )

    def __init__(self, *args: Any, people: list[Person], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        reviewer: Any = self.fields["reviewer_id"]
        reviewer.offer(people, nobody=gettext("Choose somebody"))

    def clean_reviewed_on(self) -> date:
        """Only what has happened can be recorded."""
        day: date = self.cleaned_data["reviewed_on"]
        if day > self.today:
            raise forms.ValidationError(_("That day is still to come. Only what has happened can be recorded."))
        if day.year < FIRST_YEAR:
            raise forms.ValidationError(_("Look at the year."))
        return day
