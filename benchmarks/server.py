"""What the server does in one request or one export, beside what PostgreSQL alone needs."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from annotator.accounts.types import Principal
from articles.corpus.models import Article
from articles.exports.operations import run_export, start_export
from benchmarks.desk import Client, Desk
from benchmarks.figures import Figure, median_ms
from benchmarks.material import annotate, make_article
from benchmarks.owner import as_owner

CLIENTS = 8
CREATES_PER_CLIENT = 60


def measure(desk: Desk, actor: Principal) -> Iterator[Figure]:
    """Measure one figure after another; the floors come right before what they are compared with."""
    client = desk.client()
    hello = median_ms(lambda: client.get("/healthz"), times=200)
    yield Figure("hello-world view", hello, "ms")
    short, long = make_article(actor, words=500, seed=1), make_article(actor, words=50_000, seed=2)
    annotate(actor, short, count=40, seed=3)
    annotate(actor, long, count=5_000, seed=4)
    yield from _creating(desk, client, make_article(actor, words=500, seed=5), hello)
    yield from _reading(client, short, long)
    yield from _listing(client, actor)
    yield from _exporting(actor)


def _creating(desk: Desk, client: Client, article: Article, hello: float) -> Iterator[Figure]:
    body = {"article": str(article.id), "kind": "note", "pieces": [{"start": 3, "end": 9}]}
    as_owner("CREATE TABLE bench_floor (id bigserial PRIMARY KEY, body jsonb)")
    with connection.cursor() as cursor:
        insert = median_ms(
            lambda: cursor.execute("INSERT INTO bench_floor (body) VALUES (%s)", [json.dumps(body)]),
            times=200,
        )
    floor = insert + hello
    yield Figure("insert, commit and hello-world", floor, "ms")
    one = median_ms(lambda: client.post("/api/v1/annotations/", body), times=200)
    yield Figure("create one annotation", one, "ms")
    yield Figure("create one annotation, times the floor", one / floor, "x", 10)

    def many(_: int) -> None:
        own = desk.client()
        for _ in range(CREATES_PER_CLIENT):
            own.post("/api/v1/annotations/", body)

    begun = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(many, range(CLIENTS)))
    rate = CLIENTS * CREATES_PER_CLIENT / (time.perf_counter() - begun)
    yield Figure(f"create annotations, {CLIENTS} clients", rate, "per s", 450, most=False)


def _reading(client: Client, short: Article, long: Article) -> Iterator[Figure]:
    forty = median_ms(lambda: client.get(f"/api/v1/annotations/?article={short.id}"), times=100)
    yield Figure("read 40 annotations", forty, "ms", 5)
    query = """
        SELECT json_agg(json_build_object('id', a.id, 'kind', a.kind, 'note', a.note, 'tags', a.tags,
            'pieces', p.pieces, 'created', a.created, 'modified', a.modified, 'version', a.version))::text
        FROM annotations_annotation a JOIN annotations_anchor p ON p.annotation_id = a.id
            WHERE a.article_id = %s
    """
    with connection.cursor() as cursor:
        floor = median_ms(lambda: cursor.execute(query, [long.id]), times=10)
    yield Figure("5,000 annotations by json_agg", floor, "ms")
    path = f"/api/v1/annotations/?article={long.id}&page_size=1000"

    def all_pages() -> None:
        page = path
        while page:
            following = json.loads(client.get(page))["next"]
            page = following[following.index("/api/") :] if following else ""

    taken = median_ms(all_pages, times=5)
    yield Figure("read 5,000 annotations", taken, "ms")
    yield Figure("read 5,000 annotations, times json_agg", taken / floor, "x", 4)
    columns = f"/api/v1/articles/{long.id}/marks/?revision={long.current_id}"
    taken = median_ms(lambda: client.get(columns), times=10)
    yield Figure("read 5,000 annotations as columns, times json_agg", taken / floor, "x", 4)


def _listing(client: Client, actor: Principal) -> Iterator[Figure]:
    for seed in range(100, 1_100):
        make_article(actor, words=80, seed=seed)
    path = "/api/v1/articles/?page_size=100"
    first = median_ms(lambda: client.get(path), times=30)
    last = path
    while following := json.loads(client.get(last))["next"]:
        last = following[following.index("/api/") :]
    yield Figure("list of 100 articles, first page", first, "ms", 15)
    at_the_end = median_ms(lambda: client.get(last), times=30)
    yield Figure("list of articles, last page", at_the_end, "ms", 15)


def _exporting(actor: Principal) -> Iterator[Figure]:
    for seed in range(2_000, 2_008):
        annotate(actor, make_article(actor, words=20_000, seed=seed), count=4_000, seed=seed)
    begun, rows = time.perf_counter(), 0
    query = """
        COPY (SELECT row_to_json(x) FROM (
            SELECT a.*, p.pieces FROM annotations_annotation a
                JOIN annotations_anchor p ON p.annotation_id = a.id
        ) x) TO STDOUT
    """
    with connection.cursor() as cursor, cursor.copy(query) as copy:
        for chunk in copy:
            rows += bytes(chunk).count(b"\n")
    floor = rows / (time.perf_counter() - begun)
    yield Figure("COPY of row_to_json", floor, "rows/s")
    job, _ = start_export(actor, format="ndjson", articles=None)
    begun = time.perf_counter()
    run_export(job.id)
    rate = rows / (time.perf_counter() - begun)
    yield Figure("export as NDJSON", rate, "rows/s")
    yield Figure("export as NDJSON, share of COPY", rate / floor, "x", 0.5, most=False)
