"""The tables of objectives. No verbs here: acts are in ``commands``."""

from countersign.objectives.models.goals import Goal
from countersign.objectives.models.measured import Extension, Measurement, Telling
from countersign.objectives.models.objectives import TERMS, Objective, ObjectiveTerms
from countersign.objectives.models.reports import Report

__all__ = ["TERMS", "Extension", "Goal", "Measurement", "Objective", "ObjectiveTerms", "Report", "Telling"]
