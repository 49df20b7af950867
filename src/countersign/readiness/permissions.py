"""Who may see what an auditor would say, and what leadership did. The matrix in the reference is printed from MAY."""

from __future__ import annotations

from countersign.kernel.actors import Hat
from countersign.kernel.permits import ALL

READERS = (Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.INTERNAL_AUDITOR)

MAY: dict[str, dict[Hat, str]] = {
    "finding.read": dict.fromkeys(READERS, ALL),
    "wall.read": dict.fromkeys(READERS, ALL),
}
"""Nothing of it can be released to an external auditor one by one: they get it in a pack (decision record 0028)."""
