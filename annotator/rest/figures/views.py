"""Figures: the numbers in claims."""

from __future__ import annotations

from annotator.rest.figures.filters import FigureFilters
from annotator.rest.figures.serializers import FigureChange, FigureCreate, FigureOutput
from annotator.rest.parts import EditableRows, PartCollection, PartItem, PartRestoration
from articles.claims.models import Figure
from articles.claims.operations import figures
from articles.claims.types import FigureDraft
from articles.shapes.rules import figure_shape


class FigureRows(EditableRows[Figure, FigureDraft]):
    """Where figures are found, and how they are shown."""

    noun, plural = "figure", "figures"
    output = FigureOutput
    shape = staticmethod(figure_shape)
    operations = figures
    fetched = ("annotation",)


class Figures(FigureRows, PartCollection[Figure, FigureDraft]):
    """All figures."""

    filters = FigureFilters
    create_shape = FigureCreate()


class FigureItem(FigureRows, PartItem[Figure, FigureDraft]):
    """One figure."""

    change_shape = FigureChange()


class FigureRestoration(FigureRows, PartRestoration[Figure, FigureDraft]):
    """Restoring a deleted figure."""
