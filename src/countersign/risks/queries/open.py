"""The risks that are open on one day, with what counts of them then: for pages that list what matters today.

Of ten years of assessments the latest of each risk is read, of what was decided what holds. The page of one risk and
the register show everything, and read the whole book.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    DateField,
    DateTimeField,
    ExpressionWrapper,
    F,
    Field,
    Q,
    QuerySet,
    UUIDField,
    Window,
)
from django.db.models.functions import RowNumber

from countersign.kernel.instants import day_over
from countersign.ledger.prepared import Prepared
from countersign.risks.models import Assessment, Risk, RiskReceipt, Treatment
from countersign.risks.queries.book import RiskBook, grouped
from countersign.risks.queries.rows import assessments, receipts, risks, treatments

OF_RISK = ("title", "owner", "named_at", "named_by", "owned_at", "identified_on", "closed_on")
OF_ASSESSMENT = ("risk_id", "assessed_on", "likelihood", "impact")
OF_TREATMENT = (
    *("risk_id", "assessment_id", "likelihood", "impact", "option", "due_on", "until_on"),
    *("proposed_at", "proposed_by", "approved_at", "carried_out_on", "closed_at"),
)
OF_RECEIPT = ("risk_id", "score", "person_id")


def open_by(on: Any, before: str = "") -> Q:
    """Identified by a day and not closed by it (``book.open_on``)."""
    is_open = Q(**{f"{before}closed_on": None}) | Q(**{f"{before}closed_on__gt": on})
    return is_open & Q(**{f"{before}identified_on__lte": on})


def latest_of_each(organisation: Any, on: Any) -> QuerySet[Assessment]:
    """How each was seen last by a day, in the order of ``rows.assessments``."""
    here = assessments(organisation).filter(open_by(on, "risk__"), assessed_on__lte=on)
    last = [F("assessed_on").desc(), F("recorded_at").desc(), F("id").desc()]
    place = Window(RowNumber(), partition_by=F("risk_id"), order_by=last)
    return here.select_related(None).only(*OF_ASSESSMENT).annotate(place=place).filter(place=1)


def holding(organisation: Any, on: Any, over: Any) -> QuerySet[Treatment]:
    """What waits, and what was approved last before the day was over and was not ended by then."""
    not_ended = Q(closed_at=None) | Q(closed_at__gte=over, approved_at__isnull=False)
    here = treatments(organisation).filter(not_ended, Q(approved_at=None) | Q(approved_at__lt=over))
    last = [F("approved_at").desc(), F("id").desc()]
    waits = ExpressionWrapper(Q(approved_at=None), output_field=BooleanField())
    place = Window(RowNumber(), partition_by=[F("risk_id"), waits], order_by=last)
    of_open = here.filter(open_by(on, "risk__")).select_related(None).select_related("proposed_by").only(*OF_TREATMENT)
    return of_open.annotate(place=place).filter(place=1)


def largest_seen(organisation: Any, on: Any) -> QuerySet[RiskReceipt]:
    """Of each leader the one under the largest score: whoever saw it then has seen it as it is now (``seen_by``)."""
    here = receipts(organisation).filter(open_by(on, "risk__")).select_related(None).only(*OF_RECEIPT)
    most = [F("score").desc(), F("id").desc()]
    place = Window(RowNumber(), partition_by=[F("risk_id"), F("person_id")], order_by=most)
    return here.annotate(place=place).filter(place=1)


def of_the_day(organisation: Any, on: Any) -> QuerySet[Risk]:
    here = risks(organisation).filter(open_by(on))
    return here.select_related(None).select_related("owner", "named_by").only(*OF_RISK)


A_DAY: dict[str, Field[Any, Any]] = {"organisation": UUIDField(), "on": DateField()}

RISKS = Prepared(of_the_day, **A_DAY)
ASSESSMENTS = Prepared(latest_of_each, **A_DAY)
TREATMENTS = Prepared(holding, **A_DAY, over=DateTimeField())
RECEIPTS = Prepared(largest_seen, **A_DAY)


@dataclass(frozen=True)
class OpenRisks(RiskBook):
    """Their standings ``on`` that day are those of the whole book; how large a risk was before is not known here."""

    on: date = date.max

    @cached_property
    def asked(self) -> dict[str, Any]:
        return {"organisation": self.firm.id, "on": self.on}

    @cached_property
    def risks(self) -> list[Risk]:
        return self.held.rows(RISKS, **self.asked)

    @cached_property
    def assessments(self) -> dict[UUID, list[Assessment]]:
        return grouped(ASSESSMENTS.rows(**self.asked) if self.risks else [])

    @cached_property
    def treatments(self) -> dict[UUID, list[Treatment]]:
        over = day_over(self.firm.time_zone, self.on)
        return grouped(TREATMENTS.rows(**self.asked, over=over) if self.risks else [])

    @cached_property
    def receipts(self) -> dict[UUID, list[RiskReceipt]]:
        return grouped(RECEIPTS.rows(**self.asked) if self.risks else [])
