"""The event stream: what others do to the articles that a page shows, as it happens, and who else is there.

A process listens to the ledger's bell once, however many pages are open, and hands each page what concerns it
through a bounded queue. The events name rows, they don't carry them: the page reads those by REST, under its
rules. Presence is never written down: pages tell it anew before it fades, and processes tell each other by
NOTIFY.
"""
