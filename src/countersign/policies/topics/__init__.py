"""The library of topics: what organisations usually write a policy on beside the one that clause 5.2 asks for.

None of them is required by clause 5; control A.5.1 asks for those that an organisation needs. Source: DOMAIN.md §8.4.
"""

from countersign.policies.topics.access import ACCESS
from countersign.policies.topics.everyday import EVERYDAY
from countersign.policies.topics.information import INFORMATION
from countersign.policies.topics.organisation import ORGANISATION
from countersign.policies.topics.technology import TECHNOLOGY
from countersign.policies.topics.topic import Topic

LIBRARY: dict[str, Topic] = {
    topic.key: topic for topic in (*EVERYDAY, *ACCESS, *INFORMATION, *TECHNOLOGY, *ORGANISATION)
}
"""By key, in the order in which they are shown."""

BY_NAME: dict[str, str] = {name.casefold(): topic.key for topic in LIBRARY.values() for name in topic.names}
"""The key of the topic that a policy of this name is about."""

SMALL_FIRM: tuple[str, ...] = tuple(key for key, topic in LIBRARY.items() if topic.small_firm)
"""The five that a small organisation begins with."""

__all__ = ["BY_NAME", "LIBRARY", "SMALL_FIRM", "Topic"]
