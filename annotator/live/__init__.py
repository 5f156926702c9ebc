"""The event stream: what others do to the articles on a page, as it happens, and who else is there.

A process listens to the ledger's bell once, however many pages are open, and gives each page what concerns it
through a bounded queue. The events only name rows: the page reads the rows by REST, under its rules. Presence
is never stored: pages repeat it before it expires, and processes tell each other by NOTIFY.
"""
