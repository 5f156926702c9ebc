"""What is claimed, by whom, through whom: claims, their appearances in articles, and attributions.

Owns claims, appearances, attributions and hops. The highest room of the record: it alone can tie an
annotation to everything that its words stand for, so the desk and the API mark passages through it.
"""
