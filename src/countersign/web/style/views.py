"""Every part of a page in use, in both themes: for whoever changes one, and for the accessibility test.

In trial mode alone; it shows nobody's data.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from countersign.entrance.endpoint import endpoint
from countersign.entrance.matrix import ANYONE
from countersign.entrance.trial import only_in_trial
from countersign.ledger.kinds import Shape
from countersign.readiness.strip import drawing as strip_drawing
from countersign.readiness.wall.drawing import tall, wide
from countersign.readiness.wall.legend import legend
from countersign.readiness.wall.small import multiple
from countersign.web.style.samples import CHART, HEAT, LONG, NAV, STRIP, WALL, choices

THEMES = {"": "As the machine", "light": "Light", "dark": "Dark"}


@endpoint(ANYONE)
@only_in_trial
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    theme = request.GET.get("theme", "")
    context = {
        "theme": theme if theme in THEMES else "",
        "tabs": [{"url": f"?theme={name}", "label": label, "current": name == theme} for name, label in THEMES.items()],
        "nav": NAV,
        "person": {"name": LONG, "title": "Gesellschafter-Geschäftsführerin"},
        "organisation_name": "Rechtsschutzversicherungsgesellschaften Verwaltungs GmbH",
        "long": LONG,
        "choices": choices(),
        "wall": [wide(WALL), tall(WALL)],
        "legend": legend(frozenset(Shape)),
        "strip": [draw(STRIP, lambda _row: LONG, "Findings") for draw in (strip_drawing.wide, strip_drawing.tall)],
        "strip_legend": strip_drawing.legend(STRIP),
        "chart": CHART,
        "heat": HEAT,
        "multiple": multiple(WALL, "Priya Raman: three acts"),
    }
    return render(request, "style/index.html", context)
