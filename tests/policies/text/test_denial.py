from __future__ import annotations

import pytest

from countersign.policies.text.denial import denies, of_others


def denied(sentence: str, promise: str) -> bool:
    start = sentence.index(promise)
    return denies(sentence, start, start + len(promise))


@pytest.mark.parametrize(
    ("sentence", "promise"),
    [
        ("We do not commit to continual improvement.", "continual improvement"),
        ("We don't comply with the law.", "comply with the law"),
        ("We don\u2019t comply with the law.", "comply with the law"),
        ("Nothing here commits us to comply with the law.", "comply with the law"),
        ("Nobody has to comply with the law.", "comply with the law"),
        ("Continual improvement is not our aim.", "Continual improvement"),
        ("Continual improvement isn't our aim.", "Continual improvement"),
        ("We comply with no law.", "comply with no law"),
        ("Failure to comply with the law is punished.", "comply with the law"),
        ("We are unable to comply with the law.", "comply with the law"),
        ("We comply with the law where it suits us.", "comply with the law"),
        ("Complying with the law is left to each of us.", "Complying with the law"),
        ("It would be wrong to say that we comply with the law.", "comply with the law"),
        ("We comply with the law as a rule, and promise nothing: there is no commitment.", "comply with the law"),
        ("We set objectives for years and gave them up.", "set objectives"),
    ],
)
def test_denies_when_the_promise_is_taken_back(sentence: str, promise: str) -> None:
    assert denied(sentence, promise)


@pytest.mark.parametrize(
    ("sentence", "promise"),
    [
        ("We comply with the law.", "comply with the law"),
        ("We not only comply with the law but go further.", "comply with the law"),
        ("Without exception we comply with the law.", "comply with the law"),
        ("No later than March we set objectives.", "set objectives"),
        ("Nobody is perfect; we comply with the law.", "comply with the law"),
        ("We comply with the law, and never look away.", "comply with the law"),
        ("We never stop improving.", "stop improving"),
        ("We are not lawyers, and we comply with the law.", "comply with the law"),
        ("We set objectives at intervals not exceeding a year.", "set objectives"),
        ("See no. 4: we comply with the law.", "comply with the law"),
    ],
)
def test_denies_when_the_promise_stands(sentence: str, promise: str) -> None:
    assert not denied(sentence, promise)


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        ("Our suppliers comply with the law.", True),
        ("Every visitor is told to comply with the law.", True),
        ("Others comply with the law.", True),
        ("Our customers trust us, and we comply with the law.", False),
        ("The company complies with the law.", False),
        ("We and our suppliers comply with the law.", False),
    ],
)
def test_of_others_when_the_clause_is_about_somebody_else(sentence: str, others: bool) -> None:
    assert of_others(sentence, sentence.index("compl")) is others
