from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.audits.commands.answer_finding import LONGEST_ANSWER
from countersign.audits.commands.close_elsewhere import LONGEST_LETTER
from countersign.audits.commands.raise_finding import LONGEST_CLAUSE, LONGEST_REFERENCE, LONGEST_SEEN, Found
from countersign.audits.commands.request_exception import LONGEST_REASON
from countersign.audits.enums import FindingGrade
from countersign.entrance.acts import ActForm
from countersign.readiness.rules import RULES
from countersign.web.audits.words import GRADES
from countersign.web.days import NO_DAY
from countersign.web.roles.forms import PersonField

if TYPE_CHECKING:
    from countersign.people.models import Person

NOBODY = {"required": _("Choose somebody.")}


class FindingForm(ActForm):
    """What an auditor found. The rules are offered to choose from; none has to fit."""

    grade = forms.TypedChoiceField(
        choices=GRADES,
        coerce=FindingGrade,
        label=_("How grave is it?"),
        error_messages={"required": _("Choose how grave it is.")},
    )
    seen = forms.CharField(
        max_length=LONGEST_SEEN,
        label=_("What was seen?"),
        error_messages={"required": _("Say what was seen.")},
    )
    clause = forms.CharField(
        max_length=LONGEST_CLAUSE,
        label=_("Which part of the standard?"),
        error_messages={"required": _("Say which part of the standard it is about.")},
    )
    code = forms.ChoiceField(required=False, label=_("Does one of the rules here say the same?"))
    reference = forms.CharField(
        required=False, max_length=LONGEST_REFERENCE, label=_("What does the auditor's report call it?")
    )
    raised_on = forms.DateField(label=_("On which day was it raised?"), error_messages=NO_DAY)
    due_on = forms.DateField(required=False, label=_("By which day is it to be closed?"), error_messages=NO_DAY)
    owner_id = PersonField(label=_("Who answers it?"), error_messages=NOBODY)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["owner_id"].offer(people)
        rules = [(one.rule.code, f"{one.rule.code}: {gettext(one.title)}") for one in RULES]
        fields["code"].choices = [("", gettext("None of them")), *rules]

    def arguments(self) -> dict[str, Any]:
        return {"found": Found(**{name: value for name, value in self.cleaned_data.items() if name != "act"})}


class Shown(ActForm):
    revision_shown = forms.IntegerField(widget=forms.HiddenInput)


class AssignForm(Shown):
    owner_id = PersonField(label=_("Who answers it from now on?"), error_messages=NOBODY)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["owner_id"].offer(people)


class AnswerForm(Shown):
    cause = forms.CharField(
        max_length=LONGEST_ANSWER,
        label=_("Why did it come about?"),
        error_messages={"required": _("Say why it came about: the cause, not the symptom.")},
    )
    correction = forms.CharField(
        max_length=LONGEST_ANSWER,
        label=_("What was put right?"),
        error_messages={"required": _("Say what was put right, or that nothing had to be.")},
    )
    action = forms.CharField(
        max_length=LONGEST_ANSWER,
        label=_("What keeps it from coming back?"),
        error_messages={"required": _("Say what keeps it from coming back.")},
    )
    action_owner_id = PersonField(label=_("Who does that?"), error_messages=NOBODY)
    action_due_on = forms.DateField(label=_("By which day?"), error_messages=NO_DAY)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["action_owner_id"].offer(people)


class FinishForm(ActForm):
    done_on = forms.DateField(label=_("On which day was it done?"), error_messages=NO_DAY)
    outcome = forms.CharField(
        max_length=LONGEST_ANSWER,
        label=_("What was done, and what shows it?"),
        error_messages={"required": _("Say what was done, and what shows it.")},
    )


class BecauseForm(ActForm):
    because = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("Because …"),
        error_messages={"required": _("Say why: the reason stays beside it.")},
    )


class AgreeForm(BecauseForm):
    due_on = forms.DateField(label=_("Until which day?"), error_messages=NO_DAY)
    agreed_on = forms.DateField(label=_("On which day was that agreed?"), error_messages=NO_DAY)


class VerifyForm(Shown):
    closed_on = forms.DateField(label=_("On which day was it closed?"), error_messages=NO_DAY)
    closing = forms.CharField(
        max_length=LONGEST_ANSWER,
        label=_("What showed that it is done?"),
        error_messages={"required": _("Say what showed that it is done: evidence, not a promise.")},
    )


class LetterForm(VerifyForm):
    letter = forms.CharField(
        max_length=LONGEST_LETTER,
        label=_("Which letter or report says so, and where is it?"),
        error_messages={"required": _("Say which letter or report says so: it is the proof.")},
    )
