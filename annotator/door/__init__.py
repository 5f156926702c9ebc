"""The front door: what stands between sockets and threads.

The web server (granian) speaks HTTP and gives each request to an event loop. Here a request is refused by its
length, its body is read with a deadline, and only when all of it is there does it get a thread, in turn with
the requests of others. Answers are complete before they are sent, so that a reader who is slow or gone holds
neither a thread nor a connection of the database. Event streams have no thread at all. Knows nothing of
articles, and of Django only the WSGI application.
"""
