"""What the worker's rounds are called on the page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

ROUNDS: dict[str, Any] = {
    "ledger.sequence": gettext_lazy("Gives entries their place in the ledger"),
    "ledger.issue_checkpoints": gettext_lazy("Signs the ledger once a day"),
    "ledger.verify": gettext_lazy("Verifies everything once a day"),
    "ledger.forget_acts": gettext_lazy("Forgets the ids of old acts"),
    "policies.forget_remarks": gettext_lazy("Forgets what people said about drafts, once they are erased"),
    "ledger.sweep_files": gettext_lazy("Deletes files that nothing names"),
    "ledger.learn_sizes": gettext_lazy("Lets the database know how full its tables are"),
    "delivery.send": gettext_lazy("Sends mails"),
    "delivery.tell_leaders": gettext_lazy("Tells leaders of signatures"),
    "delivery.tell_of_addresses": gettext_lazy("Tells of changed mail addresses"),
    "delivery.tell_of_announcements": gettext_lazy("Tells of what is announced"),
    "delivery.tell_of_delegations": gettext_lazy("Tells of delegated signing"),
    "delivery.tell_of_stand_ins": gettext_lazy("Tells who stands in for whom"),
    "acknowledgements.carry_on_taking": gettext_lazy("Records long lists of past acceptances"),
    "people.carry_on_import": gettext_lazy("Takes in long lists of people"),
    "examples.live": gettext_lazy("Lets the example organisation live"),
    "delivery.invite": gettext_lazy("Invites new leaders"),
    "delivery.call_to_reviews": gettext_lazy("Invites people to management reviews"),
    "delivery.remind": gettext_lazy("Reminds people of what waits for them"),
    "delivery.carry_messages": gettext_lazy("Sends what leaders told people"),
    "delivery.carry_roles": gettext_lazy("Tells people who holds which role"),
    "delivery.collect": gettext_lazy("Fetches mail that came back"),
    "delivery.find_news": gettext_lazy("Looks for news that channels are told"),
    "delivery.post": gettext_lazy("Posts news to Slack and Teams"),
    "delivery.forget_invitations": gettext_lazy("Forgets who was told of a spot check that is over"),
    "delivery.forget_letters": gettext_lazy("Keeps the trial mailbox small"),
    "asks.note_silences": gettext_lazy("Notes which asks of leaders passed without an answer"),
    "awareness.close_draws": gettext_lazy("Counts answers to spot checks"),
    "awareness.forget_answers": gettext_lazy("Forgets answers that are two years old"),
    "acknowledgements.tally": gettext_lazy("Counts acceptances"),
    "reviews.render_minutes": gettext_lazy("Makes the PDFs of minutes"),
    "policies.render": gettext_lazy("Makes PDFs"),
    "policies.ask_pages": gettext_lazy("Asks pages whether a policy is there"),
    "packs.export": gettext_lazy("Makes packs"),
    "readiness.look": gettext_lazy("Looks at the findings once a day"),
    "entrance.sweep": gettext_lazy("Forgets sessions and codes that ran out"),
}
"""A round that is not here is shown by its name."""
