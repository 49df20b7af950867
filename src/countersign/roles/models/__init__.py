"""Tables of roles. No verbs here: acts are in ``commands``."""

from countersign.roles.models.appointment import TERMS, Appointment
from countersign.roles.models.matrix import Matrix, MatrixDraft
from countersign.roles.models.role import Role

__all__ = ["TERMS", "Appointment", "Matrix", "MatrixDraft", "Role"]
