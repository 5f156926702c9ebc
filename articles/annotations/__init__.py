"""The marks: who marked which exact words of which revision, as what.

Owns annotations and anchors. Knows articles and sources. What a mark of kind claim or entity stands for is
said by the rooms above.
"""
