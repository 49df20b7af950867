"""Who leads Meridian, who does the work, and what the group is. Everybody else is in ``crowd``."""

from __future__ import annotations

from datetime import date

from countersign.examples.doing.people import Colleague
from countersign.people.enums import PersonKind

KEY = "meridian"
NAME = "Meridian Harbour Logistics Group plc"
PURPOSE = "Port handling, bonded warehousing and customs brokerage at nine European ports"
TERMS = ("ports", "terminal", "quay", "bonded warehouses", "customs", "cargo", "hauliers", "berth")
ZONE = "Europe/London"
AT = "meridianharbour.example"


class Member(Colleague):
    @property
    def email(self) -> str:
        return f"{self.name.lower().replace(' ', '.')}@{AT}"


INGRID = Member(
    "Ingrid Solheim", "Chief Executive", "Leadership", date(2020, 1, 1), kind=PersonKind.DIRECTOR, executive=True
)
CLARA = Member("Clara Weiss", "Security Governance Manager", "IT", date(2022, 1, 1), "Yusuf")
THANDI = Member(
    "Thandi Mokoena", "Chief Operating Officer", "Leadership", date(2019, 1, 1), "Ingrid", PersonKind.DIRECTOR, True
)
MARCO = Member(
    "Marco Bellini", "Chief Financial Officer", "Leadership", date(2026, 10, 31), "Ingrid", PersonKind.DIRECTOR, True
)

THERE_ALREADY = (
    THANDI,
    Member("Yusuf Demir", "CISO", "IT", date(2021, 1, 1), "Thandi", executive=True),
    Member("Helen Ash", "General Counsel", "Legal", date(2018, 1, 1), "Ingrid", executive=True),
    Member("Ben Aro", "HR Director", "HR", date(2019, 6, 1), "Ingrid", executive=True),
    Member("Ivo Petrov", "Head of Terminals", "Terminals", date(2015, 1, 1), "Thandi"),
    Member("Ann Clarke", "Head of Warehousing", "Warehousing", date(2016, 1, 1), "Thandi"),
    Member("Luc Martin", "Head of Customs", "Customs", date(2017, 1, 1), "Thandi"),
    Member("Eva Lindt", "Commercial Director", "Commercial", date(2018, 1, 1), "Ingrid"),
    Member("Paul Ngo", "Financial Controller", "Finance", date(2019, 1, 1), "Ingrid"),
    Member("Rita Sousa", "Group Internal Audit", "Leadership", date(2020, 1, 1), "Ingrid"),
)
EVERYBODY_NAMED = (INGRID, CLARA, *THERE_ALREADY, MARCO)
HEADS = {
    "Terminals": "Ivo",
    "Warehousing": "Ann",
    "Customs": "Luc",
    "IT": "Yusuf",
    "Finance": "Paul",
    "HR": "Ben",
    "Commercial": "Eva",
    "Legal": "Helen",
    "Leadership": "Thandi",
}
"""By the department the first name of whoever is at its head."""
