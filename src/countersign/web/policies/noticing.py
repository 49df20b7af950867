"""What a text says of itself, in words: each statement beside what is on record, and how the text reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.template.defaultfilters import date as date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countersign.policies import queries
from countersign.policies.text.meaning import days_meant, label_meant, months_meant, same_person
from countersign.policies.text.statements import STATEMENTS, Statement
from countersign.web.policies import filling, showing
from countersign.web.policies.places import shortened, where
from countersign.web.policies.words import OUTLINED, READS, STATED, shares

if TYPE_CHECKING:
    from countersign.entrance.endpoint import Visit
    from countersign.policies.models import Draft, Policy, Version
    from countersign.policies.queries import Content, Filled, Noticed

LONGEST_QUOTE = 240
MOST_QUOTES = 3
PLAIN, CAREFUL = 9, 12
"""School grades: up to which a text is read at once, and with some care. Beyond the second POL-013 speaks up."""


@dataclass(frozen=True)
class Record:
    """What is on record about a text. ``labels``: its own; or what a draft can become, the material one first."""

    labels: tuple[str, ...]
    draft: bool
    months: int | None
    signer: str = ""
    signed_on: date | None = None
    effective_on: date | None = None


def record_of(version: Version) -> Record:
    signer = str(version.signed_by) if version.signed_by else ""
    months = version.policy.review_months
    return Record((version.label,), False, months, signer, version.signed_on, version.effective_on)


def record_of_draft(policy: Policy, versions: Sequence[Version]) -> Record:
    """A draft has no label yet: it gets one of two, depending on whether its change is material."""
    before = queries.version_before(versions, None)
    taken = {one.label for one in versions if one.signed_at or not one.withdrawn_at}
    kinds = (True, False) if before else (True,)
    labels = tuple(queries.next_label(before, material=material, taken=taken) for material in kinds)
    return Record(labels, True, policy.review_months)


def read_draft(request: Visit, written: Filled) -> Noticed:
    """A draft with its values in it."""
    return read(request, queries.content_of_draft(written, request.organisation.languages[0]))


def read(request: Visit, content: Content) -> Noticed:
    """With the organisation's name, and the words that are its own."""
    return queries.noticed(content, request.organisation.name, tuple(request.organisation.context_terms))


def of_draft(
    request: Visit,
    draft: Draft,
    written: Filled,
    policy: Policy,
    versions: Sequence[Version],
    confirm: dict[str, Any] | None,
) -> dict[str, Any]:
    """The parts of a page beside a draft, ``written`` with its values.

    ``versions`` of the policy, the newest first, without their texts.
    """
    content = queries.content_of_draft(written, request.organisation.languages[0])
    found, before = read(request, content), queries.version_before(versions, None)
    queries.with_texts(*filter(None, [before]))
    return {
        "passages": showing.must_say(policy, showing.draft_passages(draft), found, confirm),
        "placeholders": showing.placeholders(found, written),
        "warnings": filling.problems(written),
        "left_out": queries.left_out_of(draft),
        "noticed": in_words(found, record_of_draft(policy, versions), content, before),
    }


def in_words(found: Noticed, record: Record, content: Content, before: Version | None) -> dict[str, Any]:
    """For ``policies/parts/noticed.html``. ``before``: the version before, with its text."""
    return {
        "empty": not found.measured["words"],
        "english": found.english,
        "statements": list(statements(found, record)),
        "reads": reads(found),
        "sentences": sentence_length(found),
        "hardest": [
            {"quote": shortened(one.quote, LONGEST_QUOTE), "words": one.words, "where": where(found, one.block_id)}
            for one in found.hardest
        ],
        "legal": get_text_list([f"“{phrase}”" for phrase in found.legal_phrases], _("and")),
        "outlined": outlined(found.measured["template_similarity"]),
        "since": since(content, before),
    }


def since(content: Content, before: Version | None) -> dict[str, Any] | None:
    """How much is new since the version before, and how much of that one is gone. It must have its text."""
    if before is None:
        return None
    found, label = queries.changed_since(content, queries.content_of(before)), before.label
    gone = ngettext("One sentence of that version is gone.", "{n} sentences of that version are gone.", found.gone)
    return {
        "new": shares(found.new / found.sentences if found.sentences else 0.0).format(label=label),
        "count": _("{n} of {all} sentences and points").format(n=found.new, all=found.sentences) if found.new else "",
        "gone": gone.format(n=found.gone) if found.gone else "",
    }


def statements(found: Noticed, record: Record) -> Iterator[dict[str, Any]]:
    """Each kind once: what the text says, whether the record says so too, and the sentences, none of them twice."""
    quoted: set[str] = set()
    for kind in STATEMENTS:
        said = [one for one in found.statements if one.kind == kind]
        if said:
            quotes = [quote for quote in dict.fromkeys(one.quote for one in said) if quote not in quoted]
            quoted.update(quotes)
            yield {
                "label": STATED[kind],
                "says": SAYS[kind](said, record),
                "quotes": [shortened(quote, LONGEST_QUOTE) for quote in quotes[:MOST_QUOTES]],
            }


def values(said: Sequence[Statement]) -> str:
    return get_text_list(list(dict.fromkeys(one.value for one in said))[:MOST_QUOTES], _("and"))


def on_version(said: Sequence[Statement], record: Record) -> str:
    told = {"value": values(said), "label": record.labels[0], "other": record.labels[-1]}
    if not record.draft and any(label_meant(one.value) == label_meant(record.labels[0]) for one in said):
        return _("The text says version {label}, and so does the record.").format(**told)
    if not record.draft:
        return _("The text says version {value}; this is {label}.").format(**told)
    if len(record.labels) == 1:
        return _("The text says version {value}; it becomes {label}.").format(**told)
    template = _("The text says version {value}; it becomes {label}, or {other} when the change is not material.")
    return template.format(**told)


def on_date(said: Sequence[Statement], record: Record) -> str:
    told = {"value": values(said)}
    if record.signed_on is None:
        return _("The text says {value}; nobody has signed it yet.").format(**told)
    agreeing = [one for one in said if days_meant(one.value) & {record.signed_on, record.effective_on}]
    if agreeing:
        return _("The text says {value}, and so does the record.").format(value=values(agreeing))
    told["day"] = date_format(record.signed_on, "j F Y")
    if record.effective_on in (None, record.signed_on):
        return _("The text says {value}; it was signed on {day}.").format(**told)
    told["effective"] = date_format(record.effective_on, "j F Y")
    return _("The text says {value}; it was signed on {day}, and took effect on {effective}.").format(**told)


def on_approver(said: Sequence[Statement], record: Record) -> str:
    told = {"value": values(said), "name": record.signer}
    if not record.signer:
        return _("The text names {value}; nobody has signed it yet.").format(**told)
    agreeing = [one for one in said if same_person(one.value, record.signer)]
    if agreeing:
        return _("The text names {value}, and so does the record.").format(value=values(agreeing))
    return _("The text names {value}; {name} signed it.").format(**told)


def on_interval(said: Sequence[Statement], record: Record) -> str:
    told = {"value": values(said), "n": record.months}
    agreeing = [one for one in said if months_meant(one.value) == record.months]
    if agreeing and record.months:
        return _("The text says “{value}”, and so does the record.").format(value=values(agreeing))
    if record.months is None or any(months_meant(one.value) is None for one in said):
        return _("The text says “{value}”.").format(**told)
    months = ngettext("every month", "every {n} months", record.months).format(**told)
    return _("The text says “{value}”; the record says {months}.").format(**told, months=months)


SAYS: dict[str, Callable[[Sequence[Statement], Record], str]] = {
    "version": on_version,
    "date": on_date,
    "approver": on_approver,
    "interval": on_interval,
}


def reads(found: Noticed) -> str:
    grade = found.measured["fk"]
    if not found.english:
        return _("How a text reads is measured in English alone.")
    if grade is None:
        return _("There is no running prose to measure: headings, points and tables are left out.")
    return str(READS[0 if grade <= PLAIN else 1 if grade <= CAREFUL else 2])


def sentence_length(found: Noticed) -> str:
    length = found.measured["avg_sentence"]
    if length is None:
        return ""
    return ngettext("One word in an average sentence.", "{n} words in an average sentence.", round(length)).format(
        n=round(length)
    )


def outlined(share: float | None) -> str:
    """Nothing of a text without words."""
    if share is None:
        return ""
    return str(next(words for least, words in OUTLINED if share >= least))
