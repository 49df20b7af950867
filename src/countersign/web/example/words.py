"""The words of this area: what the people of the example may do beyond their own duties."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from countersign.kernel.actors import Hat

HATS: dict[Hat, str | Promise] = {
    Hat.TOP_MANAGEMENT: _("leads: signs the policy and appoints"),
    Hat.ISMS_LEAD: _("runs the ISMS: writes, proposes, answers"),
    Hat.INTERNAL_AUDITOR: _("audits inside the house"),
    Hat.HR: _("keeps the list of people"),
}
