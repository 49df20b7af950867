"""Signing, phone first: read, ask for a code, type it, keep the receipt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial, wraps
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from countersign.entrance import clock
from countersign.entrance.acts import ActForm, fresh_act, perform, to
from countersign.entrance.codes import LIVES
from countersign.entrance.confirming import ask_for_code, confirm, waiting
from countersign.entrance.endpoint import Visit, endpoint
from countersign.kernel.actors import Actor
from countersign.kernel.approvals import statement_digest
from countersign.kernel.permits import who
from countersign.kernel.references import Ref
from countersign.kernel.refusals import Refused, Unknown
from countersign.kernel.text import count_words, from_json
from countersign.ledger.queries import entry_about, newest_checkpoint
from countersign.ledger.queries import receipt as proof_of
from countersign.people import queries as people
from countersign.people.enums import WordingKind
from countersign.policies import queries
from countersign.policies.commands.publish import publish as put_in_force
from countersign.policies.commands.sign import LONGEST_FOREWORD
from countersign.policies.commands.sign import sign as put_name
from countersign.policies.entries import CosignatureGiven, VersionRecordedElsewhere, VersionSigned
from countersign.policies.enums import VersionState
from countersign.policies.permissions import can_read, wrote
from countersign.policies.text.starter import STARTER
from countersign.web.crosswalk.showing import also
from countersign.web.policies import audiences, comparing, hands, showing
from countersign.web.policies.forms import SignForm

if TYPE_CHECKING:
    from countersign.ledger.models import Leaf
    from countersign.policies.models import Version

WORDS_A_MINUTE = 200

type SigningView = Callable[[Visit, UUID, UUID], HttpResponse]


@dataclass(frozen=True)
class Proposal:
    """What would be signed: this version, in these words, as this; and the digest of all that together."""

    version: Version
    wording_id: UUID
    words: str
    capacity: str
    statement: str


def proposal(request: Visit, policy_id: UUID, version_id: UUID) -> Proposal:
    """Raises Unknown for none, and for one that the reader may not see; Refused where others sign it."""
    organisation, person = request.organisation.id, who(request.actor)
    version = queries.version(organisation, version_id)
    authority = queries.authority_over(version, person, clock.now())
    known = authority.capacity or authority.missing or can_read(request.actor, version)
    if version.policy_id != policy_id or not known:
        raise Unknown("version")
    if not authority.capacity:
        raise Refused(authority.missing or "Only top management can sign a policy.")
    wording = people.wording(organisation, WordingKind.APPROVAL)
    words = queries.words_for(version, wording.text)
    capacity = authority.capacity
    statement = queries.statement_for(version, words, person=person, capacity=capacity, hat=authority.hat)
    return Proposal(version, wording.id, words, capacity, statement_digest(statement))


def for_signatories(view: SigningView) -> SigningView:
    """A page for whoever could sign. Whose delegation does not hold (any more) reads why."""

    @wraps(view)
    def asked(request: Visit, policy_id: UUID, version_id: UUID) -> HttpResponse:
        try:
            return view(request, policy_id, version_id)
        except Refused as refused:
            context = {"sentence": refused.words.in_language(_)}
            return render(request, "errors/403.html", context, status=403)

    return asked


def version_of(request: Visit, policy_id: UUID, version_id: UUID) -> Version:
    """Raises Unknown for none, for another policy's, and for one that the reader may not see yet."""
    version = queries.version(request.organisation.id, version_id)
    if version.policy_id != policy_id or not showing.readable(request, version):
        raise Unknown("version")
    return version


@endpoint("policy.sign")
@for_signatories
def sign(request: Visit, policy_id: UUID, version_id: UUID) -> HttpResponse:
    asked = proposal(request, policy_id, version_id)
    page = partial(sign_page, request, asked)
    if request.method != "POST":
        shown = {
            "digest_shown": asked.version.document,
            "wording_id": asked.wording_id,
            "words_shown": asked.words,
        }
        return page(form=SignForm(initial={"act": fresh_act(), **shown}))
    form = SignForm(request.POST)
    then = to(showing.address(request, "receipt", policy_id, version_id))
    return perform(request.actor, signing(asked, form), form, then=then, page=page)


def signing(asked: Proposal, form: ActForm) -> Callable[..., Ref | None]:
    """The code that was typed becomes a signature, and the signature an act."""

    def act(*, code: str, by: Actor, at: datetime, **shown: Any) -> Ref | None:
        signature = confirm(by, statement=asked.statement, code=code, act=form.cleaned_data["act"], at=at)
        return put_name(version_id=asked.version.id, signature=signature, by=by, at=at, **shown)

    return act


@endpoint("policy.sign")
@require_POST
@for_signatories
def code(request: Visit, policy_id: UUID, version_id: UUID) -> HttpResponse:
    """Mail a code for exactly what the page shows; none for what says something that is not so any more."""
    asked = proposal(request, policy_id, version_id)
    form = ActForm(request.POST)
    page = partial(sign_page, request, asked)

    def act(*, by: Actor, at: datetime) -> None:
        for words in hands.not_true_any_more(request, asked.version):
            raise Refused(words)
        ask_for_code(by, statement=asked.statement, sentence=asked.words, at=at)

    then = to(showing.address(request, "sign", policy_id, version_id))
    return perform(request.actor, act, form, then=then, page=page)


def sign_page(request: Visit, asked: Proposal, *, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
    version, at = asked.version, clock.now()
    given = queries.hands(version)
    if not isinstance(form, SignForm):
        form = SignForm(initial={"act": fresh_act()})
    sent = waiting(request.actor, statement=asked.statement, at=at)
    words = count_words(from_json(version.text))
    context = {
        "form": form,
        "refusal": refusal,
        "document": showing.version_document(request, version),
        "changes": comparing.since_in_force(request, version, version.policy_id),
        "asked_by": str(version.offered_by),
        "asked_on": version.offered_at,
        "words": words,
        "minutes": max(1, round(words / WORDS_A_MINUTE)),
        "lead": version.change_note,
        "sentence": asked.words,
        "signer": {"name": str(request.person), "capacity": asked.capacity},
        "today": request.today,
        "signatures": [one for one in hands.lines(request, version, given) if not one["open"]],
        "blocked": blocked(request, version, given),
        "consequence": consequence(request, asked, given),
        "starter": STARTER,
        "longest": LONGEST_FOREWORD,
        "decline_url": showing.address(request, "decline", version.policy_id, version.id)
        if version.state == VersionState.OFFERED and not wrote(request.actor, version)
        else "",
        "code_sent": {"to": request.person.email, "minutes": LIVES.seconds // 60} if sent else None,
        "ask_url": showing.address(request, "code", version.policy_id, version.id),
        "ask_act": fresh_act(),
    }
    return render(request, "policies/sign.html", context, status=status)


def blocked(request: Visit, version: Version, given: list[queries.Hand]) -> str:
    """Why this reader cannot sign it, or not yet; empty where they can."""
    if version.state != VersionState.OFFERED:
        return ""
    return hands.not_for_me(request, version, given) or hands.outdated(request, version)


def consequence(request: Visit, asked: Proposal, given: list[queries.Hand]) -> str:
    """What happens afterwards, said before."""
    version = asked.version
    left = queries.still_to_sign(version, {who(request.actor), *(hand.person for hand in given)})
    if left:
        names = people.names(request.organisation.id, left)
        return _("After this it still waits for {names}.").format(
            names=get_text_list([names[one] for one in left], _("and"))
        )
    if not version.publish_when_signed:
        return _("After this it can be put in force.")
    if not version.material:
        return _("After this it is in force. Nobody is asked to accept it again.")
    here = audiences.reached(request, version.policy)
    if not here or version.policy.audience:
        told = "After this it is in force, and one person is asked to accept it."
        several = "After this it is in force, and {n} people are asked to accept it."
        return ngettext(told, several, here).format(n=here)
    return ngettext(
        "After this it is in force for the one person here.", "After this it is in force for all {n} people here.", here
    ).format(n=here)


@endpoint("policy.publish")
@require_POST
def publish(request: Visit, policy_id: UUID, version_id: UUID) -> HttpResponse:
    version = version_of(request, policy_id, version_id)
    then = to(showing.address(request, "version", policy_id, version_id))

    def page(*, form: ActForm, status: int = 200, refusal: str = "") -> HttpResponse:
        context = {"sentence": refusal, "back_url": showing.address(request, "policy", policy_id)}
        return render(request, "errors/409.html" if status == 409 else "errors/403.html", context, status=status)

    act = partial(put_in_force, version_id=version.id)
    return perform(request.actor, act, ActForm(request.POST), then=then, page=page)


@endpoint("policy.read")
def receipt(request: Visit, policy_id: UUID, version_id: UUID) -> HttpResponse:
    """What was signed, by whom, how it was confirmed, and where it stands in the ledger."""
    version = version_of(request, policy_id, version_id)
    given = queries.hands(version)
    if not given:
        raise Unknown("version")
    organisation, last = request.organisation.id, given[-1]
    leaf = entry_of(version, last)
    latest = newest_checkpoint(organisation)
    head = " ".join(latest.root[at : at + 4] for at in range(0, 12, 4)) if latest else ""
    context = {
        "title": version.title,
        "label": version.label,
        "words": count_words(from_json(version.text)),
        "sentence": last.words,
        "signatures": [
            {"name": one.name, "hat": one.capacity, "at": one.signed_at, "foreword": one.foreword} for one in given
        ],
        "waiting": hands.waiting(request, version, given) if version.state == VersionState.OFFERED else [],
        "how": hands.how(last),
        "before": before(request, version, given),
        "last": last.name,
        "elsewhere": showing.elsewhere(version),
        "recorded": showing.recorded_later(version, request.organisation.time_zone) if version.signed_elsewhere else "",
        "digest": version.document,
        "entry": {"number": leaf.seq, "head": head} if leaf else None,
        "shows": shows(given),
        "also": also(request, "approval") if is_approval(version, given) else None,
        "proof_url": showing.address(request, "proof", policy_id, version_id) if leaf else "",
        "policy_url": showing.address(request, "version", policy_id, version_id),
    }
    return render(request, "policies/receipt.html", context)


def shows(given: list[queries.Hand]) -> list[str]:
    """What the signature is evidence for. That of delegates alone is none of leadership (5.1)."""
    led = [hand for hand in given if not hand.delegated]
    if not led:
        return [_("Control A.5.1")]
    return [_("Clause 5.2"), _("Clause 5.1 a"), *([_("Clause 5.1 d")] if any(hand.foreword for hand in led) else [])]


def before(request: Visit, version: Version, given: list[queries.Hand]) -> list[dict[str, Any]]:
    """Of several hands those before the last one, each with its own place in the ledger and its own proof."""
    address = showing.address(request, "proof", version.policy_id, version.id)
    found = [(number, hand, entry_of(version, hand)) for number, hand in enumerate(given[:-1], 1)]
    return [
        {
            "name": hand.name,
            "how": hands.how(hand),
            "number": leaf.seq if leaf else None,
            "proof_url": f"{address}?hand={number}" if leaf else "",
        }
        for number, hand, leaf in found
    ]


def is_approval(version: Version, given: list[queries.Hand]) -> bool:
    """Signed by somebody who was in top management that day, as the register says; here by more than delegates."""
    if version.withdrawn_at is not None or version.signed_by_id is None or version.signed_on is None:
        return False
    if not version.signed_elsewhere:
        return any(not hand.delegated for hand in given)
    return people.is_leader(version.organisation_id, version.signed_by_id, version.signed_on)


def entry_of(version: Version, hand: queries.Hand) -> Leaf | None:
    """What the ledger says about one hand."""
    last = VersionRecordedElsewhere if version.signed_elsewhere else VersionSigned
    kind = last if hand.of == version.ref else CosignatureGiven
    return entry_about(version.organisation_id, hand.of, kind.kind)


@endpoint("policy.read")
def proof(request: Visit, policy_id: UUID, version_id: UUID) -> HttpResponse:
    """The receipt as a file (C2SP tlog-proof) that public tools can check without us. Of several hands the last one's,
    or that of the ``hand`` asked for, counted from one."""
    version = version_of(request, policy_id, version_id)
    given = queries.hands(version)
    number = request.GET.get("hand", str(len(given)))
    hand = next((one for place, one in enumerate(given, 1) if str(place) == number), None)
    leaf = entry_of(version, hand) if hand else None
    found = proof_of(request.organisation.id, leaf.id) if leaf else None
    if found is None:
        raise Unknown("proof")
    answer = HttpResponse(str(found), content_type="text/plain; charset=utf-8")
    example = "EXAMPLE-" if request.example else ""
    answer["Content-Disposition"] = content_disposition_header(True, f"{example}policy-{version.label}.tlog-proof")
    return answer
