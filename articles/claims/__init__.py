"""What is claimed, by whom, through whom: claims, their appearances in articles, and attributions.

Owns claims, appearances, attributions and hops. It is the highest room of the record and can link an
annotation to any record that its words name, so the desk and the API mark passages through it.
"""
