from __future__ import annotations

import pytest

from countersign.delivery.commands.close_feed import close_feed
from countersign.delivery.feeds import feed_behind
from countersign.delivery.models import Feed
from countersign.kernel.refusals import Refused, Unknown
from tests.cast import Cast
from tests.delivery.commands.test_open_feed import opened
from tests.policies.worlds import NOBODY, after


def test_close_feed_and_the_secret_opens_nothing(larkbeam: Cast) -> None:
    secret = opened(larkbeam)
    here = feed_behind(larkbeam.organisation, secret)
    assert here is not None
    close_feed(feed_id=here.id, by=larkbeam.actor("ola"), at=after(1))
    assert Feed.objects.get(organisation_id=larkbeam.organisation, id=here.id).closed_at == after(1)
    assert feed_behind(larkbeam.organisation, secret) is None
    with pytest.raises(Unknown):
        close_feed(feed_id=here.id, by=larkbeam.actor("ola"), at=after(2))


def test_close_feed_of_another_is_refused(larkbeam: Cast) -> None:
    here = feed_behind(larkbeam.organisation, opened(larkbeam))
    assert here is not None
    with pytest.raises(Refused, match="somebody else"):
        close_feed(feed_id=here.id, by=larkbeam.actor("tom"), at=after(1))


def test_close_feed_of_another_organisation_or_of_nobody_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    here = feed_behind(larkbeam.organisation, opened(larkbeam))
    assert here is not None
    for unknown in (here.id, NOBODY):
        with pytest.raises(Unknown):
            close_feed(feed_id=unknown, by=stonecross.actor("otto"), at=after(1))
