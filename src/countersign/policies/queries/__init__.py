"""Every read of policies, the organisation first."""

from countersign.policies.queries.approval import capacity_in, capacity_of, statement_for, words_for
from countersign.policies.queries.collecting import collect_facts
from countersign.policies.queries.labels import next_label
from countersign.policies.queries.life import Event, life
from countersign.policies.queries.measuring import Content, content_of
from countersign.policies.queries.noticing import Noticed, changed_since, content_of_draft, noticed
from countersign.policies.queries.passages import missing_requirements, place_of, still_there
from countersign.policies.queries.rows import (
    draft_of,
    drafts,
    id_in_force,
    in_force,
    in_force_by_policy,
    marks_of,
    newest_published,
    open_offers,
    parent_policy,
    policies,
    policy,
    policy_of,
    published_versions,
    signed_since,
    taken_labels,
    unpublished,
    unrendered,
    version,
    version_by_itself,
    versions,
    waiting_for_signature,
    with_texts,
    with_unrendered,
)
from countersign.policies.queries.shelf import Shelf
from countersign.policies.queries.standing import Standing, current, version_before

__all__ = [
    "Content",
    "Event",
    "Noticed",
    "Shelf",
    "Standing",
    "capacity_in",
    "capacity_of",
    "changed_since",
    "collect_facts",
    "content_of",
    "content_of_draft",
    "current",
    "draft_of",
    "drafts",
    "id_in_force",
    "in_force",
    "in_force_by_policy",
    "life",
    "marks_of",
    "missing_requirements",
    "newest_published",
    "next_label",
    "noticed",
    "open_offers",
    "parent_policy",
    "place_of",
    "policies",
    "policy",
    "policy_of",
    "published_versions",
    "signed_since",
    "statement_for",
    "still_there",
    "taken_labels",
    "unpublished",
    "unrendered",
    "version",
    "version_before",
    "version_by_itself",
    "versions",
    "waiting_for_signature",
    "with_texts",
    "with_unrendered",
    "words_for",
]
