"""By whom and when a version of the policy was signed, as the source of an answer."""

from __future__ import annotations

from countersign.kernel.words import Words, say
from countersign.policies.facts import Version
from countersign.readiness.dossier.versions import label_of
from countersign.readiness.questions.asking import Asked


def source_of(asked: Asked, version: Version) -> Words:
    label = label_of(version)
    if version.approved_on is None:
        return say("Version {label}", label=label)
    who = asked.you(version.approved_by)
    return say("Version {label}, signed by {who} on {day}", label=label, who=who, day=version.approved_on)
