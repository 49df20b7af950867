"""Tables of awareness. No verbs here: acts are in ``commands``."""

from countersign.awareness.models.box import Invitation, Slip, Urn
from countersign.awareness.models.draw import Draw
from countersign.awareness.models.interview import Interview
from countersign.awareness.models.rehearsal import Rehearsal
from countersign.awareness.models.rolecheck import RoleCheck
from countersign.awareness.models.spotcheck import SpotCheck
from countersign.awareness.models.training import Completion

__all__ = ["Completion", "Draw", "Interview", "Invitation", "Rehearsal", "RoleCheck", "Slip", "SpotCheck", "Urn"]
