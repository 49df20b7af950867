"""Classes of edits behind the product's back, each of which verification must find and name the place of.

Each module holds one kind of place: rows, files, leaves, personal values, and what stands around the leaves. Whoever
makes these edits owns the machine: the triggers are taken away and put back, and traces are covered where that is
possible. Only what is found in spite of that counts.
"""
