from __future__ import annotations

from countersign.kernel.acceptances import acceptance_statement, reply_statement
from countersign.kernel.approvals import statement_digest

SAID = {
    "of": "version_019b9288d68071c4bcaf49203c096128",
    "document": "sha256:00",
    "words": "I have read it.",
    "person": "person_019b8d627a8073be955da05df4289cd0",
}


def test_the_statement_of_an_acceptance_never_changes_its_spelling() -> None:
    assert acceptance_statement(**SAID) == {"format": "countersign.acceptance/1", **SAID}
    assert statement_digest(acceptance_statement(**SAID)) == (
        "sha256:cf5a214b13d5485b09cf39f0170fdab9db81e34301c1d7e5fd9e75b66db39372"
    )


def test_each_part_of_a_statement_matters() -> None:
    """Another text, sentence, person or kind of answer is another statement, and needs another code."""
    other = {name: f"{value}1" for name, value in SAID.items()}
    changed = [acceptance_statement(**{**SAID, name: value}) for name, value in other.items()]
    asked = {name: value for name, value in SAID.items() if name != "words"}
    replies = [reply_statement(**asked, kind=kind) for kind in ("QUESTION", "DECLINED")]
    digests = {statement_digest(one) for one in (acceptance_statement(**SAID), *changed, *replies)}
    assert len(digests) == 7
