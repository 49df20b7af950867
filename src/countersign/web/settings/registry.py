"""Every setting there is: those of people, reviews and risks, and the numbers that the rules judge by."""

from __future__ import annotations

from countersign.kernel.refusals import Unknown
from countersign.people import settings as people
from countersign.people.settings import Kind, Registry
from countersign.readiness import settings as readiness
from countersign.reviews import settings as reviews
from countersign.risks import settings as risks

REGISTRY: Registry = {**people.KINDS, **readiness.KINDS, **reviews.KINDS, **risks.KINDS}


def kind_of(key: str) -> Kind:
    """Raises Unknown for a key that is in no registry."""
    if key not in REGISTRY:
        raise Unknown("setting")
    return REGISTRY[key]
