from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.audits.commands.conduct_internal_audit import LONGEST_REPORT
from countersign.audits.commands.record_visit_plan import LONGEST_PLAN
from countersign.audits.commands.request_exception import LONGEST_REASON
from countersign.audits.enums import Recommendation
from countersign.entrance.acts import ActForm
from countersign.web.audits.words import RECOMMENDATIONS
from countersign.web.days import NO_DAY
from countersign.web.roles.forms import PersonField

if TYPE_CHECKING:
    from countersign.people.models import Person


class PrepareForm(ActForm):
    """What the certifier sent ahead of a visit."""

    until_on = forms.DateField(required=False, label=_("Until which day do they stay?"), error_messages=NO_DAY)
    extent = forms.CharField(required=False, max_length=LONGEST_PLAN, label=_("What do they look at?"))
    team = forms.CharField(required=False, max_length=LONGEST_PLAN, label=_("Who comes?"))
    asked_for = forms.CharField(required=False, max_length=LONGEST_PLAN, label=_("What do they ask for?"))


class ResultForm(ActForm):
    """What came of it."""

    recommendation = forms.TypedChoiceField(
        choices=RECOMMENDATIONS,
        coerce=Recommendation,
        label=_("What do the auditors recommend?"),
        error_messages={"required": _("Choose what they recommend.")},
    )
    told_on = forms.DateField(label=_("On which day did they say so?"), error_messages=NO_DAY)
    report = forms.CharField(
        max_length=LONGEST_REPORT,
        label=_("What is their report called, and where is it?"),
        error_messages={"required": _("Say where the report is: it is the proof, this is only a note.")},
    )


class BookForm(ActForm):
    """A slot with somebody who leads."""

    leader_id = PersonField(
        label=_("Who is interviewed?"), error_messages={"required": _("Choose somebody who leads.")}
    )
    interview_on = forms.DateField(label=_("On which day?"), error_messages=NO_DAY)
    begins = forms.CharField(required=False, max_length=5, label=_("From what time on?"))

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["leader_id"].offer(people)


class SeenForm(ActForm):
    """What a leader says to what an audit found."""

    revision_shown = forms.IntegerField(widget=forms.HiddenInput)
    remark = forms.CharField(required=False, max_length=LONGEST_REASON, label=_("What do you conclude from it?"))
