"""Which boxes of which frameworks a piece of evidence serves, with the edition of each and how sure we are."""

from countersign.readiness.crosswalk.frameworks import FRAMEWORKS, ISO, STANDARD, Framework
from countersign.readiness.crosswalk.held import held
from countersign.readiness.crosswalk.kinds import KINDS, Confidence, Kind

__all__ = ["FRAMEWORKS", "ISO", "KINDS", "STANDARD", "Confidence", "Framework", "Kind", "held"]
