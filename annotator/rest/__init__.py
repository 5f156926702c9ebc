"""The REST API: one folder for each resource, over shared parts for keys, errors, paging and the description.

Reads are QuerySet calls, writes are the domain's operations; nothing here saves a row itself.
"""
