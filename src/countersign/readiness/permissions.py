"""Who may see what an auditor would say. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from countersign.kernel.actors import Hat
from countersign.kernel.permits import ALL, RELEASED

MAY: dict[str, dict[Hat, str]] = {
    "finding.read": {
        **dict.fromkeys((Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR), ALL),
        Hat.EXTERNAL_AUDITOR: RELEASED,
    },
}
