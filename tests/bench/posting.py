"""``python -m tests.bench.posting``: everybody is reminded, by the worker's rounds. Prints how many a second, as JSON.

``sink``: what the mail server takes of the same mails over one connection, already written.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from email.policy import SMTP as SMTP_POLICY
from smtplib import SMTP

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "countersign.settings"
    django.setup()

from django.conf import settings

from countersign.delivery.models import Mail
from countersign.delivery.rounds.remind import remind
from countersign.delivery.rounds.send import send
from countersign.entrance.clock import now
from tests.delivery.post import Post, post_office


def main() -> None:
    with post_office() as post:
        settings.MAILERS = {"default": post.mailer}
        lined_up = a_second(lambda: remind(now()))
        sent = a_second(lambda: send(now()))
        assert not Mail.objects.filter(sent_at=None).exists()
        told = {"lined_up": lined_up, "sent": sent, "sink": taken(post)}
    print(json.dumps(told))


def a_second(work: Callable[[], int]) -> float:
    """Until nothing is left, as the worker does it."""
    begun, done = time.perf_counter(), 0
    while more := work():
        done += more
    return done / (time.perf_counter() - begun)


def taken(post: Post) -> float:
    """The same mails once more, with nothing to be looked up."""
    ready = [(str(mail["From"]), str(mail["To"]), mail.as_bytes(policy=SMTP_POLICY)) for mail in post.mails]
    with SMTP("127.0.0.1", post.port) as way:
        begun = time.perf_counter()
        for sender, to, data in ready:
            way.sendmail(sender, to, data)
        return len(ready) / (time.perf_counter() - begun)


if __name__ == "__main__":
    main()
