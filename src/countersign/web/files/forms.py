"""The file to judge, for which day and under which regimes. It is read and judged while the form is checked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from countersign.kernel.records import Unusable
from countersign.readiness.files.answering import Answered, answered
from countersign.readiness.regimes import BY_KEY

LARGEST = 5 << 20
LONGEST_NAME = 60


class FileForm(forms.Form):
    """One dossier. No act: nothing is recorded, so there is nothing that could happen twice."""

    file = forms.FileField(
        error_messages={
            "required": _("Choose the file."),
            "empty": _("The file is empty."),
            "max_length": _("The name of the file is too long."),
        }
    )
    on = forms.DateField(required=False, error_messages={"invalid": _("This is no day of the calendar.")})

    regimes = forms.MultipleChoiceField(
        required=False,
        choices=[(key, key) for key in BY_KEY],
        error_messages={"invalid_choice": _("There is no %(value)s in the list. Choose from it.")},
    )

    answered: Answered | None = None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        file = given.get("file")
        if file is None or self.errors:
            return given
        if file.size > LARGEST:
            self.add_error(
                "file", gettext("The file is larger than 5 MiB. Give acceptances as counts (ack_stats), then it fits.")
            )
            return given
        try:
            self.answered = answered(file.read(), file.name, given.get("on"), given.get("regimes", ()))
        except Unusable as error:
            self.add_error("file", f"{shown(file.name)}: {error.words.in_language(gettext)}")
        return given


def shown(name: str) -> str:
    """The name of a file, as far as it can be seen."""
    return "".join(letter for letter in name if letter.isprintable())[:LONGEST_NAME]
