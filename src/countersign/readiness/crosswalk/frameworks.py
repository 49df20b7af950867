"""The frameworks that evidence may serve, each with the edition that was read. Facts only, none of their text."""

from __future__ import annotations

from dataclasses import dataclass

from countersign.readiness.regimes import BY_KEY as REGIMES


@dataclass(frozen=True)
class Framework:
    """``edition``: what its references belong to. ``dated``: when that was published, to the year, month or day.

    ``remark``: what to check before relying on it.
    """

    key: str
    name: str
    edition: str
    dated: str
    remark: str = ""


def of_regime(key: str, name: str, remark: str = "") -> Framework:
    """The edition that findings are read with."""
    return Framework(key, name, REGIMES[key].edition, REGIMES[key].dated.isoformat(), remark)


STANDARD = Framework("ISO27001", "ISO/IEC 27001", "2022, with amendment 1 of 2024", "2022-10")
"""What the product is about; the other frameworks stand beside it."""

ISO = (
    Framework(
        "ISO9001", "ISO 9001", "2015", "2015-09", "A new edition was due in September 2026; check whether it is out."
    ),
    Framework(
        "ISO14001", "ISO 14001", "2015", "2015-09", "A new edition came out in April 2026; these are the old numbers."
    ),
    Framework("ISO45001", "ISO 45001", "2018", "2018-03"),
    Framework("ISO22301", "ISO 22301", "2019", "2019-10"),
    Framework("ISO42001", "ISO/IEC 42001", "2023", "2023-12"),
)
"""Management standards of one structure: clause 5 has one skeleton in all of them."""

FRAMEWORKS = (
    *ISO,
    Framework("CSF", "NIST Cybersecurity Framework", "2.0", "2024-02-26"),
    Framework("SOC2", "SOC 2 trust services criteria", "2017, points of focus of 2022", "2022"),
    of_regime("NIS2", "NIS2"),
    of_regime("NIS2-CIR", "NIS2, digital infrastructure and services"),
    of_regime("DORA", "DORA"),
    of_regime("UK-CODE", "UK Cyber Governance Code of Practice", "Read at second hand; check against gov.uk."),
    of_regime("PCI", "PCI DSS", "Numbers of 4.0, believed unchanged in 4.0.1."),
    Framework(
        "HIPAA",
        "HIPAA Security Rule",
        "45 CFR Part 164",
        "2013-01-25",
        "The places are from memory; check before relying on them.",
    ),
    Framework("GDPR", "GDPR and UK GDPR", "Regulation (EU) 2016/679", "2016-04-27"),
)
