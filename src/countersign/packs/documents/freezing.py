"""What a pack needs besides leaves, stored files and disclosures: kept once, at export, so that nothing moves on.

One JSON file: ``dossier`` as of the day, without a name in it, and ``texts``, which gives for a digest that stands in
a leaf the text or value behind it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from countersign.ledger import files
from countersign.ledger.extracts import texts
from countersign.readiness import dossier as dossiers
from countersign.readiness.queries import dossier_of

SHOWN = frozenset(
    {
        *(("organisation", column) for column in ("name", "purpose", "context_terms", "isms_scope_statement")),
        *(("organisation", column) for column in ("languages", "departments")),
        *(("version", column) for column in ("title", "variables", "text", "change_note", "withdrawn_because")),
        *(("version", column) for column in ("signed_as", "signed_words", "signature_evidence")),
        *(("cosignature", column) for column in ("signed_as", "signed_words", "signature_evidence")),
        *(("refusal", column) for column in ("declined_as", "because")),
        ("endorsement", "endorsed_as"),
        ("delegation", "given_as"),
        ("aim", "audience"),
        ("foreword", "text"),
        *(("location", column) for column in ("called", "address")),
        *(("availability", column) for column in ("reason", "contact", "decided_as")),
        *(("public", column) for column in ("left_out", "text", "withdrawn_because")),
        *(("translation", column) for column in ("title", "text", "made_by", "words", "ended_because")),
        *(("review", column) for column in ("reason", "occasion_note", "reviewed_as", "evidence")),
        *(("appointment", column) for column in ("reporting_note", "hat_note", "approved_as", "accepted_words")),
        ("appointment", "departments"),
        *(("renewal", column) for column in ("approved_as", "accepted_words")),
        *(("role", column) for column in ("name", "duties", "competence")),
        ("retirement", "reason"),
        *(("rolestelling", column) for column in ("what", "departments", "left_out", "link")),
        ("functionrole", "function"),
        ("completion", "course"),
        ("rolecheck", "questions"),
        ("draw", "strata"),
        ("interview", "questions"),
        *(("matrix", column) for column in ("grid", "why", "approved_as", "closed_because")),
        ("matrixpart", "accepted_words"),
        ("acceptance", "words"),
        *(("undertaking", column) for column in ("supplier", "reference")),
        *(("check", column) for column in ("text", "answers")),
        *((noun, "key") for noun in ("finding", "toleration")),
        *(("toleration", column) for column in ("reason", "approved_as", "closed_because")),
        *(("statement", column) for column in ("lines", "approved_as", "closed_because")),
        ("mark", "quote"),
        ("person", "department"),
        *(("policy", column) for column in ("title", "audience")),
        *(("visit", column) for column in ("driver", "certifier")),
        *(("internalaudit", column) for column in ("title", "departments", "firm", "report")),
        *(("auditexception", column) for column in ("conflicts", "reason", "safeguards", "approved_as")),
        *(("message", column) for column in ("title", "text", "departments", "link", "said_as")),
        *(("risk", column) for column in ("reference", "title")),
        *(("treatment", column) for column in ("plan", "approved_as")),
        *(("riskreceipt", column) for column in ("seen_as", "words")),
        *(("resource", column) for column in ("title", "need", "behind", "options", "outcome")),
        *(("resourcedecision", column) for column in ("granted", "decided_as")),
        *(("process", column) for column in ("name", "department", "step", "evidence")),
        *(("budget", column) for column in ("title", "covers", "approved_as")),
        *(("goal", column) for column in ("title", "why")),
        *(("objectiveterms", column) for column in ("title", "measure", "unit", "not_practicable")),
        *(("objectiveterms", column) for column in ("plan_what", "plan_with", "plan_judged", "adopted_as", "evidence")),
        *(("report", column) for column in ("content", "called", "sent_as", "read_as")),
        *(("auditfinding", column) for column in ("reference", "seen", "closing", "letter")),
        ("auditseen", "seen_as"),
        *(("programme", column) for column in ("why", "earlier", "lines", "approved_as")),
        *(("visitplan", column) for column in ("extent", "asked_for")),
        ("visitresult", "report"),
        *(("action", column) for column in ("title", "source")),
        ("event", "title"),
        ("wording", "text"),
        *(("managementreview", column) for column in ("agenda", "endorsed", "minutes", "signed_as", "signed_words")),
        ("managementreview", "signature_evidence"),
        ("attendance", "capacity"),
        *(("decision", column) for column in ("words", "outcome")),
    }
)
"""Texts that a pack shows; of every other a reader sees the digest that stands in the leaf."""

ONLY = {"version": Q(signed_at__isnull=False)}
"""What nobody ever signed is no evidence, and names that were filled in there have no ground to leave."""

ASKED_IN = "text"
"""The words in which a leader was asked are about that leader, and stay inside; the days go along."""

NAMING = ("name", "title")
"""What a pack says of people, where it says anything."""


@dataclass(frozen=True)
class Frozen:
    """``dossier`` is JSON; ``texts`` are by digest."""

    dossier: dict[str, Any]
    texts: dict[str, Any]


def freeze(organisation: UUID, as_of: date) -> str:
    """Keep what is so now, and return the digest under which it is kept."""
    written = dossiers.write(dossier_of(organisation, as_of))
    people = [{key: value for key, value in person.items() if key not in NAMING} for person in written["people"]]
    asks = [{key: value for key, value in ask.items() if key != ASKED_IN} for ask in written.get("asks", ())]
    shown = {**written, "people": people} | ({"asks": asks} if asks else {})
    frozen = {"dossier": shown, "texts": texts(organisation, SHOWN, ONLY)}
    data = json.dumps(frozen, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    return files.keep(organisation, data)


def thaw(organisation: UUID, digest: str) -> Frozen:
    """Raises FileMissing or FileChanged."""
    return Frozen(**json.loads(files.read(organisation, digest)))
