"""Read and accept, phone first; and what stands there afterwards."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.signing import Signer
from django.http import HttpResponse, HttpResponseNotAllowed
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _

from countersign.acknowledgements import queries
from countersign.acknowledgements.commands.accept import accept as put_name
from countersign.acknowledgements.enums import Confirmed
from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.codes import LIVES
from countersign.kernel.text import count_words, from_json
from countersign.ledger.queries import is_example, leaf_of, newest_checkpoint
from countersign.ledger.queries import receipt as proof_of
from countersign.policies import queries as policies
from countersign.policies.documents.saying import language_alone, language_name
from countersign.policies.enums import PolicyKind, VersionState
from countersign.web.acceptance.doors import Door
from countersign.web.acceptance.forms import AcceptForm
from countersign.web.acceptance.proposing import (
    SEND,
    Proposal,
    code_is_on_its_way,
    confirmed,
    send_code,
    to_accept,
    version_of,
)
from countersign.web.acceptance.words import CLOSED, ELSEWHERE, HOW
from countersign.web.crosswalk.showing import also
from countersign.web.policies import comparing, languages, showing
from countersign.web.policies.changes import changes
from countersign.web.policies.downloading import finished
from countersign.web.policies.languages import Reading

if TYPE_CHECKING:
    from countersign.acknowledgements.models import Acceptance
    from countersign.acknowledgements.queries import Asked, Due
    from countersign.policies.models import Version

WORDS_A_MINUTE = 200
STALE = 409
"""What was on the page is not what stands there now."""


def accept(door: Door) -> HttpResponse:
    """One address for one person and one version: the text to accept, or the receipt, or why there is nothing to do."""
    if door.request.method == "POST":
        return by_link(door) if door.needs_code else in_person(door)
    asked = to_accept(door)
    if answer := settled(door, asked.version):
        return answer
    reading = read_by(door, asked)
    return accept_page(door, asked, reading, form=fresh_form(door, reading, asked))


def in_person(door: Door) -> HttpResponse:
    """Signed in: the command reads what it needs, and the page is put together only if it has to be shown again."""

    def page(**shown: Any) -> HttpResponse:
        asked = to_accept(door)
        return accept_page(door, asked, read_by(door, asked), **shown)

    form = AcceptForm(door.request.POST, needs_code=False, opened_by=seal(door))
    act = partial(put_name, version_id=door.version)
    return perform(door.actor, act, form, then=to(door.address("accept")), page=page)


def by_link(door: Door) -> HttpResponse:
    """By the link in a mail: a code is asked for first, and then typed."""
    asked = to_accept(door)
    reading = read_by(door, asked)
    page = partial(accept_page, door, asked, reading)
    if SEND in door.request.POST and asked.version.state is VersionState.PUBLISHED:
        kept = fresh_form(door, reading, asked, agreed=is_agreed(door, reading, asked))
        return send_code(door, asked, page, kept)
    form = AcceptForm(door.request.POST, needs_code=True, opened_by=seal(door))
    act = confirmed(door, asked, form, put_name)
    return perform(door.actor, act, form, then=to(door.address("accept")), page=page)


def read_by(door: Door, asked: Proposal) -> Reading:
    """In which language the reader reads it."""
    return languages.chosen(door.request, door.organisation, asked.version)


def is_agreed(door: Door, reading: Reading, asked: Proposal) -> bool:
    """The box was ticked, below the very text and sentence that are shown again."""
    sent, translation = door.request.POST, reading.translation
    shown = (asked.version.document, asked.words, str(translation.id) if translation else "")
    return "agreed" in sent and shown == tuple(sent.get(name, "") for name in WAS_SHOWN)


WAS_SHOWN = ("digest_shown", "words_shown", "translation_id")


def fresh_form(door: Door, reading: Reading, asked: Proposal, *, agreed: bool = False) -> AcceptForm:
    """The box is never ticked by us; only what somebody ticked before they asked for a code stays."""
    opened_by = seal(door)
    shown = {
        "digest_shown": asked.version.document,
        "wording_id": asked.wording_id,
        "words_shown": asked.words,
        "translation_id": reading.translation.id if reading.translation else None,
        "opened": door.request.POST.get("opened") or opened_by.sign(clock.now().isoformat()),
    }
    first = {"act": fresh_act(), "agreed": agreed, **shown}
    return AcceptForm(initial=first, needs_code=door.needs_code, opened_by=opened_by)


def seal(door: Door) -> Signer:
    """Under which it is written when somebody opened this version, so that nobody says it for themselves."""
    return Signer(salt=f"countersign.opened.{door.version.hex}.{door.reader.hex}")


def accept_page(
    door: Door, asked: Proposal, reading: Reading, *, form: ActForm, status: int = 200, refusal: str = ""
) -> HttpResponse:
    version = asked.version
    if version.state is not VersionState.PUBLISHED:
        return closed_page(door, version, status, refusal)
    if status == STALE:
        shown = reading.translation.id.hex if reading.translation else ""
        form.data = {**form.data.dict(), languages.FIELD: shown}  # type: ignore[attr-defined]
    words = count_words(from_json((reading.translation or version).text))
    due = waiting_for(door)
    context = {
        **queue(door, due),
        **asked_when(door, version, due),
        "form": form,
        "refusal": refusal,
        "document": languages.document(reading, document(door, version)),
        "signatures": showing.signatures(version, door.organisation.time_zone),
        "signed_by": str(version.signed_by),
        "signed_on": version.signed_on,
        "words": words,
        "minutes": max(1, round(words / WORDS_A_MINUTE)),
        "change": version.change_note,
        "changes": since_accepted(door, version),
        "sentence": asked.words,
        "reader": door.person,
        "today": door.today,
        "needs_code": door.needs_code,
        "code_sent": code_is_on_its_way(door, asked, form),
        "code_minutes": LIVES.seconds // 60,
        "conversation": list(queries.conversation(door.organisation.id, door.reader, version.policy_id)),
        "checks": checks(door, version),
        "question_url": door.address("question"),
        "decline_url": door.address("decline"),
    }
    return door.show("acceptance/accept.html", context, status)


def checks(door: Door, version: Version) -> list[dict[str, Any]]:
    """What is asked before it is accepted, with what was chosen before the page came again."""
    found = policies.checks(door.organisation.id, version.policy_id)
    return [
        {
            "name": (name := f"check_{one.id.hex}"),
            "number": number,
            "text": one.text,
            "options": [
                {"value": place, "label": answer, "chosen": door.request.POST.get(name) == str(place)}
                for place, answer in enumerate(one.answers)
            ],
        }
        for number, one in enumerate(found, 1)
    ]


def since_accepted(door: Door, version: Version) -> dict[str, Any] | None:
    """What changed since the version of this policy that the reader accepted last."""
    names = queries.acceptances_of(door.organisation.id, door.reader).filter(version__policy=version.policy_id)
    name = names.exclude(version=version.id).first()
    if name is None:
        return None
    before = name.version
    policies.with_texts(before)
    found = changes(before, version, first_heading=showing.FIRST_HEADING, only=True)
    url = "" if door.needs_code else comparing.address(door.request, version.policy_id, version.id, before.id)  # type: ignore[arg-type]
    return {**found, "label": before.label, "url": url}


def document(door: Door, version: Version) -> dict[str, Any]:
    """The text without the marks that are there for auditors."""
    return {
        "title": version.title,
        "imprint": _("{organisation} · version {label}").format(
            organisation=version.variables["organisation"], label=version.label
        ),
        "text": showing.html(from_json(version.text), {}),
        "file": showing.finished(version, door.address("source")),
    }


def source(door: Door) -> HttpResponse:
    """The finished file that was signed, for whoever is asked to accept it. Raises Unknown where it is a text."""
    if door.request.method == "POST":
        return HttpResponseNotAllowed(["GET", "HEAD"])
    version = version_of(door)
    name = f"{slugify(version.title) or 'policy'}-{slugify(version.label)}.pdf"
    return finished(door.organisation.id, version.source, name)


def asked_when(door: Door, version: Version, due: list[Due]) -> dict[str, Any]:
    """Until when it is asked for, and when the reader accepted it before, where people are asked again.

    Where it is not asked for any more, what somebody recorded about the reader.
    """
    this = next((one for one in due if one.ask.version == door.version), None)
    if this is None:
        return {"recorded": recorded_about(door, version)}
    late = this.until < door.today
    return {"until": this.until, "late": late, "before_on": this.before_on, "months": this.ask.months}


def recorded_about(door: Door, version: Version) -> dict[str, Any] | None:
    name = counting_name(door, queries.asked_version(door.organisation.id, version.id, door.today))
    return recorded(name) if name and name.recorded else None


def counting_name(door: Door, ask: Asked) -> Acceptance | None:
    return queries.counting_name(door.organisation.id, door.reader, ask, door.today)


def queue(door: Door, due: list[Due]) -> dict[str, Any]:
    """Where this one stands among all that the reader owes, and what comes after it."""
    place = next((number for number, one in enumerate(due, 1) if one.ask.version == door.version), 0)
    return {"place": place, "of": len(due), "next": following(door, due)}


def waiting_for(door: Door) -> list[Due]:
    return [due for due in queries.owed_to(door.organisation.id, door.reader, door.today) if not due.waits]


def following(door: Door, due: list[Due]) -> dict[str, Any] | None:
    """The next one that is not this one."""
    other = next((one.ask for one in due if one.ask.version != door.version), None)
    return {"title": other.title, "label": other.label, "url": door.address("accept", other.version)} if other else None


def later_version(door: Door, version: Version, due: list[Due]) -> dict[str, Any] | None:
    """The version of the same policy that is in force by now, where the reader owes it."""
    now = next((one.ask for one in due if one.ask.policy == version.policy_id and one.ask.version != version.id), None)
    return {"label": now.label, "url": door.address("accept", now.version)} if now else None


def settled(door: Door, version: Version) -> HttpResponse | None:
    """The page for whoever has nothing to do here: they accepted, or it counts already, or it is in force no more."""
    if version.state is not VersionState.PUBLISHED:
        name = queries.acceptance_of(door.organisation.id, door.reader, version.id)
        return receipt_page(door, version, name) if name else closed_page(door, version)
    ask = queries.asked_version(door.organisation.id, version.id, door.today)
    name = counting_name(door, ask)
    if name and not name.recorded:
        if name.version_id == version.id:
            return receipt_page(door, version, name)
        sentence = _("You accepted an earlier version, and what has changed since is not material.")
        return nothing_to_do(door, version, _("Nothing to do"), sentence)
    if door.reader in ask.approvers:
        sentence = _("You approved it yourself. Whoever approves a policy counts as having accepted it.")
        return nothing_to_do(door, version, _("Your name stands here already"), sentence)
    if not queries.concerns(door.organisation.id, ask, door.reader, door.today):
        sentence = _("This policy is for others, or nobody is asked to accept it. You can read it at any time.")
        return nothing_to_do(door, version, _("This is not asked of you"), sentence)
    return None


def closed_page(door: Door, version: Version, status: int = 200, refusal: str = "") -> HttpResponse:
    """A version that is in force no more, and the one that is."""
    applies = policies.in_force(door.organisation.id, version.policy_id)
    sentence = _("What you are asked to accept is the version that is in force.") if applies else ""
    later = None
    if applies:
        later = {"title": applies.title, "label": applies.label, "url": door.address("accept", applies.id)}
    heading = str(CLOSED[version.state])
    return nothing_to_do(door, version, heading, sentence, later=later, status=status, refusal=refusal)


def nothing_to_do(
    door: Door,
    version: Version,
    heading: str,
    sentence: str,
    *,
    later: dict[str, Any] | None = None,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    context = {
        "heading": heading,
        "sentence": sentence,
        "title": version.title,
        "label": version.label,
        "next": later or following(door, waiting_for(door)),
        "later": later is not None,
        "refusal": refusal,
    }
    return door.show("acceptance/nothing.html", context, status)


def receipt_page(door: Door, version: Version, name: Acceptance) -> HttpResponse:
    """What was accepted, how it was confirmed, and where it stands in the ledger."""
    organisation = door.organisation.id
    leaf, latest = leaf_of(organisation, name.entry), newest_checkpoint(organisation)
    covered = leaf is not None and latest is not None and latest.size > leaf.seq
    due = waiting_for(door)
    context = {
        **queue(door, due),
        "later": later_version(door, version, due),
        "title": version.title,
        "label": version.label,
        "sentence": name.words,
        "signature": {"name": str(name.person), "hat": name.person.title or "", "at": name.accepted_at},
        "how": HOW[Confirmed(name.confirmed)],
        "understood": name.understood,
        "read_through": name.read_through,
        "recorded": recorded(name) if name.recorded else None,
        "digest": version.document,
        "read": read_then(door, name),
        "entry": leaf.seq if leaf else None,
        "proof_url": door.address("proof") if covered else "",
        "conversation": list(queries.conversation(organisation, door.reader, version.policy_id)),
        "superseded": version.state is not VersionState.PUBLISHED,
        "also": None if door.needs_code else acceptance_also(door.request, version),
        "policy_url": "" if door.needs_code else showing_address(door, version),
    }
    return door.show("acceptance/receipt.html", context)


def read_then(door: Door, name: Acceptance) -> dict[str, Any] | None:
    """The translation that was on the page; nothing where it was the signed text, or where nobody knows."""
    if name.translation_id is None:
        return None
    one = policies.translation(door.organisation.id, name.translation_id)
    inside = (one.version.policy_id, one.version_id, one.id)
    return {
        "language": language_name(one.language),
        "signed": language_alone(one.version.language),
        "digest": one.document,
        "url": "" if door.needs_code else showing.address(door.request, "translation", *inside),  # type: ignore[arg-type]
    }


def recorded(name: Acceptance) -> dict[str, Any]:
    """Who entered what happened elsewhere, and who saw it: never shown as if the reader had done it here."""
    days = {"on": name.accepted_on, "at": name.accepted_at}
    who = {"by": str(name.recorded_by), "witness": str(name.witness or "")}
    return {**days, **who, "where": ELSEWHERE[Confirmed(name.confirmed)]}


def acceptance_also(request: Any, version: Version) -> dict[str, Any] | None:
    """Of the policy of clause 5.2 alone: an acceptance of a topic policy is asked for nowhere by that name."""
    return also(request, "acknowledgement") if version.policy.kind == PolicyKind.PARENT else None


def showing_address(door: Door, version: Version) -> str:
    return showing.address(door.request, "version", version.policy_id, version.id)  # type: ignore[arg-type]


def proof(door: Door) -> HttpResponse:
    """The receipt as a file (C2SP tlog-proof) that public tools can check without us; until then, when it comes."""
    if door.request.method == "POST":
        return HttpResponseNotAllowed(["GET", "HEAD"])
    version = version_of(door)
    name = queries.acceptance_of(door.organisation.id, door.reader, version.id)
    found = proof_of(door.organisation.id, name.entry) if name else None
    if found is None:
        sentence = _("It can be had once your name is in the ledger and the day's checkpoint covers it.")
        return nothing_to_do(door, version, _("There is no proof yet"), sentence)
    answer = HttpResponse(str(found), content_type="text/plain; charset=utf-8")
    example = "EXAMPLE-" if is_example(door.organisation.id) else ""
    file_name = f"{example}acceptance-{version.label}.tlog-proof"
    answer["Content-Disposition"] = content_disposition_header(True, file_name)
    return answer
