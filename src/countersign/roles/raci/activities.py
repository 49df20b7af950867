"""The activity library (DOMAIN, 8.2): what is usually in a matrix, who usually does it, and what it needs. Pure data.

A key is never given to another activity: rules and older matrices know it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

PLACES = ("top", "lead", "it", "hr", "owners", "auditor", "contacts", "staff")
"""Who is usually in a matrix; which roles of an organisation stand there, ``starting`` says."""

CORE = (
    *("conform", "report", "policy", "risk", "audit", "mreview"),
    *("incident", "awareness", "objectives", "resources"),
)
"""The rows that are expected in a matrix."""

MANDATORY = CORE[:6]
"""Those behind which a clause stands that somebody must do it."""


@dataclass(frozen=True)
class Activity:
    """``letters``: one word for each of ``PLACES``, "-" where there is none. ``needs``: kinds of authority, any of
    which is enough. ``known``: how others call it, as a pattern."""

    key: str
    title: str
    letters: str
    known: str
    needs: tuple[str, ...] = ()

    @property
    def places(self) -> dict[str, str]:
        """By the place its letters, empty ones left out."""
        return {place: told for place, told in zip(PLACES, self.letters.split(), strict=True) if told != "-"}

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.known)


ACTIVITIES = (
    Activity(
        "policy",
        "Approve the information security policy",
        "A R C C C - I I",
        r"(approv|sign|adopt|set).*polic(y|ies)|polic(y|ies) approval",
        ("approve",),
    ),
    Activity("objectives", "Set and review objectives", "A R C C C - I I", r"objective"),
    Activity("resources", "Decide resources", "AR C C C C - - -", r"resource|budget", ("spend",)),
    Activity("conform", "Keep the ISMS conforming", "A R C C C - I I", r"isms.*(conform|compl)|(conform|compl).*27001"),
    Activity(
        "report",
        "Report performance to leadership",
        "A R C C C I - -",
        r"report.*(performance|top management|leadership)|performance report",
    ),
    Activity("mreview", "Hold the management review", "A R C C C C - -", r"management review"),
    Activity(
        "accept", "Accept residual risk", "A C - - R - - -", r"accept.*risk|risk acceptance|residual", ("accept-risk",)
    ),
    Activity(
        "risk",
        "Run risk assessment and treatment",
        "A R C C R - C -",
        r"risk (register|assess|treat|manag)|manag.*risk|risks",
    ),
    Activity("audit", "Conduct internal audits", "A C C C C R C -", r"internal audit"),
    Activity("caction", "Correct nonconformities", "I A R R R C - -", r"nonconformit|non-conformit|corrective"),
    Activity(
        "report_event",
        "Report events",
        "I A C I I - C R",
        r"report.*(event|incident|weakness)|event reporting",
    ),
    Activity("incident", "Respond to incidents", "A R R C C - C R", r"incident", ("enforce", "stop-work")),
    Activity("awareness", "Awareness and training", "A R C R - - C I", r"awareness|training"),
    Activity("ack", "Distribute and acknowledge policies", "I A - R - - C R", r"(distribut|acknowledg).*polic"),
    Activity("screening", "Screening", "I C - AR - - - I", r"screening|background check|vetting"),
    Activity("jml", "Joiners, movers, leavers", "I C R AR - - C I", r"joiner|leaver|onboarding|offboarding"),
    Activity("access", "Access management", "I A R C C - C I", r"access (management|right|review)", ("enforce",)),
    Activity("vuln", "Vulnerabilities and changes", "I C AR - C - - -", r"vulnerabilit|patch|change management"),
    Activity("supplier", "Supplier checks", "I C C - AR - C -", r"supplier|vendor|third part", ("enforce",)),
    Activity("bcm", "Continuity and recovery tests", "A C R C R - C I", r"continuity|recovery|backup|restore"),
    Activity("legal", "Requirements register", "A R - C C - - -", r"legal|regulat|requirements register"),
    Activity("docs", "Documents and evidence", "I AR C C C - C -", r"document|evidence|records"),
    Activity("improve", "Improvement list", "A R C C C C C C", r"improvement"),
    Activity("interested", "Answer customers on security", "I A C - R - C -", r"customer|questionnaire|interested"),
)

LIBRARY = {activity.key: activity for activity in ACTIVITIES}


def recognised(title: str) -> str:
    """The key of the activity that a row seems to be; empty for none."""
    written = " ".join(title.casefold().split())
    named = next((one.key for one in ACTIVITIES if one.title.casefold() == written), "")
    return named or next((one.key for one in ACTIVITIES if one.pattern.search(written)), "")
