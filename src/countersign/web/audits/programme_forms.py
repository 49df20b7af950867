from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from countersign.audits.commands.propose_programme import LONGEST_REASONS
from countersign.entrance.acts import ActForm
from countersign.web.audits.found_showing import spelled
from countersign.web.days import NO_DAY

if TYPE_CHECKING:
    from countersign.audits.models import InternalAudit


class ProgrammeForm(ActForm):
    """Which audits in which period, and why these."""

    covers_from = forms.DateField(label=_("From which day?"), error_messages=NO_DAY)
    covers_until = forms.DateField(label=_("Until which day?"), error_messages=NO_DAY)
    audit_ids = forms.TypedMultipleChoiceField(
        coerce=UUID,
        label=_("Which internal audits?"),
        error_messages={"required": _("Choose at least one internal audit: a programme without any is none.")},
    )
    why = forms.CharField(
        max_length=LONGEST_REASONS,
        label=_("Why these areas, and why so often?"),
        error_messages={"required": _("Say why these areas, and why so often.")},
    )
    earlier = forms.CharField(
        max_length=LONGEST_REASONS,
        label=_("What do earlier results and the importance of the areas speak for?"),
        error_messages={"required": _("Say what they speak for; or that there are no results yet.")},
    )

    def __init__(self, *args: Any, audits: Iterable[InternalAudit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["audit_ids"].choices = [(one.id.hex, f"{one.title}, {spelled(one.audit_on)}") for one in audits]
