"""The domain of Galley: articles, what is marked in them, and who said it.

Knows no request, response, template or REST framework. `annotator` imports this package, never the reverse.
"""
