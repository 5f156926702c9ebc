"""Articles that come as an address, a page or ninjs are answered with a job, and the job with an article."""

from __future__ import annotations

import pytest

from articles.corpus.models import Article
from articles.foundation.models import new_id
from articles.ingest.models import IngestJob
from articles.ingest.operations import run_ingest
from tests.ingest.files.pages import page
from tests.ingest.test_ninjs import CAMEL
from tests.rest.caller import Caller

pytestmark = pytest.mark.django_db


def test_a_page_is_answered_with_a_job_which_names_the_article(writer_key: Caller) -> None:
    body = {"html": page().decode(), "url": "https://holt.example/quay", "id": str(new_id())}
    answer = writer_key.post("articles/", body)
    assert answer.status == 202
    job = answer.body
    assert (job["id"], job["kind"], job["state"], job["article"]) == (body["id"], "html", "waiting", None)
    assert answer.headers["Location"].endswith(f"/api/v1/ingest/{job['id']}/")
    run_ingest(job["id"])
    done = writer_key.get(f"ingest/{job['id']}/").body
    assert (done["state"], done["error"]) == ("done", "")
    assert writer_key.get(f"articles/{done['article']}/").body["uri"] == "https://holt.example/quay"


def test_ninjs_is_sent_as_it_is(writer_key: Caller) -> None:
    job = writer_key.post("articles/", {"ninjs": CAMEL}).body
    run_ingest(job["id"])
    assert Article.objects.get().pub_status == "withheld"


def test_an_address_that_is_here_is_a_conflict_that_names_the_article(writer_key: Caller) -> None:
    job = writer_key.post("articles/", {"html": page().decode(), "url": "https://holt.example/quay"}).body
    run_ingest(job["id"])
    answer = writer_key.post("articles/", {"url": "https://holt.example/quay"})
    assert answer.status == 409
    assert answer.body["article"] == str(Article.objects.get().id)
    assert writer_key.post("articles/", {"url": "https://holt.example/quay", "again": True}).status == 202


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"url": "ftp://holt.example/"}, "url"),
        ({"url": "http://holt.example:22/"}, "url"),
        ({"url": "https://holt.example/", "slugline": "A"}, "slugline"),
        ({"url": "https://holt.example/", "text": "A"}, "text"),
        ({"html": " "}, "html"),
        ({"html": 3}, "html"),
        ({"ninjs": "text"}, "ninjs"),
        ({"ninjs": {"uri": "a"}, "url": "https://holt.example/"}, "url"),
    ],
)
def test_what_cannot_be_taken_in_names_its_field(
    writer_key: Caller, body: dict[str, object], field: str
) -> None:
    answer = writer_key.post("articles/", body)
    assert answer.status in {400, 422}
    assert answer.fields == [field]
    assert not IngestJob.objects.exists()


def test_a_failed_job_is_tried_again_once(writer_key: Caller, reader_key: Caller) -> None:
    job = writer_key.post("articles/", {"html": "<nav>Home</nav>"}).body
    retry = f"ingest/{job['id']}/retry/"
    assert writer_key.post(retry).body["state"] == "waiting"
    run_ingest(job["id"])
    failed = writer_key.get(f"ingest/{job['id']}/").body
    assert (failed["state"], failed["error_code"]) == ("failed", "no_story")
    again = writer_key.post(retry)
    assert (again.status, again.body["state"], again.body["error"]) == (200, "waiting", failed["error"])
    assert writer_key.post(retry).body["state"] == "waiting"
    run_ingest(job["id"])
    assert writer_key.get(f"ingest/{job['id']}/").body["attempts"] == 2
    assert writer_key.get(retry).status == 405
    assert reader_key.post(retry).status == 403
    assert writer_key.post(f"ingest/{new_id()}/retry/").status == 404


def test_a_job_is_its_senders_alone(writer_key: Caller, reader_key: Caller) -> None:
    job = writer_key.post("articles/", {"html": page().decode()}).body
    assert reader_key.get(f"ingest/{job['id']}/").status == 404
    assert reader_key.post("articles/", {"html": page().decode()}).status == 403
