"""``/metrics`` for Prometheus: when the worker was seen, how its rounds get on, how much is stuck.

All of it is read from the database when it is asked for, so every web process says the same. No organisation and no
person is named. Only this machine may read it, or whoever brings the token (COUNTERSIGN_METRICS_TOKEN).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from countersign.entrance import clock
from countersign.entrance.endpoint import endpoint
from countersign.entrance.matrix import ANYONE
from countersign.entrance.trial import came_through_a_proxy
from countersign.entrance.watching import last_seen, rounds
from countersign.kernel.loopback import is_loopback
from countersign.kernel.stuck import Whose
from countersign.ledger.queries import logs
from countersign.web.health.registry import stuck_everywhere

TYPE = "text/plain; version=0.0.4; charset=utf-8"

type Sample = tuple[str, float]
"""The labels, as they are written, and the value."""


@endpoint(ANYONE)
@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    if not may_read(request):
        raise Http404
    return HttpResponse("\n".join(lines(clock.now())) + "\n", content_type=TYPE)


def may_read(request: HttpRequest) -> bool:
    """By the token; without one from this machine alone, and behind a proxy nobody is."""
    token, scheme = settings.COUNTERSIGN_METRICS_TOKEN, "Bearer "
    brought = request.headers.get("Authorization", "")
    if token and brought.startswith(scheme):
        return constant_time_compare(token, brought.removeprefix(scheme))
    return is_loopback(request.META.get("REMOTE_ADDR", "")) and not came_through_a_proxy(request)


def lines(at: datetime) -> Iterator[str]:
    known, seen = list(rounds()), last_seen()
    waiting = Counter(one.whose for one in stuck_everywhere(at))
    yield from family("build_info", "Which version answers.", [(f'{{version="{version("countersign")}"}}', 1)])
    yield from family("organisations", "Organisations that have a ledger.", [("", len(logs()))])
    yield from family(
        "worker_seen_timestamp_seconds", "When the worker was last seen.", [("", seen.timestamp())] if seen else []
    )
    yield from family(
        "round_ran_timestamp_seconds",
        "When a round of the worker ran last.",
        [(f'{{round="{one.name}"}}', one.ran_at.timestamp()) for one in known],
    )
    yield from family(
        "round_failing",
        "1 while a round of the worker fails.",
        [(f'{{round="{one.name}"}}', int(one.failing_since is not None)) for one in known],
    )
    yield from family(
        "stuck",
        "Things that wait longer than they should, by whose they are.",
        [(f'{{whose="{one.value.lower()}"}}', waiting[one]) for one in Whose],
    )


def family(name: str, means: str, samples: list[Sample]) -> Iterator[str]:
    """One gauge in Prometheus' text form."""
    yield f"# HELP countersign_{name} {means}"
    yield f"# TYPE countersign_{name} gauge"
    yield from (f"countersign_{name}{labels} {value:.15g}" for labels, value in samples)
