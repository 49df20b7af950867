"""Tables of policies. No verbs here: acts are in ``commands``."""

from countersign.policies.models.aim import Aim
from countersign.policies.models.availability import Availability
from countersign.policies.models.check import Check
from countersign.policies.models.cosignature import Cosignature
from countersign.policies.models.delegation import Delegation
from countersign.policies.models.endorsement import Endorsement
from countersign.policies.models.foreword import Foreword
from countersign.policies.models.location import LinkCheck, Location, Sighting
from countersign.policies.models.mark import Mark
from countersign.policies.models.policy import Draft, Policy
from countersign.policies.models.public_version import PublicVersion
from countersign.policies.models.reading import Reader, Remark
from countersign.policies.models.refusal import Refusal
from countersign.policies.models.review import Review
from countersign.policies.models.translation import Translation
from countersign.policies.models.version import Version

__all__ = [
    "Aim",
    "Availability",
    "Check",
    "Cosignature",
    "Delegation",
    "Draft",
    "Endorsement",
    "Foreword",
    "LinkCheck",
    "Location",
    "Mark",
    "Policy",
    "PublicVersion",
    "Reader",
    "Refusal",
    "Remark",
    "Review",
    "Sighting",
    "Translation",
    "Version",
]
