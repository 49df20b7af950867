"""One piece of evidence, many boxes (DOMAIN, section 9.2): our own table of what each kind of evidence serves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from countersign.readiness.crosswalk.frameworks import ISO


class Confidence(StrEnum):
    """How sure we are that both ask for the same thing."""

    HIGH = "H"
    MEDIUM = "M"
    LOW = "L"


@dataclass(frozen=True)
class Kind:
    """A kind of evidence. ``clauses`` are those of ISO/IEC 27001; ``serves``: by framework, the places it serves."""

    key: str
    name: str
    confidence: Confidence
    clauses: tuple[str, ...]
    serves: Mapping[str, tuple[str, ...]]


def kind(key: str, name: str, confidence: str, clauses: str, iso: str, others: Mapping[str, str]) -> Kind:
    """Places are parted by semicolons. ``iso``: what the management standards of one structure have in common."""
    serves = {**dict.fromkeys((one.key for one in ISO), iso), **others}
    return Kind(
        key, name, Confidence(confidence), parts(clauses), {one: parts(places) for one, places in serves.items()}
    )


def parts(places: str) -> tuple[str, ...]:
    return tuple(place.strip() for place in places.split(";"))


KINDS = (
    kind("approval", "Approval of the policy by a leader, with its date", "H", "5.1(a); 5.2; A.5.1", "5.2", {
        "CSF": "GV.PO-01", "SOC2": "CC5.3", "NIS2": "Art. 20(1)", "NIS2-CIR": "1.1.1(k)", "DORA": "Art. 5(2)(b)",
        "UK-CODE": "C2", "PCI": "12.1.1", "HIPAA": "164.316", "GDPR": "Art. 24(2)",
    }),
    kind("review", "Review of the policy, planned or after an event", "H", "A.5.1; 9.3", "5.2", {
        "CSF": "GV.PO-02", "SOC2": "CC5.3", "NIS2-CIR": "1.1.2", "DORA": "Art. 5(2)", "UK-CODE": "C2",
        "PCI": "12.1.2", "GDPR": "Art. 24(1)",
    }),
    kind("acknowledgement", "Distribution and acknowledgement", "H", "5.2(f); A.5.1; 7.3", "5.2; 7.3", {
        "CSF": "GV.PO-01", "SOC2": "CC2.2; CC1.1", "NIS2-CIR": "1.1.1(f); 1.2.2", "DORA": "Art. 5(2)(g)",
        "UK-CODE": "C2; C4", "PCI": "12.1.3; 12.6.3", "HIPAA": "164.308(a)(5)", "GDPR": "Art. 32(4)",
    }),
    kind("availability", "Decision on availability to third parties", "M", "5.2(g)", "5.2", {
        "ISO9001": "5.2.2", "ISO22301": "5.2.2", "CSF": "GV.OC-02", "SOC2": "CC2.3", "NIS2-CIR": "1.1.1(f)",
        "PCI": "12.1.1",
    }),
    kind("assignment", "The two duties of 5.3: assignment, acceptance and authority", "H", "5.3; A.5.2", "5.3", {
        "CSF": "GV.RR-02", "SOC2": "CC1.3; CC1.5", "NIS2-CIR": "1.2.1; 1.2.3", "DORA": "Art. 5(2)(c)",
        "UK-CODE": "E1; A2", "PCI": "12.1.4", "HIPAA": "164.308(a)(2)",
    }),
    kind("matrix", "Responsibility matrix", "M", "5.3; A.5.3", "5.3", {
        "CSF": "GV.RR-02", "SOC2": "CC1.3", "NIS2-CIR": "1.2.5", "DORA": "Art. 5(2)(c)", "UK-CODE": "E1",
        "PCI": "12.1.3",
    }),
    kind("competence", "Competence of role-holders, and their deputies", "M", "7.2", "7.2", {
        "CSF": "GV.RR-02", "SOC2": "CC1.4", "NIS2-CIR": "1.2", "DORA": "Art. 5(4)", "UK-CODE": "C3", "PCI": "12.6",
    }),
    kind("leader-training", "Leaders trained like everybody", "H", "5.1(f); A.6.3; A.5.4", "5.1", {
        "CSF": "GV.RR-01", "SOC2": "CC1.1", "NIS2": "Art. 20(2)", "DORA": "Art. 5(4)", "UK-CODE": "C3",
        "PCI": "12.6.3", "HIPAA": "164.308(a)(5)",
    }),
    kind("management-review", "Management review", "H", "9.3; 5.1", "9.3", {
        "CSF": "GV.OV-01; GV.OV-02; GV.OV-03", "SOC2": "CC1.2; CC4.1", "NIS2": "Art. 20(1)",
        "NIS2-CIR": "1.1.2; 2.2.1", "DORA": "Art. 5(2)", "UK-CODE": "E2; B4", "PCI": "12.4.2 (partly)",
        "GDPR": "Art. 24(1)",
    }),
    kind("report", "Quarterly report on performance", "H", "5.3(b); 9.1", "9.1", {
        "CSF": "GV.OV-03; GV.RM-05", "SOC2": "CC2.2; CC4.2", "NIS2-CIR": "2.2.1; 1.2.3", "DORA": "Art. 5(2)(i)",
        "UK-CODE": "E2; E3", "PCI": "12.4.2.1",
    }),
    kind("resources", "Resources decided, or refused with the risk accepted", "H", "5.1(c); 7.1", "5.1; 7.1", {
        "CSF": "GV.RR-03", "SOC2": "CC1.4; CC3.1", "NIS2-CIR": "1.1.1(e)", "DORA": "Art. 5(2)(g)", "UK-CODE": "B3",
        "GDPR": "Art. 32(1)",
    }),
    kind("objectives", "Objectives with an owner and a measure", "H", "5.1(a); 6.2", "6.2", {
        "CSF": "GV.RM-01", "SOC2": "CC3.1; CC2.2", "NIS2-CIR": "1.1.1(c); 1.1.1(j)", "DORA": "Art. 5(2)(d)",
        "UK-CODE": "B1; E2",
    }),
    kind("message", "Message from a leader", "M", "5.1(d); 7.4", "5.1; 7.4", {
        "CSF": "GV.RR-01", "SOC2": "CC1.1; CC2.2", "NIS2-CIR": "1.1.1(f)", "UK-CODE": "C1", "PCI": "12.6",
    }),
    kind("integration", "Security built into a business process", "M", "5.1(b)", "5.1", {
        "CSF": "GV.RM-03", "SOC2": "CC5.3", "NIS2": "Art. 21(2)", "DORA": "Art. 6", "UK-CODE": "A2; B1",
        "GDPR": "Art. 25",
    }),
    kind("internal-audit", "Internal audit of clause 5", "M", "9.2", "9.2", {
        "CSF": "ID.IM", "SOC2": "CC4.1", "NIS2-CIR": "2.3", "DORA": "Art. 5(2)(f)", "UK-CODE": "E4", "PCI": "12.4.2",
        "GDPR": "Art. 32(1)(d)",
    }),
    kind("asks", "What leaders were asked, and what they answered", "M", "5.1", "5.1", {
        "CSF": "GV.RR-01", "SOC2": "CC1.2", "NIS2": "Art. 20(1)", "DORA": "Art. 5(2)", "UK-CODE": "E3",
        "GDPR": "Art. 5(2)",
    }),
    kind("exception", "Exception for a leader, approved or corrected", "M", "A.5.4", "5.1", {
        "CSF": "GV.RR-01", "SOC2": "CC1.1; CC1.5", "NIS2-CIR": "1.2.2", "UK-CODE": "C1; C3",
        "HIPAA": "164.308(a)(1)(ii)(C)",
    }),
    kind("hr", "Security duties of HR", "M", "A.6", "7.2", {
        "CSF": "GV.RR-04", "SOC2": "CC1.4", "NIS2": "Art. 21(2)(i)", "DORA": "Art. 13(6)", "UK-CODE": "C4",
        "PCI": "12.7",
    }),
)  # fmt: skip
