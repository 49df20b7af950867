from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.audits.commands.conduct_internal_audit import LONGEST_REPORT, LONGEST_RESULT
from countersign.audits.commands.plan_internal_audit import LONGEST_NAME, LONGEST_TITLE, Plan
from countersign.audits.commands.request_exception import LONGEST_REASON
from countersign.entrance.acts import ActForm
from countersign.web.audits.words import CLAUSES
from countersign.web.days import NO_DAY
from countersign.web.roles.forms import PersonField

if TYPE_CHECKING:
    from countersign.people.models import Person
    from countersign.roles.models import Role

DIGEST = 71


class PlanForm(ActForm):
    """What is planned about an internal audit: of what, when, who books it and who conducts it."""

    title = forms.CharField(
        max_length=LONGEST_TITLE,
        label=_("What is it called?"),
        error_messages={"required": _("Give it a name, for example the quarter and what it is of.")},
    )
    audit_on = forms.DateField(label=_("On which day?"), error_messages=NO_DAY)
    of_isms = forms.BooleanField(required=False, label=_("The ISMS itself"))
    subject_roles = forms.MultipleChoiceField(required=False, label=_("The work of these roles"))
    departments = forms.MultipleChoiceField(required=False, label=_("These departments"))
    covers = forms.MultipleChoiceField(required=False, choices=CLAUSES, label=_("Which clauses does it cover?"))
    coordinator_id = PersonField(label=_("Who coordinates it?"), error_messages={"required": _("Choose somebody.")})
    auditor_id = PersonField(required=False, label=_("Who conducts it?"))
    outsider = forms.CharField(required=False, max_length=LONGEST_NAME, label=_("Or somebody from outside: their name"))
    firm = forms.CharField(required=False, max_length=LONGEST_NAME, label=_("Whom they work for"))

    def __init__(
        self, *args: Any, people: Iterable[Person], roles: Iterable[Role], departments: Iterable[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        here = list(people)
        fields["coordinator_id"].offer(here)
        fields["auditor_id"].offer(here, nobody=gettext("Nobody named yet"))
        fields["subject_roles"].choices = [(role.key, role.name) for role in roles]
        fields["departments"].choices = [(name, name) for name in departments]

    def plan(self) -> Plan:
        return Plan(**{name: self.cleaned_data[name] for name in PLANNED})

    def arguments(self) -> dict[str, Any]:
        return {"plan": self.plan()}


PLANNED = (
    *("title", "audit_on", "of_isms", "subject_roles", "departments", "covers"),
    *("coordinator_id", "auditor_id", "outsider", "firm"),
)
"""The fields of the plan, named as they are in the command."""


class ChangePlanForm(PlanForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)

    def arguments(self) -> dict[str, Any]:
        return {"plan": self.plan(), "revision_shown": self.cleaned_data["revision_shown"]}


class ConductForm(ActForm):
    """What the auditor says about an audit that has taken place."""

    revision_shown = forms.IntegerField(widget=forms.HiddenInput)
    conducted_on = forms.DateField(label=_("On which day did it take place?"), error_messages=NO_DAY)
    result = forms.CharField(
        max_length=LONGEST_RESULT,
        label=_("What came of it?"),
        error_messages={"required": _("Say what came of it: what was looked at, what fits, and what does not.")},
    )
    report = forms.CharField(required=False, max_length=LONGEST_REPORT, label=_("Where is the report?"))


class ReportForm(ConductForm):
    """The same, of an auditor who cannot say it here: then the report is the proof."""

    report = forms.CharField(
        max_length=LONGEST_REPORT,
        label=_("What is the auditor's report called, and where is it?"),
        error_messages={"required": _("Say where the report is: it is the proof, this is only a note.")},
    )


class RequestForm(ActForm):
    """Somebody who would audit their own work, why all the same, and what guards the result."""

    revision_shown = forms.IntegerField(widget=forms.HiddenInput)
    auditor_id = PersonField(
        label=_("Who is to conduct it all the same?"), error_messages={"required": _("Choose somebody.")}
    )
    reason = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("Why can nobody else do it?"),
        error_messages={"required": _("Say why nobody else can do it: an auditor will ask.")},
    )
    safeguards = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("What guards the result?"),
        error_messages={"required": _("Say who reads along, or which part somebody else looks at.")},
    )

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["auditor_id"].offer(people)


class AllowForm(ActForm):
    """What was shown."""

    digest_shown = forms.CharField(max_length=DIGEST, widget=forms.HiddenInput)


class CloseForm(ActForm):
    because = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("Because …"),
        error_messages={"required": _("Say why: the reason stays beside it.")},
    )
