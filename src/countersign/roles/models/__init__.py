"""Tables of roles. No verbs here: acts are in ``commands``."""

from countersign.roles.models.appointment import TERMS, Appointment
from countersign.roles.models.competence import Competence, CompetenceGap
from countersign.roles.models.function import FunctionRole
from countersign.roles.models.matrix import FormerGrid, Matrix, MatrixDraft
from countersign.roles.models.part import MatrixPart
from countersign.roles.models.renewal import Renewal
from countersign.roles.models.role import Retirement, Role
from countersign.roles.models.standing_in import StandIn
from countersign.roles.models.telling import RolesTelling

__all__ = [
    "TERMS",
    "Appointment",
    "Competence",
    "CompetenceGap",
    "FormerGrid",
    "FunctionRole",
    "Matrix",
    "MatrixDraft",
    "MatrixPart",
    "Renewal",
    "Retirement",
    "Role",
    "RolesTelling",
    "StandIn",
]
