"""A translation is told of, and judges nothing: the same is found with it and without it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from countersign.policies.models import Version as VersionRow
from countersign.readiness.dossier.versions import current_parent, judged_parent, original
from countersign.readiness.queries import dossier_of, judgement_of
from tests.cast import Cast
from tests.policies.translating import read_in, taken_away, translated
from tests.policies.worlds import AT, after, begun, change, in_force_from, offered, signed
from tests.readiness.living import ON, whole_story


def found(here: Cast, on: date) -> Any:
    return list(judgement_of(here.organisation, on).outcomes)


def test_the_same_is_found_with_translations_and_without(larkbeam: Cast) -> None:
    whole_story(larkbeam)
    read_in(larkbeam, "de", "pl")
    days = (AT.date(), ON, ON + timedelta(days=500))
    without = [found(larkbeam, day) for day in days]
    rows = VersionRow.objects.filter(organisation_id=larkbeam.organisation, signed_at__isnull=False)
    applying = [one.id for one in rows if one.state in ("PUBLISHED", "SIGNED")]
    assert len(applying) > 1
    for id in applying:
        translated(larkbeam, id, at=AT)
        translated(larkbeam, id, language="pl", title="Polityka", at=AT)
    told = [one for policy in dossier_of(larkbeam.organisation, ON).policies for one in policy.versions]
    assert sum(one.translation_of is not None for one in told) == 2 * len(applying)
    assert [found(larkbeam, day) for day in days] == without


def test_a_translation_follows_its_original_and_is_never_current(larkbeam: Cast) -> None:
    policy, id = in_force_from(larkbeam)
    given = translated(larkbeam, id, at=after(1))
    day = after(1).date()
    before, told = (dossier_of(larkbeam.organisation, on).policies[0].versions for on in (day - ONE, day))
    assert [one.v for one in before] == ["1.0"]
    assert [(one.v, one.status, one.translation_of) for one in told] == [
        ("1.0-de", "approved", "1.0"),
        ("1.0", "approved", None),
    ]
    now = current_parent(dossier_of(larkbeam.organisation, day))
    assert now
    assert (now[1].v, original(now[0], "1.0-de")) == ("1.0", "1.0")
    change(larkbeam, policy, "Another text.")
    signed(larkbeam, offered(larkbeam, policy, at=after(3)), at=after(3))
    later = dossier_of(larkbeam.organisation, after(3).date()).policies[0].versions
    assert [(one.v, one.status) for one in later] == [
        ("1.0-de", "superseded"),
        ("1.0", "superseded"),
        ("2.0", "approved"),
    ]
    taken_away(larkbeam, given, at=after(4))
    gone = dossier_of(larkbeam.organisation, after(4).date()).policies[0].versions
    assert [one.v for one in gone] == ["1.0", "2.0"]
    there = dossier_of(larkbeam.organisation, after(3).date()).policies[0].versions
    assert [one.v for one in there] == ["1.0-de", "1.0", "2.0"]


ONE = timedelta(days=1)


def test_what_is_judged_while_nothing_applies_is_an_original(larkbeam: Cast) -> None:
    id = offered(larkbeam, begun(larkbeam), publish_when_signed=False)
    signed(larkbeam, id)
    translated(larkbeam, id)
    judged = judged_parent(dossier_of(larkbeam.organisation, after(2).date()))
    assert judged
    assert judged[1].translation_of is None
