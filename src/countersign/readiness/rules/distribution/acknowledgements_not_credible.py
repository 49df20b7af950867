"""Acknowledgements that will not stand up in an interview.

What it looks at
    Whether somebody else entered the acknowledgements without attaching the person's form; and, where nobody did, how
    long people took from opening the text to accepting it, all of them taken together, never one by one.

Why an auditor raises it
    Clicking is not awareness. An auditor asks three of the people listed, and a record that they did not make, or
    made in eight seconds, turns against whoever shows it.

What clears it
    Collect acknowledgements from the people themselves, or attach the sheet they signed where they have no account.
    Two questions after the text are better than any clock.
"""

from __future__ import annotations

from countersign.kernel.words import say
from countersign.readiness.dossier import Dossier
from countersign.readiness.dossier.acknowledging import Acknowledging, acknowledging, percent
from countersign.readiness.dossier.versions import judged, parent
from countersign.readiness.examples import GONE, Quiet, Raised, Unassessable
from countersign.readiness.rule import ANY, Answers, Basis, Finding, Grade, Rule, Threshold, unknown

RULE = Rule(
    code="DIS-007",
    clauses=("7.5.3", "A.5.1"),
    basis=Basis.GOOD_PRACTICE,
    lead_days=7,
    tier=2,
    ladder={
        Grade.OPPORTUNITY: "others entered more than 10 percent of them, without a form",
        Grade.OBSERVATION: "others entered some, or half of the people accepted faster than anybody reads",
    },
    reads=("policies.acks",),
    thresholds=(
        Threshold("opportunity_above_percent", 10, "a few entered by others is how any firm works"),
        Threshold("least_words", 300, "a shorter text can be taken in at a glance"),
        Threshold("least_timed", 20, "the median of fewer says little"),
        Threshold("words_per_minute", 230, "how fast people read"),
        Threshold("reading_percent", 10, "many know the text already; a tenth of the time is not even a glance"),
    ),
    silenced_by={"POL-001": ANY, "POL-002": ANY},
)

HINT = (
    " Clicking is not awareness, and the spot check will show it. Collect them from the people themselves, or add two "
    "questions."
)
ONE = "One acknowledgement was entered by somebody else without a signed form." + HINT
SEVERAL = "{n} acknowledgements were entered by somebody else without a signed form." + HINT
HASTY = (
    "{n} acknowledgements were timed, and half of them were given within {seconds} seconds of opening a text of "
    "{words} words." + HINT
)


def judge(dossier: Dossier) -> Answers:
    counted = acknowledging(dossier)
    if counted is None:
        return
    yield from by_others(dossier, counted) if counted.by_proxy else in_haste(dossier, counted)


def by_others(dossier: Dossier, counted: Acknowledging) -> Answers:
    """Entered by somebody else, and no form to show for it."""
    n, limit = counted.by_proxy, RULE.limit(dossier, "opportunity_above_percent")
    grade = Grade.OPPORTUNITY if percent(n, counted.recorded) > limit else Grade.OBSERVATION
    yield Finding(grade, say(ONE if n == 1 else SEVERAL, n=n), subject=f"proxy {n}/{counted.recorded}")


def in_haste(dossier: Dossier, counted: Acknowledging) -> Answers:
    """Accepted faster than the text can be read."""
    words, seconds, n = words_of(dossier), counted.median_seconds, counted.timed
    if words is not None and words < RULE.limit(dossier, "least_words"):
        return
    if not n or seconds is None:
        yield unknown("how long people took to accept")
    elif n >= RULE.limit(dossier, "least_timed"):
        if words is None:
            yield unknown("how many words the policy has")
        elif is_hasty(dossier, words, seconds):
            says = say(HASTY, n=n, seconds=f"{seconds:.0f}", words=f"{words:.0f}")
            yield Finding(Grade.OBSERVATION, says, subject=f"median {seconds:.0f} s")


def is_hasty(dossier: Dossier, words: float, seconds: float) -> bool:
    """Multiplied out, so that a tenth to the second is a tenth."""
    per_minute, share = RULE.limit(dossier, "words_per_minute"), RULE.limit(dossier, "reading_percent")
    return 100 * seconds * per_minute < 60 * words * share


def words_of(dossier: Dossier) -> float | None:
    policy = parent(dossier)
    version = judged(policy, dossier.as_of) if policy else None
    return version.words if version else None


def counted_as(proxy: int, acked: int) -> dict[str, object]:
    """The change that gives acceptances counted."""
    return {"policies[0].ack_stats": {"due": acked, "acked": acked, "proxy": proxy}}


def timed_as(median_s: float, n: int = 20, words: float = 690) -> dict[str, object]:
    """The change that gives reading times counted; 690 words take three minutes."""
    return {"policies[0].read_stats": {"n": n, "median_s": median_s}, "policies[0].versions[0].words": words}


BY_HR = {"policies[0].acks[4].by": "gus"}

QUIET = (
    Quiet("People acknowledged it themselves and took their time", timed_as(240)),
    Quiet("Their own name stands under it", {"policies[0].acks[4].by": "lou"}),
    Quiet("Others entered it, with the signed sheet", {**BY_HR, "policies[0].acks[4].form": "sheet-7.pdf"}),
    Quiet("A tenth of the reading time", timed_as(18)),
    Quiet("Nineteen were timed", timed_as(5, n=19)),
    Quiet("Six were timed, as listed", {f"policies[0].acks[{place}].read_s": 2 for place in range(6)}),
    Quiet("A text of 299 words", timed_as(1, words=299)),
    Quiet(
        "A short text, and nobody was timed",
        {"policies[0].acks": [], "policies[0].versions[0].words": 120},
    ),
    Quiet("Nobody knows how long the text is, but few were timed", {"policies[0].versions[0].words": GONE}),
    Quiet("Counted: nobody else entered any", {**counted_as(0, 139), **timed_as(95, n=100)}),
)

RAISED = (
    Raised("One of six was entered by HR", BY_HR, (Grade.OPPORTUNITY,)),
    Raised(
        "Also where it was for a version replaced since",
        {**BY_HR, "policies[0].acks[4].v": "0.9"},
        (Grade.OPPORTUNITY,),
    ),
    Raised("Form: no", {**BY_HR, "policies[0].acks[4].form": False}, (Grade.OPPORTUNITY,)),
    Raised("Counted: one of two hundred", counted_as(1, 200), (Grade.OBSERVATION,)),
    Raised("Counted: 10 percent", counted_as(20, 200), (Grade.OBSERVATION,)),
    Raised("Counted: just over 10 percent", counted_as(21, 200), (Grade.OPPORTUNITY,)),
    Raised(
        "Entered by others: how fast does not matter any more",
        {**counted_as(1, 200), **timed_as(1)},
        (Grade.OBSERVATION,),
    ),
    Raised("Less than a tenth of the reading time", timed_as(17.9), (Grade.OBSERVATION,)),
    Raised("A text of 300 words in five seconds", timed_as(5, words=300), (Grade.OBSERVATION,)),
    Raised(
        "Twenty were timed, as listed",
        {"policies[0].acks": [{"person": "lou", "v": "1.0", "on": "2026-03-16", "read_s": 6}] * 20},
        (Grade.OBSERVATION,),
    ),
)

CANNOT_ASSESS = (
    Unassessable("Nobody was timed", {"policies[0].ack_stats": {"due": 6, "acked": 6}, "policies[0].acks": []}),
    Unassessable("Nobody knows how long the text is", {**timed_as(5), "policies[0].versions[0].words": GONE}),
    Unassessable("Nothing is known about acceptances", {"unknown": ["policies.acks"]}),
)
