"""Who reads a draft along, and what they say about it."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from countersign.kernel.refusals import Unknown
from countersign.policies.models import Draft, Policy, Reader, Remark, Version


def readers(organisation: UUID, policy: UUID) -> QuerySet[Reader]:
    """Whoever was asked to read the draft of a policy, or read it by themselves, without the texts they saw."""
    here = Reader.objects.filter(organisation_id=organisation, policy_id=policy)
    return here.select_related("person", "asked_by").defer("text").order_by("person__name", "id")


def reader_of(organisation: UUID, policy: UUID, person: UUID) -> Reader | None:
    """Somebody as a reader of one draft, with the text they saw last."""
    return Reader.objects.filter(organisation_id=organisation, policy_id=policy, person_id=person).first()


def asked(organisation: UUID) -> QuerySet[Reader]:
    """Whoever was asked, while the draft they were asked about is in use and has not been put forward since."""
    later = Version.objects.filter(
        organisation_id=organisation, policy=OuterRef("policy"), offered_at__gt=OuterRef("asked_at")
    )
    here = Reader.objects.filter(~Exists(later), organisation_id=organisation, asked_at__isnull=False)
    return here.filter(policy__out_of_use_on=None)


def is_asked(organisation: UUID, policy: UUID, person: UUID) -> bool:
    """May somebody read this draft because they were asked to?"""
    return asked(organisation).filter(policy_id=policy, person_id=person).exists()


def unread(organisation: UUID, person: UUID | None = None, policy: UUID | None = None) -> QuerySet[Reader]:
    """Whoever was asked and has not said since that they have read it: everybody, one ``person``, of one ``policy``."""
    waiting = asked(organisation).filter(Q(looked_at=None) | Q(looked_at__lt=F("asked_at")))
    only = {"person_id": person, "policy_id": policy}
    mine = waiting.filter(**{name: value for name, value in only.items() if value is not None})
    return mine.select_related("policy", "person", "asked_by").defer("text").order_by("asked_at", "id")


def talked_about(found: QuerySet[Policy], organisation: UUID) -> QuerySet[Policy]:
    """The same policies, and of each whether somebody was asked to read its draft, or a remark about it is open."""
    asked_to = Reader.objects.filter(organisation_id=organisation, policy=OuterRef("id"), asked_at__isnull=False)
    open_ones = Remark.objects.filter(organisation_id=organisation, policy=OuterRef("id"), settled_at=None)
    return found.annotate(talked_about=Exists(asked_to) | Exists(open_ones))


def remarks(organisation: UUID, policy: UUID) -> QuerySet[Remark]:
    """What was said about the draft of a policy and waits, or was answered since one was put forward; oldest first."""
    later = Version.objects.filter(
        organisation_id=organisation, policy=OuterRef("policy"), offered_at__gt=OuterRef("settled_at")
    )
    here = Remark.objects.filter(~Exists(later), organisation_id=organisation, policy_id=policy)
    return here.select_related("written_by", "settled_by").order_by("written_at", "id")


def answered_remarks(organisation: UUID, policy: UUID, person: UUID | None = None) -> QuerySet[Remark]:
    """All that was ever said about drafts of a policy, by anybody or by one ``person``, and answered; newest first."""
    here = Remark.objects.filter(organisation_id=organisation, policy_id=policy, settled_at__isnull=False)
    mine = here.filter(written_by_id=person) if person else here
    return mine.select_related("written_by", "settled_by").order_by("-settled_at", "-id")


def left_out_of(draft: Draft) -> list[str]:
    """What did not come into a draft: sentences. Of a text that is signed by now nothing, of a finished file all."""
    told = draft.left_out.splitlines()
    return told if told and (draft.source or authors_of(draft)) else []


def authors_of(draft: Draft) -> set[UUID]:
    """Who wrote in a draft since the newest text that was signed; nobody while it is that text."""
    here = Version.objects.filter(organisation_id=draft.organisation_id, policy_id=draft.policy_id)
    done = here.filter(signed_at__isnull=False, offered_at__gt=draft.edited_at).exists()
    return set() if done else {UUID(hex=one) for one in draft.authors}


def open_remarks(organisation: UUID) -> QuerySet[Remark]:
    """What waits for an answer in any policy, the oldest first."""
    here = Remark.objects.filter(organisation_id=organisation, settled_at=None)
    return here.select_related("policy", "written_by").order_by("written_at", "id")


def remark(organisation: UUID, id: UUID) -> Remark:
    """Raises Unknown for none, and for somebody else's."""
    found = Remark.objects.filter(organisation_id=organisation, id=id).first()
    if found is None:
        raise Unknown("remark")
    return found
