"""What is asked about a translation: the file, who made it, and that it says the same."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm
from countersign.policies.commands.end_translation import LONGEST_REASON
from countersign.policies.commands.give_translation import LONGEST_MAKER
from countersign.policies.documents.saying import language_name
from countersign.policies.imports.files import WordText
from countersign.web.policies.text_in import text_in

PDF = ".pdf"


class BringForm(ActForm):
    """A file with the words in another language. Nothing is recorded by it: it is looked at first."""

    language = forms.ChoiceField(
        label=_("In which language is it?"), error_messages={"required": _("Say in which language it is.")}
    )
    file = forms.FileField(label=_("The file"), error_messages={"required": _("Choose the file.")})
    title = forms.CharField(required=False, max_length=200, label=_("What is the policy called in it?"))
    made_by = forms.CharField(
        max_length=LONGEST_MAKER,
        label=_("Who translated it?"),
        error_messages={"required": _("Say who translated it: a person, or an agency.")},
    )

    def __init__(self, *args: Any, others: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", "…"), *((tag, language_name(tag)) for tag in others)]  # type: ignore[attr-defined]

    def clean_file(self) -> WordText:
        file = self.cleaned_data["file"]
        if (file.name or "").lower().endswith(PDF):
            raise forms.ValidationError(
                _("A PDF cannot be put beside the signed text part by part. Choose a Word or Markdown file.")
            )
        return text_in(file)


class TreeField(forms.JSONField):
    """A text as a tree. What is nested without end is none."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except RecursionError as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error


class GiveForm(ActForm):
    """What was looked at, the sentence that is said of it, and the box."""

    language = forms.CharField(max_length=12, widget=forms.HiddenInput)
    title = forms.CharField(max_length=200, widget=forms.HiddenInput)
    text = TreeField(widget=forms.HiddenInput)
    made_by = forms.CharField(max_length=LONGEST_MAKER, widget=forms.HiddenInput)
    digest_shown = forms.CharField(max_length=80, widget=forms.HiddenInput)
    words_shown = forms.CharField(max_length=2000, widget=forms.HiddenInput, strip=False)
    agreed = forms.BooleanField(
        error_messages={"required": _("Tick the box first: that is how you say that it says the same.")}
    )


class EndForm(ActForm):
    reason = forms.CharField(
        max_length=LONGEST_REASON,
        label=_("Because …"),
        error_messages={"required": _("Say why: the reason stays beside it.")},
    )
