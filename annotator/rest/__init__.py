"""The REST API. Each resource has a folder; keys, errors, paging and the description are shared.

Views read through QuerySets and write through the domain's operations. Nothing here saves a row itself.
"""
