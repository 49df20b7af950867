"""Who works at Larkbeam, in the order in which they joined, and what the company is."""

from __future__ import annotations

from datetime import date

from countersign.examples.doing.people import Colleague
from countersign.people.enums import PersonKind

KEY = "larkbeam"
NAME = "Larkbeam Ltd"
PURPOSE = "Rota and payroll software for independent care homes in the UK"
TERMS = ("care homes", "carers", "rota", "payroll", "residents")
ZONE = "Europe/London"


class Member(Colleague):
    @property
    def email(self) -> str:
        return f"{self.first.lower()}@larkbeam.example"


PRIYA = Member(
    "Priya Raman", "CEO and founder", "Leadership", date(2019, 4, 1), kind=PersonKind.DIRECTOR, executive=True
)
TOM = Member("Tom Okafor", "CTO", "Engineering", date(2019, 6, 1), "Priya", executive=True)

THERE_ALREADY = (
    Member("Mei Sato", "Engineering Lead", "Engineering", date(2020, 2, 1), "Tom"),
    Member("Nia Bevan", "Finance and Operations", "Operations", date(2020, 11, 1), "Priya"),
    Member("Ruth Ellis", "HR Manager", "HR", date(2021, 1, 10), "Priya"),
    Member("Jack Lowe", "Sales Lead", "Sales", date(2021, 3, 1), "Priya"),
    Member("Ola Nowak", "Developer", "Engineering", date(2022, 5, 1), "Mei"),
    Member("Amy Chen", "Account Manager", "Sales", date(2022, 8, 1), "Jack"),
    Member("Carl Voss", "Customer Support", "Operations", date(2023, 3, 1), "Nia"),
    Member("Sam Price", "Developer", "Engineering", date(2023, 9, 1), "Mei"),
    Member("Lee Grant", "Account Manager", "Sales", date(2024, 2, 1), "Jack"),
    Member("Dana Field", "Freelance designer", "Engineering", date(2025, 1, 1), kind=PersonKind.CONTRACTOR),
)
INES = Member("Ines Duarte", "Developer", "Engineering", date(2026, 9, 1), "Mei")
