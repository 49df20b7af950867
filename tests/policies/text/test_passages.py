from __future__ import annotations

import time

import pytest

from countersign.kernel.text import from_html
from countersign.policies.text import suggest_passages
from tests.policies.text.worlds import paragraphs

# The starter statement of DOMAIN.md §8.3: three commitments, and no purpose.
STARTER = (
    "We look after the information our customers and colleagues give us: we keep it private, correct and available. "
    "Each year we set measurable information security objectives that support our plans, and we check them together. "
    "We comply with the law, our contracts and the other requirements that apply to us. We act on risks, and we "
    "continually improve how we do it. This applies to everyone here, me included."
)


def kinds(piece: str, *terms: str) -> list[str]:
    return [passage.kind for passage in suggest_passages(paragraphs(piece), terms)]


def test_suggest_passages_when_it_is_the_starter_statement() -> None:
    text = paragraphs(STARTER)
    found = {passage.kind: passage for passage in suggest_passages(text)}
    assert {"objectives", "requirements", "improvement"} <= set(found)
    assert (
        found["requirements"].quote
        == "We comply with the law, our contracts and the other requirements that apply to us."
    )
    assert all(passage.block_id == text.blocks[0].id and passage.quote in STARTER for passage in found.values())


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("objectives", "The board establishes and reviews information security objectives."),
        ("objectives", "Our security goals are agreed each spring and measured each quarter."),
        ("objectives", "Objectives are set by the leadership team every year."),
        (
            "requirements",
            "Brook Ltd is committed to compliance with all applicable legal and contractual requirements.",
        ),
        ("requirements", "We meet every law and regulation on the data we hold."),
        ("requirements", "We honour the rules that apply to us."),
        ("improvement", "We are committed to the continual improvement of the ISMS."),
        ("improvement", "We keep getting better at it."),
        ("improvement", "The system is improved continuously."),
        ("improvement", "The ISMS is subject to continuous, systematic review and improvement."),
        ("requirements", "We comply with the Data Protection Act."),
        ("improvement", "The continual improvement of our controls"),
        ("improvement", "We continually improve the adequacy, reach and effectiveness of the ISMS."),
        ("improvement", "We learn from what goes wrong and make things safer each time."),
        ("requirements", "We do what the law asks of us."),
        ("requirements", "All applicable legal requirements are met."),
        ("objectives", "Every spring the owners write down what we aim for in keeping data safe."),
        ("objectives", "The partners set three goals each year."),
    ],
)
def test_suggest_passages_when_a_sentence_commits(kind: str, sentence: str) -> None:
    assert kind in kinds(sentence)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("objectives", "We do not set information security objectives."),
        ("objectives", "The objective of this policy is to protect data."),
        ("requirements", "We do not commit to meeting legal or regulatory requirements."),
        ("requirements", "Everyone complies with this policy."),
        ("requirements", "Our controls comply with ISO 27001."),
        ("requirements", "Failure to comply with legal requirements leads to dismissal."),
        ("improvement", "Continual improvement is not something we promise."),
        ("improvement", "We review this policy annually."),
        ("improvement", "There is no continual improvement here."),
        ("improvement", "Continual improvement is a phrase of consultants."),
        ("improvement", "We continually improve our recipes."),
        ("improvement", "We keep making our beer better."),
        ("improvement", "The roof is improved every year."),
        ("improvement", "Customers expect us to improve continually."),
        ("requirements", "We meet on Fridays to discuss new laws."),
        ("requirements", "Drivers follow the route that the contract manager sets."),
        ("requirements", "Suppliers comply with the law."),
        ("objectives", "Sales objectives are set by the board."),
        ("objectives", "Information security supports our business objectives."),
        ("objectives", "Planting targets are agreed each spring."),
        ("objectives", "The owners write down what we want to charge."),
    ],
)
def test_suggest_passages_when_a_sentence_denies_or_says_something_else(kind: str, sentence: str) -> None:
    assert kind not in kinds(sentence)


def test_suggest_passages_when_a_sentence_tells_the_purpose() -> None:
    own = "Larkbeam makes the payroll software that care homes use to pay their carers on Friday."
    assert kinds(own, "Larkbeam") == ["purpose"]
    assert kinds("We run the ferry service, and hold the records of passengers who rely on us.") == ["purpose"]
    assert kinds("Information security is important for every modern organisation in the world.", "Larkbeam") == []
    assert kinds("We continually improve the system that keeps the data of our customers and residents.") == [
        "improvement"
    ]
    assert kinds("We do not provide any service to customers, nor do we hold their data or records.") == []
    assert kinds("We must protect the information of our customers when we process data in systems.") == []


def test_suggest_passages_leaves_headings_out_and_stops_at_three() -> None:
    text, _ = from_html("<h1>Continual improvement</h1>" + "<p>We continually improve the ISMS.</p>" * 5)
    assert [passage.block_id for passage in suggest_passages(text)] == [block.id for block in text.blocks[1:4]]


def test_suggest_passages_reads_lists_and_cells() -> None:
    text, _ = from_html(
        "<ol><li>We comply with the law.</li></ol><table><tr><td>a<td>We continually improve.</td></tr></table>"
    )
    assert [passage.kind for passage in suggest_passages(text)] == ["requirements", "improvement"]


@pytest.mark.parametrize(
    "piece",
    [
        "We comply with " * 2_000,
        "comply " + "a-" * 12_000,
        "we set goals and " * 1_500,
        "improve the way continually " * 1_000,
        "the " * 8_000 + "law",
        "every year " * 2_500,
        "committed to " * 2_500,
        "x" * 30_000,
    ],
)
def test_suggest_passages_when_a_sentence_never_ends_stays_quick(piece: str) -> None:
    started = time.process_time()
    suggest_passages(paragraphs(piece), ["Larkbeam"])
    assert time.process_time() - started < 2
