from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Unknown
from countersign.people.commands.discard_import import discard_import
from countersign.people.queries import import_preview
from tests.cast import Cast
from tests.people.worlds import AT, HEADINGS, NOBODY, lead, previewed

LIST = HEADINGS + "Sam Price,sam@larkbeam.example,,,,,,,\n"


def test_discard_import(larkbeam: Cast) -> None:
    id = previewed(larkbeam, LIST)
    assert discard_import(import_id=id, by=lead(larkbeam), at=AT) is None
    assert import_preview(larkbeam.organisation, id) is None


def test_discard_import_when_staff_is_refused(larkbeam: Cast) -> None:
    id = previewed(larkbeam, LIST)
    with pytest.raises(Refused, match="Only the ISMS lead or HR can import"):
        discard_import(import_id=id, by=larkbeam.actor("ola"), at=AT)
    assert import_preview(larkbeam.organisation, id)


def test_discard_import_of_a_foreign_list_is_unknown(larkbeam: Cast, stonecross: Cast) -> None:
    for id in (previewed(larkbeam, LIST), NOBODY):
        with pytest.raises(Unknown, match="no such import"):
            discard_import(import_id=id, by=stonecross.actor("otto", Hat.HR), at=AT)
