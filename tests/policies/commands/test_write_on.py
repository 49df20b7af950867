from __future__ import annotations

import pytest

from countersign.kernel.actors import Hat
from countersign.kernel.refusals import Refused, Stale
from countersign.policies.commands.write_on import write_on
from tests.cast import Cast
from tests.policies.commands.test_bring_in import brought_in
from tests.policies.worlds import after, begun, change, draft, lead


def test_write_on_when_lead_keeps_the_words_and_lets_the_file_go(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    brought_in(larkbeam, policy, "We look after it.")
    write_on(policy_id=policy, revision_shown=2, by=lead(larkbeam), at=after(2))
    now = draft(larkbeam, policy)
    assert (now.source, now.revision, now.edited_at) == (None, 3, after(2))
    change(larkbeam, policy, "We look after all of it.")
    assert "all of it" in str(draft(larkbeam, policy).text)


def test_write_on_when_there_is_no_file_is_refused(larkbeam: Cast) -> None:
    with pytest.raises(Refused, match="This draft is no finished PDF"):
        write_on(policy_id=begun(larkbeam), revision_shown=1, by=lead(larkbeam), at=after(2))


def test_write_on_when_the_page_is_old_or_not_lead_is_refused(larkbeam: Cast) -> None:
    policy = begun(larkbeam)
    source = brought_in(larkbeam, policy, "We look after it.")
    with pytest.raises(Stale):
        write_on(policy_id=policy, revision_shown=1, by=lead(larkbeam), at=after(2))
    with pytest.raises(Refused, match="Only the ISMS lead"):
        write_on(policy_id=policy, revision_shown=2, by=larkbeam.actor("mei", Hat.HR), at=after(2))
    assert draft(larkbeam, policy).source == source
