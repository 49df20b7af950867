"""Every setting there is: those of people and risks, and the numbers that the rules judge by."""

from __future__ import annotations

from countersign.kernel.refusals import Unknown
from countersign.people import settings as people
from countersign.people.settings import Kind, Registry
from countersign.readiness import settings as readiness
from countersign.risks import settings as risks

REGISTRY: Registry = {**people.KINDS, **readiness.KINDS, **risks.KINDS}
from countersign.reviews import settings as reviews

REGISTRY: Registry = {**people.KINDS, **readiness.KINDS, **reviews.KINDS}


def kind_of(key: str) -> Kind:
    """Raises Unknown for a key that is in no registry."""
    if key not in REGISTRY:
        raise Unknown("setting")
    return REGISTRY[key]
