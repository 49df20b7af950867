from __future__ import annotations

from dataclasses import replace

import pytest

from countersign.delivery.commands.open_feed import open_feed
from countersign.delivery.feeds import digest_of, feed_behind, feed_of, new_secret
from countersign.delivery.models import Feed
from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused
from tests.cast import Cast
from tests.examples.worlds import lived
from tests.policies.worlds import AT, after


def opened(here: Cast, first: str = "ola") -> str:
    secret = new_secret()
    open_feed(secret=secret, by=here.actor(first), at=AT)
    return secret


def test_open_feed_keeps_whose_it_is_and_a_digest_alone(larkbeam: Cast) -> None:
    secret = opened(larkbeam)
    here = feed_behind(larkbeam.organisation, secret)
    assert here is not None
    assert (here.person, here.organisation_id, here.opened_at) == (larkbeam.person("ola").id, larkbeam.organisation, AT)
    assert here.digest == digest_of(secret)
    assert secret not in str(Feed.objects.filter(organisation_id=larkbeam.organisation).values())


def test_open_feed_again_ends_the_one_before_and_nobody_else_s(larkbeam: Cast) -> None:
    first, tom_s = opened(larkbeam), opened(larkbeam, "tom")
    second = opened(larkbeam)
    assert feed_behind(larkbeam.organisation, first) is None
    assert feed_behind(larkbeam.organisation, second) == feed_of(larkbeam.organisation, larkbeam.person("ola").id)
    assert feed_behind(larkbeam.organisation, tom_s) is not None
    assert Feed.objects.get(organisation_id=larkbeam.organisation, digest=digest_of(first)).closed_at == AT


def test_open_feed_when_recording_the_act_fails_leaves_the_old_one(
    larkbeam: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = opened(larkbeam)

    def broken(**_given: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(Feed.objects, "create", broken)
    with pytest.raises(OSError, match="no room"):
        open_feed(secret=new_secret(), by=larkbeam.actor("ola"), at=after(1))
    assert feed_behind(larkbeam.organisation, before) is not None


def test_open_feed_by_somebody_of_no_hat_is_refused(larkbeam: Cast) -> None:
    nobody = replace(larkbeam.actor("ola"), hats=frozenset({Hat.EXTERNAL_AUDITOR}))
    with pytest.raises(Refused, match="somebody else"):
        open_feed(secret=new_secret(), by=nobody, at=AT)


def test_open_feed_in_an_example_is_refused(db: None) -> None:
    here = lived()
    with pytest.raises(Refused, match="its people are invented"):
        open_feed(secret=new_secret(), by=here.actor("bo"), at=after(400))
    assert not Feed.objects.filter(organisation_id=here.organisation)
