"""What the pages call changes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from countersign.changes.enums import EventKind

KINDS = [
    (EventKind.MAJOR_INCIDENT.value, gettext_lazy("Major incident")),
    (EventKind.REGULATION.value, gettext_lazy("New or changed law")),
    (EventKind.NEW_PRODUCT.value, gettext_lazy("New product or service")),
    (EventKind.REORGANISATION.value, gettext_lazy("Reorganisation")),
    (EventKind.ACQUISITION.value, gettext_lazy("Acquisition or merger")),
    (EventKind.SCOPE.value, gettext_lazy("Change of the scope of the ISMS")),
    (EventKind.KEY_SUPPLIER.value, gettext_lazy("Change of a key supplier")),
    (EventKind.OTHER.value, gettext_lazy("Another significant change")),
]
CALLED = dict(KINDS)
