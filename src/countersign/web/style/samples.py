"""What the parts are shown with: names of sixty letters, a wall with an act of each hand, a strip. Nobody's data."""

from __future__ import annotations

from datetime import date

from django import forms

from countersign.kernel.references import Ref
from countersign.kernel.words import say
from countersign.ledger.kinds import Shape
from countersign.readiness.rule import Grade
from countersign.readiness.strip.shaping import strip_of
from countersign.readiness.strip.turning import Turned
from countersign.readiness.wall.acting import Act
from countersign.readiness.wall.shaping import Wall
from countersign.readiness.wall.window import Window
from countersign.risks.queries import Scale
from countersign.roles.documents.drawing import Box, Line, picture
from countersign.web.risks import heatmap

LONG = "Maximiliane Informationssicherheitsmanagementsystembeauftragtenvertretung"

NAV = [
    {"url": "#said", "label": "Schreibtisch", "current": "", "views": []},
    {
        "url": "#fields",
        "label": "Führungsnachweise",
        "current": "true",
        "views": [
            {"url": "#fields", "label": "Führungsnachweise", "current": False},
            {"url": "#hands", "label": "Bestätigungen", "current": True},
        ],
    },
    {"url": "#registers", "label": "Feststellungen", "current": "", "views": []},
]


def act(leaf: int, shape: Shape, on: date, *, leads: bool = True, elsewhere: bool = False) -> Act:
    written = date(2026, 5, 29) if elsewhere else on
    person = Ref("person_" + "0" * 32)
    return Act(leaf, person, (), ("a",), shape, on, written, person, "Priya", leads, elsewhere, say("An act"))


STRIP = strip_of(
    [
        Turned("POL-001", "", Grade.MAJOR, True, date(2026, 1, 9)),
        Turned("ROL-006", "somebody", Grade.OBSERVATION, True, date(2026, 2, 3)),
        Turned("POL-001", "", Grade.MAJOR, False, date(2026, 4, 20)),
        Turned("ROL-006", "somebody", Grade.MINOR, True, date(2026, 6, 15)),
        Turned("DIS-002", "", Grade.OPPORTUNITY, True, date(2026, 8, 1)),
    ],
    date(2026, 1, 9),
    date(2026, 12, 31),
    date(2026, 10, 12),
    [("POL-016", Grade.MINOR, date(2026, 12, 1))],
)

SCALE = Scale()
COUNTS = {(1, 2): 3, (3, 4): 1, (5, 5): 12}
HEAT = heatmap.picture(
    SCALE,
    heatmap.cells(SCALE, COUNTS, lambda place, n: f"{n} at {place[0]} by {place[1]}", lambda _place: "#pictures"),
    "Heat map of the risks",
    "Three cells hold risks.",
    ("likelihood", "impact"),
)

CHART = picture(
    [
        Box(
            [Line(LONG, "name"), Line("Gesellschafter-Geschäftsführerin", "title")],
            "top",
            [
                Box([Line("Tom Okafor", "name"), Line("ISMS lead", "accepted", "5.3 (a), 5.3 (b)")], "holder"),
                Box(
                    [Line("Mei Sato", "name")],
                    "between",
                    [Box([Line("Ola Nowak", "name"), Line("Department contact", "open")], "holder")],
                ),
            ],
        )
    ]
)

WALL = Wall(
    Window(date(2026, 3, 1), date(2026, 11, 20), date(2027, 1, 25), "Stage 2"),
    (
        act(1, Shape.SIGNATURE, date(2026, 3, 20)),
        act(2, Shape.DECISION, date(2026, 5, 4), leads=False),
        act(3, Shape.SIGNATURE, date(2026, 5, 12), elsewhere=True),
    ),
    frozenset("ac"),
)


class Choices(forms.Form):
    """A question that was not answered, and one that was."""

    basis = forms.ChoiceField(choices=[("", ""), ("owner", "Owner"), ("board", LONG)], label="On what basis?")
    since = forms.DateField(label="Since")


def choices() -> Choices:
    form = Choices({"basis": "", "since": "the thirty-first of February"})
    form.is_valid()
    return form
