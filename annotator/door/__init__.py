"""The front door: everything between sockets and threads.

The web server (granian) speaks HTTP and gives each request to an event loop. Here a request that is too long
is refused, and its body is read with a deadline. Only when all of it is there does the request get a thread,
taking turns with those of others. Answers are complete before they are sent, so a slow reader holds neither a
thread nor a database connection. Event streams have no thread at all. Knows nothing of articles, and of
Django only the WSGI application.
"""
