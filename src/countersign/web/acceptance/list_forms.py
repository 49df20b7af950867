"""The forms for a list of past acceptances: choosing it, and confirming what was read."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm


class ListForm(ActForm):
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

    kept = forms.CharField(max_length=1000, widget=forms.HiddenInput)
