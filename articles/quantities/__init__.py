"""Figures in the words of news text: value or bounds, unit, thing counted, modality, delta or total,
as-of.
"""
