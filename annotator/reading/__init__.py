"""The reading view: what an editor published, for anybody to read, print, share or show in a page of their
own.

Every reader is the public: nothing here looks at who is signed in, so one answer can be kept for all. Knows
the record of an article and how a story is laid out; writes nothing.
"""
