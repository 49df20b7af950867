"""The role library: what each role is for, in plain sentences, ready to be taken over. Pure data.

A key is never given to another role, because readiness rules and older definitions know it.
"""

from __future__ import annotations

from countersign.roles.enums import Preset
from countersign.roles.library import operating, running
from countersign.roles.library.notes import HAT_NOTE, REPORTING_NOTE, REPORTING_NOTE_ALONE
from countersign.roles.library.profile import Profile, combined

LEAD, REPORTER, CONTACT, EVERYONE = "isms_lead", "reporter", "dept_contact", "all_staff"
SPONSOR, HR = "sponsor", "hr"

PROFILES = (
    running.SPONSOR,
    running.ISMS_LEAD,
    running.PERFORMANCE_REPORTER,
    operating.DEPARTMENT_CONTACT,
    operating.HEAD_OF_IT,
    operating.HR,
    running.RISK_OWNER,
    running.INTERNAL_AUDITOR,
    running.AUDIT_COORDINATOR,
    operating.INCIDENT_COORDINATOR,
    running.POLICY_OWNER,
    operating.ASSET_OWNER,
    operating.SUPPLIER_OWNER,
    operating.DATA_PROTECTION,
    operating.CONTINUITY,
    operating.LEGAL,
    operating.SITE_SECURITY,
    operating.SECURE_DEVELOPMENT,
    operating.ALL_STAFF,
)

LIBRARY = {profile.key: profile for profile in PROFILES}

LEAD_WHO_REPORTS = combined(LIBRARY[LEAD], LIBRARY[REPORTER])

PRESETS = {
    Preset.SMALL: (SPONSOR, LEAD, CONTACT, HR, "internal_auditor", EVERYONE),
    Preset.FULL: tuple(LIBRARY),
}
"""What a company begins with. In a small one the lead reports as well; an internal audit the standard asks of every
company (9.2), so the auditor is there too, though mostly somebody from outside."""

__all__ = [
    "CONTACT",
    "EVERYONE",
    "HAT_NOTE",
    "HR",
    "LEAD",
    "LEAD_WHO_REPORTS",
    "LIBRARY",
    "PRESETS",
    "PROFILES",
    "REPORTER",
    "REPORTING_NOTE",
    "REPORTING_NOTE_ALONE",
    "SPONSOR",
    "Profile",
    "combined",
]
