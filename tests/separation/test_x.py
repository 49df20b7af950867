from __future__ import annotations

import collections
import re

from countersign.kernel.actors import Hat
from countersign.ledger.models import Leaf
from tests.cast import Cast
from tests.web.addresses import inside_an_organisation
from tests.web.test_form_fields import forms_of
from tests.web.test_matrix import values
from tests.web.world import MEMBERS, browser_of, build

VERBS = re.compile(
    r"\.(approve|decide|sign|accept|adopt|confirm|verify|agree|endorse|decline|give|acknowledge|release|close|.*approve.*|.*decide.*)"
)


def test_x(larkbeam: Cast) -> None:
    world = build(larkbeam)
    found = collections.defaultdict(set)
    posts = set()
    out = open("/tmp/x-rest/s8.txt", "w")
    for hat in (Hat.TOP_MANAGEMENT, Hat.ISMS_LEAD, Hat.STAFF, Hat.INTERNAL_AUDITOR):
        c = browser_of(MEMBERS[hat])
        for a in inside_an_organisation():
            p = a.path(**values(world.things, a))
            answer = c.get(p)
            for f in forms_of(answer):
                fields = [n for n in f.sent if n.endswith("_shown")]
                target = f.action or p
                if not fields:
                    continue
                for n in fields:
                    before = Leaf.objects.count()
                    stale = {"revision": "999"}.get(n.split("_")[0], "sha256:" + "0" * 64)
                    r = c.post(target, {**f.sent, n: stale, "act": __import__("uuid").uuid4().hex})
                    r2 = c.post(
                        target, {**{k: v for k, v in f.sent.items() if k != n}, "act": __import__("uuid").uuid4().hex}
                    )
                    out.write(
                        f"{hat} {a.name} {a.act} {n} stale={r.status_code} none={r2.status_code} recorded={Leaf.objects.count() - before}\n"
                    )
                    out.flush()
            if VERBS.search(a.act or ""):
                out.write(
                    f"# {hat} {a.name} {a.act} get={answer.status_code} forms={[(f.action[-30:], sorted(f.sent)) for f in forms_of(answer)]}\n"
                )
