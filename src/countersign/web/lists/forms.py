"""The forms that every list of another system begins with: choosing it, its columns, confirming what was read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm

LONGEST_SEAL = 3000
COLUMN = "column_"

type Meanings = Sequence[tuple[str, Any]]
"""What a column can be, stored and in words; the first is none of it."""


class ListForm(ActForm):
    """A list of another system."""

    file = forms.FileField(
        label=_("The list"),
        error_messages={
            "required": _("Choose the list."),
            "empty": _("The file is empty (0 bytes). Export the list again, and choose the new file."),
        },
    )

    def clean_file(self) -> tuple[bytes, str]:
        """What the file holds, and what it is called."""
        file = self.cleaned_data["file"]
        if file.size > settings.COUNTERSIGN_LARGEST_UPLOAD:
            raise forms.ValidationError(_("The file is larger than 10 MB. Split the list in two."))
        return file.read(), file.name[-100:]


class ConfirmForm(ActForm):
    """``kept``: the list that was shown, under our seal."""

    kept = forms.CharField(max_length=LONGEST_SEAL, widget=forms.HiddenInput)


class ColumnsForm(ConfirmForm):
    """What each column of a list means. ``missing``: why columns chosen so cannot be read, or nothing."""

    def __init__(
        self,
        *args: Any,
        headings: Sequence[str],
        meanings: Meanings,
        missing: Callable[[Collection[str]], str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.words, self.missing = dict(meanings), missing
        for at, heading in enumerate(headings):
            label = heading or gettext("column {n}").format(n=at + 1)
            self.fields[f"{COLUMN}{at}"] = forms.ChoiceField(choices=meanings, required=False, label=label)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        chosen = [value for name, value in given.items() if name.startswith(COLUMN) and value]
        if twice := sorted({name for name in chosen if chosen.count(name) > 1}):
            says = gettext("Two columns cannot both be the {field}: choose one.")
            raise forms.ValidationError(says.format(field=self.words[twice[0]]))
        if wrong := self.missing(chosen):
            raise forms.ValidationError(wrong)
        return given

    def said(self) -> Mapping[str, int]:
        """Where each meaning stands."""
        chosen = {name: value for name, value in self.cleaned_data.items() if name.startswith(COLUMN) and value}
        return {value: int(name.removeprefix(COLUMN)) for name, value in chosen.items()}
