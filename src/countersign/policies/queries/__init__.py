"""Every read of policies, the organisation first."""

from countersign.policies.queries.approval import capacity_in, capacity_of, statement_for, words_for
from countersign.policies.queries.collecting import collect_facts
from countersign.policies.queries.labels import next_label
from countersign.policies.queries.life import Event, life
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
    with_text,
    with_unrendered,
)
from countersign.policies.queries.shelf import Shelf
from countersign.policies.queries.standing import Standing, current

__all__ = [
    "Event",
    "Shelf",
    "Standing",
    "capacity_in",
    "capacity_of",
    "collect_facts",
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
    "version_by_itself",
    "versions",
    "waiting_for_signature",
    "with_text",
    "with_unrendered",
    "words_for",
]
