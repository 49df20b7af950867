from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.objectives.commands.record_report import LONGEST_CALLED
from countersign.objectives.commands.set_goal import LONGEST_TEXT
from countersign.web.days import NO_DAY
from countersign.web.roles.forms import PersonField, as_id
from countersign.web.scans import scan_in

if TYPE_CHECKING:
    from countersign.people.models import Person

DIGEST = 71


class SendForm(ActForm):
    """The page as it was shown, what its sender says of it, and whom it is for."""

    digest_shown = forms.CharField(max_length=DIGEST, widget=forms.HiddenInput)
    remark = forms.CharField(
        required=False, max_length=LONGEST_TEXT, label=_("What do you want leaders to see, or to decide?")
    )
    to_ids = forms.TypedMultipleChoiceField(
        coerce=as_id, label=_("Who reads it?"), error_messages={"required": _("Choose who in top management reads it.")}
    )

    def __init__(self, *args: Any, leaders: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["to_ids"].choices = list(leaders)


class ReadForm(ActForm):
    """A leader's own words, if any."""

    digest_shown = forms.CharField(max_length=DIGEST, widget=forms.HiddenInput)
    answer = forms.CharField(required=False, max_length=LONGEST_TEXT, label=_("An answer or a question, if you like"))


class RecordForm(ActForm):
    """A report that was given elsewhere."""

    reported_on = forms.DateField(label=_("On which day?"), error_messages=NO_DAY)
    reporter_id = PersonField(label=_("Who reported?"), error_messages={"required": _("Choose somebody.")})
    to_id = PersonField(label=_("To whom in top management?"), error_messages={"required": _("Choose somebody.")})
    called = forms.CharField(
        max_length=LONGEST_CALLED,
        label=_("What was it, and where is it?"),
        error_messages={"required": _("Say what the report was called, and where it is.")},
    )
    about = forms.TypedMultipleChoiceField(required=False, coerce=as_id, label=_("Which objectives were in it?"))
    scan = forms.FileField(required=False, label=_("A copy"))

    def __init__(
        self, *args: Any, people: Iterable[Person], objectives: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        everybody = list(people)
        fields["reporter_id"].offer(everybody)
        fields["to_id"].offer(everybody)
        fields["about"].choices = list(objectives)

    def clean_scan(self) -> bytes | None:
        return scan_in(self.cleaned_data["scan"])
