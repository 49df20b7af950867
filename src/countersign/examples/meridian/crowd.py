"""Everybody whom the story does not call by name: 2,387 on the payroll and 240 of agencies, the same in every telling.

Names and titles are invented. Who joined when, who was on leave, and who accepted the policy, makes the numbers of the
story; nothing else about anybody is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from countersign.examples.meridian.cast import AT, EVERYBODY_NAMED, HEADS
from countersign.people.enums import PersonKind

FIRST_NAMES = (
    *("Ada", "Aleksander", "Amina", "Anton", "Beatriz", "Bram", "Camille", "Carlos", "Dagny", "Daniel", "Elif", "Emil"),
    *("Fatima", "Felix", "Freya", "Gabor", "Greta", "Hanna", "Hugo", "Ilse", "Imran", "Ines", "Jakob", "Jana"),
    *("Joao", "Katarzyna", "Kofi", "Lars", "Leila", "Liam", "Lucia", "Magnus", "Maja", "Marek", "Marta", "Mehmet"),
    *("Nadia", "Nils", "Noor", "Olga", "Oscar", "Pavel", "Petra", "Rafael", "Rosa", "Sanne", "Sara", "Sigrid"),
    *("Stefan", "Tariq", "Teresa", "Thomas", "Ulrike", "Valentina", "Victor", "Wanda", "Willem", "Yara", "Zofia"),
    "Zoran",
)
LAST_NAMES = (
    *("Aalto", "Abbas", "Almeida", "Andersen", "Bakker", "Barros", "Bauer", "Berg", "Bianchi", "Brandt", "Byrne"),
    *("Carvalho", "Costa", "Dahl", "Dekker", "Dubois", "Duarte", "Eriksen", "Esposito", "Farkas", "Fischer", "Fonseca"),
    *("Garcia", "Gomes", "Haas", "Hansen", "Horvat", "Ivanov", "Jansen", "Kaya", "Keller", "Kowalski", "Kruger"),
    *("Larsen", "Lehmann", "Lindqvist", "Lopes", "Maes", "Mendes", "Meyer", "Moreau", "Mulder", "Murphy", "Nagy"),
    *("Nielsen", "Novak", "Nunes", "Okoye", "Olsen", "Ortega", "Peeters", "Pinto", "Popescu", "Quinn", "Ramos"),
    *("Ricci", "Romero", "Rossi", "Santos", "Schmidt", "Silva", "Smit", "Sorensen", "Tavares", "Toth", "Visser"),
    *("Wagner", "Walsh", "Weber", "Wolf", "Yilmaz"),
)

SIZES = {
    "Terminals": 1200,
    "Warehousing": 560,
    "Customs": 210,
    "IT": 120,
    "Commercial": 110,
    "Finance": 90,
    "HR": 60,
    "Leadership": 30,
    "Legal": 20,
}
"""Everybody on the payroll on the last day, by department, whoever has a name in the story too."""
AGENCIES = {"Terminals": 120, "Warehousing": 70, "IT": 40, "Customs": 10}
TITLES = {
    "Terminals": ("Crane operator", "Stevedore", "Berth planner", "Gate clerk", "Fitter"),
    "Warehousing": ("Warehouse operative", "Forklift driver", "Stock controller", "Bonded stores clerk"),
    "Customs": ("Customs broker", "Declarations clerk", "Tariff specialist"),
    "IT": ("Systems engineer", "Service desk analyst", "Terminal systems developer"),
    "Commercial": ("Account manager", "Tender manager", "Customer service agent"),
    "Finance": ("Accountant", "Payroll clerk", "Credit controller"),
    "HR": ("HR adviser", "Training coordinator", "Recruiter"),
    "Leadership": ("Port director", "Executive assistant", "Internal auditor"),
    "Legal": ("Solicitor", "Contracts manager"),
}
LEADING_A_TEAM, TEAM = "Team leader", 24

FIRST_LIST = date(2026, 1, 13)
JOINERS, IN_GRACE, ON_LEAVE = 388, 20, 68
JOINED_FROM, JOINED_UNTIL, GRACE_FROM = date(2026, 2, 1), date(2026, 11, 4), date(2026, 11, 6)
LONGEST_HERE = date(2004, 3, 1)


@dataclass(frozen=True)
class Somebody:
    """A row of HR's list. ``number``: their place in it; ``manager``: the mail address of whom they report to."""

    number: int
    name: str
    title: str
    department: str
    joined_on: date
    manager: str
    kind: PersonKind = PersonKind.EMPLOYEE
    on_leave: bool = False

    @property
    def email(self) -> str:
        return f"{self.name.lower().replace(' ', '.')}@{AT}"

    @property
    def employee_number(self) -> str:
        return f"M{10_000 + self.number}"

    @property
    def is_staff(self) -> bool:
        return self.kind is PersonKind.EMPLOYEE

    @property
    def is_joiner(self) -> bool:
        return self.joined_on >= JOINED_FROM


def name(number: int) -> str:
    """No two have the same: the last names turn on by one with every turn of the first ones."""
    turn, place = divmod(number, len(FIRST_NAMES))
    return f"{FIRST_NAMES[place]} {LAST_NAMES[(turn + number) % len(LAST_NAMES)]}"


@cache
def crowd() -> tuple[Somebody, ...]:
    """Everybody, in the order of the departments; those of agencies last."""
    staff = list(on_the_payroll())
    return (*joined(staff), *of_agencies(len(staff)))


def on_the_payroll() -> Iterator[Somebody]:
    """As if everybody had been here for years."""
    number = 0
    for department, size in SIZES.items():
        team = head_of(department)
        for place in range(size - sum(one.department == department for one in EVERYBODY_NAMED)):
            leads = place % TEAM == 0 and size > TEAM
            title = LEADING_A_TEAM if leads else TITLES[department][place % len(TITLES[department])]
            manager = head_of(department) if leads else team
            somebody = Somebody(number, name(number), title, department, here_since(number), manager)
            team = somebody.email if leads else team
            number += 1
            yield somebody


def joined(staff: Sequence[Somebody]) -> Iterator[Somebody]:
    """Some of them came this year, a few in the last days, and a few are on leave: chosen by counting, spread evenly.

    Nobody who leads a team is among them.
    """
    free = [one.number for one in staff if one.title != LEADING_A_TEAM]
    chosen = spread(free, JOINERS + IN_GRACE + ON_LEAVE)
    late = set(spread(chosen, IN_GRACE))
    rest = [one for one in chosen if one not in late]
    away = set(spread(rest, ON_LEAVE))
    coming = {number: place for place, number in enumerate(one for one in rest if one not in away)}
    days = (JOINED_UNTIL - JOINED_FROM).days
    for one in staff:
        if one.number in late:
            yield replace(one, joined_on=GRACE_FROM + timedelta(days=one.number % 8))
        elif one.number in coming:
            yield replace(one, joined_on=JOINED_FROM + timedelta(days=coming[one.number] * days // (JOINERS - 1)))
        else:
            yield replace(one, on_leave=one.number in away)


def of_agencies(begins_at: int) -> Iterator[Somebody]:
    number = begins_at
    for department, size in AGENCIES.items():
        for place in range(size):
            title = f"Agency: {TITLES[department][place % len(TITLES[department])].lower()}"
            since = here_since(number)
            yield Somebody(number, name(number), title, department, since, head_of(department), PersonKind.CONTRACTOR)
            number += 1


def head_of(department: str) -> str:
    return next(one.email for one in EVERYBODY_NAMED if one.first == HEADS[department])


def here_since(number: int) -> date:
    """Some day in twenty years before the story, the same in every telling."""
    return LONGEST_HERE + timedelta(days=number * 2657 % 7600)


def spread(some: Sequence[int], wanted: int) -> list[int]:
    """So many of them, in their order, at even distances."""
    return [some[place * len(some) // wanted] for place in range(wanted)]


def there_on(day: date, *, after: date = date.min) -> list[Somebody]:
    """Who joined after one day and by another."""
    return [one for one in crowd() if after < one.joined_on <= day]
