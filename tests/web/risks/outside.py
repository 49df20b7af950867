"""What lies outside of what an owner of risks sees and does: the risks of others."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from countersign.risks.commands.approve_treatment import approve_treatment
from countersign.risks.commands.assess_risk import assess_risk
from countersign.risks.commands.carry_out_treatment import carry_out_treatment
from countersign.risks.commands.close_treatment import close_treatment
from countersign.risks.commands.own_risk import own_risk
from countersign.risks.commands.propose_treatment import Plan, propose_treatment
from countersign.risks.enums import Option
from tests.risks.worlds import AT
from tests.web.world import World, browser_of


def another_s_risk(world: World) -> None:
    page = f"/o/larkbeam-ltd/risks/{world.things['risk_id'].hex}/"
    reader = browser_of("risk_owner")
    assert "Flood" not in reader.get("/o/larkbeam-ltd/risks/").content.decode()
    for path in (page, f"{page}assess/"):
        assert reader.get(path).status_code == 404
    by = world.here.actor("risk_owner", Hat.RISK_OWNER)
    told: dict[str, Any] = {"assessed_on": AT.date(), "likelihood": 1, "impact": 1, "why": "It is small."}
    for act in (
        partial(own_risk, revision_shown=1),
        partial(assess_risk, latest_shown=None, **told),
    ):
        with pytest.raises(Refused):
            act(risk_id=world.things["risk_id"], by=by, at=AT)
    raise Refused("They see their own.")


def what_is_done_about_another_s(world: World) -> None:
    made, by = world.things["treatment_id"], world.here.actor("risk_owner", Hat.RISK_OWNER)
    assert browser_of("risk_owner").get(f"/o/larkbeam-ltd/risks/treatments/{made.hex}/").status_code == 404
    plan = Plan(option=Option.ACCEPT, plan="Mine to say.", until_on=AT.date())
    for act in (
        partial(propose_treatment, risk_id=world.things["risk_id"], latest_shown=made, plan=plan),
        partial(approve_treatment, treatment_id=made, digest_shown=""),
        partial(carry_out_treatment, treatment_id=made, carried_out_on=AT.date()),
        partial(close_treatment, treatment_id=made, because="I say so."),
    ):
        with pytest.raises(Refused):
            act(by=by, at=AT)
    raise Refused("They decide about their own.")
