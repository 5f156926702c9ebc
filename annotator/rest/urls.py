"""The addresses of the API, below /api/v1/."""

from __future__ import annotations

from uuid import UUID

from django.urls import URLPattern, URLResolver, path, re_path, register_converter
from django.urls.converters import UUIDConverter

from annotator.rest.annotations.views import (
    AnnotationItem,
    AnnotationRestoration,
    Annotations,
    BulkAnnotations,
)
from annotator.rest.articles.importing import ArticleImport
from annotator.rest.articles.similar import ArticleSimilar, TakenMarks
from annotator.rest.articles.views import (
    ArticleItem,
    ArticleMarks,
    ArticlePublication,
    Articles,
    ArticleText,
)
from annotator.rest.attributions.reading import SayingReading
from annotator.rest.attributions.views import AttributionItem, AttributionRestoration, Attributions
from annotator.rest.changes.history import AnnotationHistory, ClaimHistory, Reverting
from annotator.rest.changes.views import Changes, ChangeStream
from annotator.rest.claims.merging import ClaimMerging, ClaimSplitting
from annotator.rest.claims.origins import ClaimOrigins
from annotator.rest.claims.views import ClaimItem, Claims
from annotator.rest.description import Description, documentation
from annotator.rest.entities.views import Entities, EntityItem, EntityRows
from annotator.rest.evidence.views import EvidenceItem, EvidenceList, EvidenceRestoration
from annotator.rest.exports.views import ArticleExport, ExportDownload, ExportItem, ExportRetry, Exports
from annotator.rest.figures.reading import FigureReading
from annotator.rest.figures.views import FigureItem, FigureRestoration, Figures
from annotator.rest.imports.views import (
    ImportAnswerLines,
    ImportCanceling,
    ImportItem,
    ImportRefusedLines,
    Imports,
)
from annotator.rest.index import Index
from annotator.rest.ingest.views import IngestItem, IngestRetry
from annotator.rest.me.views import OwnKeymap
from annotator.rest.nowhere import Nowhere
from annotator.rest.ratings.views import RatingItem, Ratings
from annotator.rest.registers import register_paths
from annotator.rest.relations.views import RelationItem, RelationRestoration, Relations
from annotator.rest.responses.views import ResponseItem, ResponseRestoration, Responses
from annotator.rest.revisions.views import Radar, Review, RevisionItem, Revisions
from annotator.rest.search.views import SearchAll
from annotator.rest.sources.importing import SourceImport
from annotator.rest.sources.views import SourceItem, SourceLinks, SourceRows, Sources
from annotator.rest.verdicts.views import VerdictItem, VerdictRestoration, Verdicts

app_name = "rest"


class IdConverter(UUIDConverter):
    """A UUID in upper or lower case: RFC 9562 asks readers to accept both."""

    regex = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"

    def to_python(self, value: str) -> UUID:
        """Return the id."""
        return UUID(value)


register_converter(IdConverter, "id")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", Index.as_view(), name="index"),
    path("articles/", Articles.as_view(), name="articles"),
    path("articles/import/", ArticleImport.as_view(), name="articles-import"),
    path("articles/<id:id>/", ArticleItem.as_view(), name="article"),
    path("articles/<id:id>/publication/", ArticlePublication.as_view(), name="article-publication"),
    path("articles/<id:id>/marks/", ArticleMarks.as_view(), name="article-marks"),
    path("articles/<id:id>/similar/", ArticleSimilar.as_view(), name="article-similar"),
    path("articles/<id:id>/similar/<id:other>/marks/", TakenMarks.as_view(), name="article-taken-marks"),
    path("articles/<id:id>/text/", ArticleText.as_view(), name="article-text"),
    path("articles/<id:id>/review/", Review.as_view(), name="review"),
    path("articles/<id:id>/revisions/", Revisions.as_view(), name="revisions"),
    path("articles/<id:id>/revisions/<int:number>/", RevisionItem.as_view(), name="revision"),
    path("articles/<id:id>/revisions/<int:number>/radar/", Radar.as_view(), name="radar"),
    path("ingest/<id:id>/", IngestItem.as_view(), name="ingest"),
    path("ingest/<id:id>/retry/", IngestRetry.as_view(), name="ingest-retry"),
    path("annotations/", Annotations.as_view(), name="annotations"),
    path("annotations/bulk/", BulkAnnotations.as_view(), name="annotations-bulk"),
    path("annotations/<id:id>/", AnnotationItem.as_view(), name="annotation"),
    path("annotations/<id:id>/restore/", AnnotationRestoration.as_view(), name="annotation-restore"),
    path("annotations/<id:id>/history/", AnnotationHistory.as_view(), name="annotation-history"),
    path("claims/", Claims.as_view(), name="claims"),
    path("claims/<id:id>/", ClaimItem.as_view(), name="claim"),
    path("claims/<id:id>/history/", ClaimHistory.as_view(), name="claim-history"),
    path("claims/<id:id>/merge/", ClaimMerging.as_view(), name="claim-merge"),
    path("claims/<id:id>/origins/", ClaimOrigins.as_view(), name="claim-origins"),
    path("claims/<id:id>/split/", ClaimSplitting.as_view(), name="claim-split"),
    path("attributions/", Attributions.as_view(), name="attributions"),
    path("attributions/read/", SayingReading.as_view(), name="saying-reading"),
    path("attributions/<id:id>/", AttributionItem.as_view(), name="attribution"),
    path("attributions/<id:id>/restore/", AttributionRestoration.as_view(), name="attribution-restore"),
    path("responses/", Responses.as_view(), name="responses"),
    path("responses/<id:id>/", ResponseItem.as_view(), name="response"),
    path("responses/<id:id>/restore/", ResponseRestoration.as_view(), name="response-restore"),
    path("figures/", Figures.as_view(), name="figures"),
    path("figures/read/", FigureReading.as_view(), name="figure-reading"),
    path("figures/<id:id>/", FigureItem.as_view(), name="figure"),
    path("figures/<id:id>/restore/", FigureRestoration.as_view(), name="figure-restore"),
    path("evidence/", EvidenceList.as_view(), name="evidence"),
    path("evidence/<id:id>/", EvidenceItem.as_view(), name="evidence-item"),
    path("evidence/<id:id>/restore/", EvidenceRestoration.as_view(), name="evidence-restore"),
    path("verdicts/", Verdicts.as_view(), name="verdicts"),
    path("verdicts/<id:id>/", VerdictItem.as_view(), name="verdict"),
    path("verdicts/<id:id>/restore/", VerdictRestoration.as_view(), name="verdict-restore"),
    path("relations/", Relations.as_view(), name="relations"),
    path("relations/<id:id>/", RelationItem.as_view(), name="relation"),
    path("relations/<id:id>/restore/", RelationRestoration.as_view(), name="relation-restore"),
    path("sources/", Sources.as_view(), name="sources"),
    path("sources/import/", SourceImport.as_view(), name="source-import"),
    path("sources/<id:id>/", SourceItem.as_view(), name="source"),
    path("sources/<id:id>/links/", SourceLinks.as_view(), name="source-links"),
    *register_paths(SourceRows),
    path("ratings/", Ratings.as_view(), name="ratings"),
    path("ratings/<id:id>/", RatingItem.as_view(), name="rating"),
    path("entities/", Entities.as_view(), name="entities"),
    path("entities/<id:id>/", EntityItem.as_view(), name="entity"),
    *register_paths(EntityRows),
    path("search/", SearchAll.as_view(), name="search"),
    path("changes/", Changes.as_view(), name="changes"),
    path("changes/stream/", ChangeStream.as_view(), name="change-stream"),
    path("changes/<str:cursor>/revert/", Reverting.as_view(), name="change-revert"),
    path("me/keymap/", OwnKeymap.as_view(), name="keymap"),
    path("schema/", Description.as_view(), name="schema"),
    path("docs/", documentation, name="docs"),
    path("articles/<id:id>/export/<str:name>/", ArticleExport.as_view(), name="article-export"),
    path("imports/", Imports.as_view(), name="imports"),
    path("imports/<id:id>/", ImportItem.as_view(), name="import"),
    path("imports/<id:id>/cancel/", ImportCanceling.as_view(), name="import-cancel"),
    path("imports/<id:id>/answers/", ImportAnswerLines.as_view(), name="import-answers"),
    path("imports/<id:id>/refused/", ImportRefusedLines.as_view(), name="import-refused"),
    path("exports/", Exports.as_view(), name="exports"),
    path("exports/<id:id>/", ExportItem.as_view(), name="export"),
    path("exports/<id:id>/retry/", ExportRetry.as_view(), name="export-retry"),
    path("exports/<id:id>/download/", ExportDownload.as_view(), name="export-download"),
    # Last, because it answers every other address in the API's own way.
    re_path("", Nowhere.as_view(), name="nowhere"),
]
