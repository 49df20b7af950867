from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from countersign.kernel.actors import Actor
from countersign.kernel.permits import who
from countersign.kernel.references import Ref, new_id
from countersign.kernel.refusals import Refused, Stale
from countersign.kernel.text import Text, count_words, from_json, to_json
from countersign.kernel.text.characters import clean
from countersign.kernel.words import say
from countersign.ledger.writing import command, locked, write
from countersign.people.permissions import check_address_has_settled
from countersign.people.queries import organisation
from countersign.policies.commands.edit import titled, tree_of
from countersign.policies.commands.end_translation import end_translation
from countersign.policies.commands.offer import check_filled_in
from countersign.policies.documents.saying import language_alone, language_name
from countersign.policies.entries import TranslationGiven
from countersign.policies.models import Policy, Translation, Version
from countersign.policies.permissions import check_can_translate
from countersign.policies.queries import policy_of, translation_in
from countersign.policies.text.translating import same_words

if TYPE_CHECKING:
    from countersign.people.models import Organisation

LONGEST_MAKER = 200
REPLACED = "A later translation took its place."
SENTENCE = (
    "This {language} text says the same as {title}, version {label}, which is signed in {signed}. "
    "Where the two differ, the {signed} text applies."
)


@command
def give_translation(
    *,
    version_id: UUID,
    language: str,
    title: str,
    text: dict[str, object],
    made_by: str,
    digest_shown: str,
    words_shown: str,
    agreed: bool,
    by: Actor,
    at: datetime,
) -> Ref:
    """Say that a text says the same as a signed version, in another language (5.2 f). Nobody signs it.

    ``digest_shown``: of the translation as it was shown beside the signed text. ``words_shown``: the sentence that is
    said of it. One that was there before in this language makes way.
    """
    policy = locked(Policy, by.organisation, policy_of(by.organisation, version_id))
    version = locked(Version, by.organisation, version_id)
    check_can_translate(by, policy, version)
    check_address_has_settled(by, at)
    translation = proposed(version, language=language, title=title, text=text, made_by=made_by)
    translation.id, translation.given_at, translation.given_by_id = new_id(at), at, who(by)
    check_shown(translation, digest_shown, words_shown)
    if not agreed:
        raise Refused("Tick the box first: that is how you say that it says the same.")
    if before := translation_in(by.organisation, version.id, language):
        if before.document == translation.document:
            raise Refused("This is the translation that stands here already.")
        end_translation(translation_id=before.id, reason=REPLACED, by=by, at=at)
    write(translation, TranslationGiven(docs=(version.document, translation.document)))
    return translation.ref


def proposed(version: Version, *, language: str, title: str, text: dict[str, object], made_by: str) -> Translation:
    """What would be given: the page shows it, and the command compares. Raises Refused for what is no translation."""
    translation = Translation(
        organisation_id=version.organisation_id,
        version=version,
        language=language_to_read_in(organisation(version.organisation_id), version, language),
        title=titled(title),
        text=to_json(translated(version, title, tree_of(text))),
        made_by=made_by_whom(made_by),
        words=sentence_for(version, language),
    )
    translation.document = translation.digest
    return translation


def language_to_read_in(firm: Organisation, version: Version, language: str) -> str:
    """One that the organisation names, and not that of the signed text."""
    if language == version.language:
        raise Refused("This is the language of the signed text. A translation is in another one.")
    if language not in firm.languages:
        raise Refused("Nobody here is said to read in this language. Name it among the languages first.")
    return language


def translated(version: Version, title: str, text: Text) -> Text:
    """A text with words in it and no gaps, and another one than what was signed."""
    if not count_words(text):
        raise Refused("This translation has no text.")
    check_filled_in(title, text)
    if same_words(from_json(version.text), text):
        raise Refused("This is the signed text itself, word for word. Bring in its translation.")
    return text


def made_by_whom(made_by: str) -> str:
    plain = clean(made_by).strip()
    if not 0 < len(plain) <= LONGEST_MAKER:
        raise Refused(say("Say in at most {n} characters who translated it.", n=LONGEST_MAKER))
    return plain


def sentence_for(version: Version, language: str) -> str:
    """What whoever gives a translation says of it."""
    return SENTENCE.format(
        language=language_name(language),
        signed=language_alone(version.language),
        title=version.title,
        label=version.label,
    )


def check_shown(translation: Translation, digest_shown: str, words_shown: str) -> None:
    """It is said of what was on the page, to the letter."""
    if digest_shown != translation.document:
        raise Stale("This is not what you were shown. Bring the translation in once more, and look at it again.")
    if words_shown != translation.words:
        raise Stale("This is not the sentence that you were shown. Bring the translation in once more.")
