"""Who may look at how the installation gets on. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from countersign.kernel.actors import Hat
from countersign.kernel.permits import ALL

MAY: dict[str, dict[Hat, str]] = {
    "health.read": dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR, Hat.ADMINISTRATOR), ALL),
}
