"""A person's exports as the page lists them: each with the articles that it holds, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.corpus.models import Article
from articles.exports.models import ExportJob
from articles.foundation.types import Actor


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One export; `what` is a headline, "3 articles" or "All articles"."""

    job: ExportJob
    what: str


def export_rows(actor: Actor, jobs: Iterable[ExportJob]) -> list[ExportRow]:
    """Name the articles of each export, in one query; a headline only where the actor may see it by now."""
    jobs = list(jobs)
    alone = [job.articles[0] for job in jobs if job.articles is not None and len(job.articles) == 1]
    visible = Article.objects.visible_to(actor).filter(id__in=alone)
    headlines = {str(id_): headline for id_, headline in visible.values_list("id", "headline")}
    return [ExportRow(job, _what(job.articles, headlines)) for job in jobs]


def _what(articles: list[str] | None, headlines: dict[str, str]) -> str:
    """Say which articles these are."""
    if articles is None:
        return "All articles"
    if len(articles) == 1:
        return headlines.get(articles[0], "1 article")
    return f"{len(articles):,} articles"
