"""Every table that the ledger does not prove, and why that is all right (decision 12).

A table is guarded unless it stands here; a house test compares this list with the models there are. Adding a
line says that losing or forging such a row can deceive nobody.
"""

from __future__ import annotations

UNGUARDED = {
    "ledger.Leaf": "the ledger itself: hashed, signed over by every checkpoint, append-only in the database",
    "ledger.Pending": "the ledger's own: entries on their way to their place",
    "ledger.Head": "the ledger's own: the growing edge, can be built again from the leaves",
    "ledger.Tile": "the ledger's own: inner hashes, can be built again from the leaves",
    "ledger.Disclosure": "personal values that leaves only commit to; erasable by design, checked against the leaves",
    "ledger.Act": "act ids, so that nothing is done twice; kept for 90 days",
    "people.Account": "a way to sign in, written by the sign-in library itself; who acted is in the entries",
    "people.ImportPreview": "a working copy: what a list would change; thrown away, or applied and then recorded",
    "people.ImportMapping": "saves asking what a column means; each list it reads is shown before it is confirmed",
    "people.ImportSeries": "how far a long list has come; each person has an entry, and import.applied closes it",
    "people.ImportStep": "what is still to do of a long list; whatever is done has an entry of its own",
    "policies.Draft": "a working copy, typed into and thrown away at will; becomes a guarded version when offered",
    "policies.Reader": "a working copy: who was asked to read a draft, and which state of it they have seen",
    "policies.Remark": "a working copy: what was said about a draft; what was made of it stands in the version",
    "policies.LinkCheck": "when a page was last asked; that it came or went, which is judged, is in guarded rows",
    "roles.MatrixDraft": "a working copy: the matrix that is being written, and a sheet that was read for it",
    "roles.FormerGrid": "a working copy: what the matrix that is being written said before, to be taken back",
    "messages.Draft": "a working copy: a message that nobody has sent; becomes a guarded row when its leader sends it",
    "reviews.Passage": "a working copy: one part of minutes while they are written; becomes a guarded row when signed",
    "acknowledgements.Tally": "counted from the ledger; dropped and counted again it says the same",
    "awareness.Urn": "what tokens of an open draw are made with; the list they stand in is kept and digested",
    "awareness.Invitation": "who is still to be asked in an open draw; the seed says it again, and then it is gone",
    "awareness.Slip": "answers on their way, without names; no more are counted than were asked, each as a guarded row",
    "readiness.Gap": "a working copy: a known gap on its way into a statement, which is a guarded row when offered",
    "readiness.Look": "keeps the round from looking twice a day; what it found is in guarded rows",
    "packs.PackOrder": "a wish, gone when it is fulfilled; the pack that went out is a guarded row",
    "delivery.Mail": "mails on their way; what was owed and sent can be worked out again from the facts",
    "delivery.NoticeItem": "who was reminded of what, so that nobody is reminded twice; no evidence",
    "delivery.DoesWithout": "who wants no reports about others by mail; their own page says so, and the lead is told",
    "delivery.Feed": "who reads what is due in a calendar program; it shows what their page shows, and proves nothing",
    "delivery.Fetching": "how far the mailbox for returned mail was read; read again, it says the same",
    "delivery.Channel": "where news are posted; its address is sealed to its row, and what is posted stands elsewhere",
    "delivery.Post": "messages on their way to a channel; they name nobody and prove nothing",
    "delivery.TrialLetter": "the mailbox of trial mode",
    "entrance.Session": "sessions: found by a digest, content sealed, gone when they expire",
    "entrance.Confirmation": "codes that were mailed; the entry says that and how an act was confirmed",
    "entrance.Memo": "how often somebody tried to sign in, and which process is at work; gone within a day",
    "entrance.RoundRun": "when the worker was last seen at what; it deceives at most whoever runs the machine",
    "account.EmailAddress": "the sign-in library's own",
    "account.EmailConfirmation": "the sign-in library's own, not used: addresses are confirmed by a typed code",
    "auth.Group": "Django's own, always empty: hats are dated rows of ours",
    "auth.Group_permissions": "Django's own, always empty",
    "auth.Permission": "Django's own, not used: the matrix is in the code",
    "contenttypes.ContentType": "Django's own list of tables",
}
