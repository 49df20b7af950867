"""Tables of policies. No verbs here: acts are in ``commands``."""

from countersign.policies.models.mark import Mark
from countersign.policies.models.policy import Draft, Policy
from countersign.policies.models.version import Version

__all__ = ["Draft", "Mark", "Policy", "Version"]
