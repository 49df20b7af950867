"""Stonecross's year, lived once: 180 people, and what an auditor would say of how they are led."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from django.core.cache import cache
from pytest_django.plugin import DjangoDbBlocker

from countersign.examples import living
from countersign.examples.stories import STONECROSS
from countersign.readiness.dossier import read
from countersign.readiness.queries import dossier_of
from countersign.readiness.verdict import judgement
from tests.cast import Cast
from tests.examples.test_larkbeam import undone

pytestmark = pytest.mark.slow
BEGUN_AT = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def stonecross(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    with django_db_blocker.unblock(), undone():
        cache.clear()
        t = monotonic()
        example = living.begin(BEGUN_AT, STONECROSS)
        cal = living.calendar_of(example)
        spent: dict[str, float] = {}
        for act in STONECROSS.acts:
            t1 = monotonic()
            try:
                living.perform(act, example, cal)
            except Exception as e:
                print("FAILED", act.on, act.name, repr(e), str(e)[:300])
                raise
            name = getattr(act.does, "__name__", None) or act.does.func.__name__
            spent[name] = spent.get(name, 0) + monotonic() - t1
        print("took", monotonic() - t, sorted(((round(v, 2), k) for k, v in spent.items()), reverse=True)[:8], len(STONECROSS.acts))
        yield Cast(example)


def test_it(stonecross: Cast) -> None:
    d = dossier_of(stonecross.organisation, living.calendar_of(stonecross.organisation).day(STONECROSS.last_day))
    j = judgement(d)
    got = {(r.code, f.grade.word): (f.key, f.subject) for r, f in j.findings()}
    f = read(json.loads((Path(__file__).parents[1] / "readiness/calibration/org_b.json").read_text()))
    want = {(r.code, g.grade.word): (g.key, g.subject) for r, g in judgement(f).findings()}
    print("MISSING", sorted(k + v for k, v in want.items() if k not in got))
    print("EXTRA", sorted(k + v for k, v in got.items() if k not in want))
    for k in sorted(got):
        if k in want and got[k][1] != want[k][1]: print("SUBJ", k, got[k], want[k])
    for p in d.policies[:1]: print(p.ack_stats)
    print(j.verdict, d.org.headcount, d.org.departments)
    assert 0
