"""What a client says of its own address changes no limit and stands in no entry."""

from __future__ import annotations

from countersign.ledger.models import Leaf
from tests.cast import Cast
from tests.entrance.signing_in import PRIYA
from tests.policies.worlds import begun, offered
from tests.regressions.pointing import stands
from tests.web.signing import page_of, sign
from tests.web.world import browser_of

CLAIMED = "203.0.113.77"


def test_it_stands_in_no_entry(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    page, priya = page_of(policy, offered(larkbeam, policy)), browser_of("priya")
    priya.defaults |= {"HTTP_X_FORWARDED_FOR": CLAIMED, "HTTP_X_REAL_IP": CLAIMED}
    assert sign(priya, page, PRIYA).status_code == 303
    leaves = Leaf.objects.filter(organisation_id=larkbeam.organisation)
    assert not [leaf for leaf in leaves if CLAIMED.encode() in bytes(leaf.data)]


def test_it_is_tested() -> None:
    stands(
        "tests/entrance/test_rate_limits.py::test_an_address_that_the_client_claims_is_ignored",
        "tests/entrance/test_trial.py::test_no_mailbox_behind_a_proxy",
    )
