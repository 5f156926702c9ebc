"""The reading view: what an editor published, for anybody to read, print, share or show in a page of their
own.

Everybody who asks is the public: nothing here looks at who is signed in, so that an answer may be kept for
all. Knows the record of an article and how a story is laid out; writes nothing.
"""
