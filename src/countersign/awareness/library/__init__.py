"""What people are asked about information security: our questions, and what a good answer shows (DOMAIN, section 7)."""

from countersign.awareness.library.asked import Asked, Part
from countersign.awareness.library.leaders import CORE, LEADERS
from countersign.awareness.library.roles import MANAGERS, ROLES
from countersign.awareness.library.staff import FIND, MUST, STAFF, staff_questions

__all__ = [
    "CORE",
    "FIND",
    "LEADERS",
    "MANAGERS",
    "MUST",
    "ROLES",
    "STAFF",
    "Asked",
    "Part",
    "staff_questions",
]
