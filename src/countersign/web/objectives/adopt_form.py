from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.entrance.acts import ActForm

if TYPE_CHECKING:
    from countersign.objectives.models import ObjectiveTerms


class AdoptForm(ActForm):
    """The boxes that somebody ticked: each holds the id of the terms and the digest of what was shown."""

    chosen = forms.MultipleChoiceField(
        label=_("Which ones do you adopt?"),
        error_messages={
            "required": _("Tick at least one objective to adopt."),
            "invalid_choice": _("One of these is not what you were shown any more. Read them again, then tick."),
        },
    )

    def __init__(self, *args: Any, waiting: Iterable[ObjectiveTerms], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["chosen"].choices = [(f"{one.id.hex} {one.document}", one.title) for one in waiting]

    def arguments(self) -> dict[str, Any]:
        pairs = (one.partition(" ") for one in self.cleaned_data["chosen"])
        return {"digests_shown": {UUID(id): digest for id, _space, digest in pairs}}
