"""What every delivered page shares: script modules and their import map, theme, health and error answers.

Knows requests and responses, but no page and no resource. Called by the REST API, the pages and the back
office.
"""
