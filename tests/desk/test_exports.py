"""Ordering an export, watching it, and fetching its file."""

import json
import re
from unittest.mock import Mock
from uuid import UUID, uuid4

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from articles.exports import tasks
from articles.exports.models import ExportJob
from articles.exports.operations import run_export, start_export
from articles.exports.types import ExportFormat, ExportState
from tests.factories.articles import article
from tests.factories.users import editor as editor_actor


def _order(editor: Client, **changes: object) -> dict[str, object]:
    html = editor.get("/exports/").text
    id_ = re.search(r'name="id" value="([^"]+)"', html)
    assert id_ is not None
    return {"id": id_[1], "format": "ndjson", "scope": "all", **changes}


@pytest.fixture
def bell(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """Hear which jobs the worker is told of."""
    heard = Mock()
    monkeypatch.setattr(tasks.run_export, "delay", heard)
    return heard


def test_ordering_makes_a_job_and_rings_for_it_once_committed(
    editor: Client, bell: Mock, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    order = _order(editor)
    with django_capture_on_commit_callbacks(execute=True):
        assert editor.post("/exports/", order).headers["Location"] == "/exports/"
        bell.assert_not_called()
    job = ExportJob.objects.get()
    assert str(job.id) == order["id"]
    bell.assert_called_once_with(str(job.id))


def test_a_queue_that_is_away_does_not_lose_the_order(
    editor: Client, bell: Mock, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    bell.side_effect = OSError("the queue is away")
    with django_capture_on_commit_callbacks(execute=True):
        assert editor.post("/exports/", _order(editor)).status_code == 302
    assert ExportJob.objects.get().state == ExportState.WAITING


def test_sending_the_form_twice_makes_one_export(editor: Client, bell: Mock) -> None:
    order = _order(editor)
    assert editor.post("/exports/", order).status_code == editor.post("/exports/", order).status_code == 302
    assert ExportJob.objects.count() == 1
    assert bell.call_count == 0


def test_only_ticked_articles_are_ordered(editor: Client) -> None:
    wanted, _ = article(), article()
    editor.post("/exports/", _order(editor, scope="chosen", articles=[str(wanted.id)]))
    assert ExportJob.objects.get().articles == [str(wanted.id)]


def test_the_page_can_be_opened_with_an_article_ticked(editor: Client) -> None:
    story = article()
    html = editor.get(f"/exports/?article={story.id}&article=nonsense").text
    assert re.search(rf'value="{story.id}"[^>]* checked', html)
    assert re.search(r'value="chosen"[^>]* checked', html)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"format": "docx"}, "not one of the available choices"),
        ({"scope": "some"}, "not one of the available choices"),
        ({"scope": "chosen"}, "No article is ticked"),
        ({"scope": "chosen", "articles": ["nonsense"]}, "not one of the available choices"),
        ({"scope": "chosen", "articles": [str(uuid4())]}, "not one of the available choices"),
        ({"id": "nonsense"}, "valid UUID"),
    ],
)
def test_a_bad_order_is_named(editor: Client, changes: dict[str, object], reason: str) -> None:
    article()
    response = editor.post("/exports/", _order(editor, **changes))
    assert response.status_code == 422
    assert reason in response.text
    assert not ExportJob.objects.exists()


def test_the_list_asks_again_while_an_export_moves_and_stops_when_it_is_done(
    editor: Client, ed: User
) -> None:
    article()
    job, _ = start_export(Principal.of_user(ed), format="ndjson", articles=None)
    moving = editor.get("/exports/jobs/").text
    assert 'hx-trigger="every 1s"' in moving
    assert "<html" not in moving
    run_export(job.id)
    done = editor.get("/exports/jobs/").text
    assert "hx-trigger" not in done
    assert f'href="/exports/{job.id}/file/"' in done


def test_each_export_says_which_articles_it_holds(editor: Client, ed: User) -> None:
    actor, one, two = Principal.of_user(ed), article(headline="Seoul claims"), article()
    for chosen in (None, [one.id], [one.id, two.id]):
        start_export(actor, format="ndjson", articles=chosen)
    titles = re.findall(r'export-job__title"[^>]*>([^<]+)<', editor.get("/exports/").text)
    assert titles == ["2 articles", "Seoul claims", "All articles"]


def test_one_article_is_offered_for_download_at_once(editor: Client) -> None:
    story = article(headline="Seoul claims")
    for page in (f"/exports/?article={story.id}", f"/articles/{story.id}/details/"):
        html = editor.get(page).text
        for format_ in ("webannotation", "ndjson"):
            address = f"/api/v1/articles/{story.id}/export/{format_}/"
            assert f'href="{address}"' in html
            answer = editor.get(address, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
            assert answer.headers["Content-Disposition"].startswith("attachment")
            assert str(story.id).encode() in answer.getvalue()


def test_every_format_is_offered_once(editor: Client) -> None:
    row = article(editor_actor())
    page = editor.get(f"/exports/?article={row.id}").text
    for format in ExportFormat.values:
        assert page.count(f"/api/v1/articles/{row.id}/export/{format}/") == 1
        assert page.count(f'<option value="{format}"') == 1


def test_progress_and_failure_are_shown(editor: Client, ed: User) -> None:
    job, _ = start_export(Principal.of_user(ed), format="ndjson", articles=None)
    ExportJob.objects.update(state=ExportState.RUNNING, done=3, total=12)
    assert re.search(r'<progress\s+value="3" max="12"', editor.get("/exports/").text)
    ExportJob.objects.update(state=ExportState.FAILED, error="The disk is full.")
    failed = editor.get("/exports/").text
    assert "The disk is full." in failed
    assert f'action="/exports/{job.id}/retry/"' in failed


def test_a_failed_export_can_be_tried_again(
    editor: Client, ed: User, bell: Mock, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    job, _ = start_export(Principal.of_user(ed), format="ndjson", articles=None)
    ExportJob.objects.update(state=ExportState.FAILED, error="The disk is full.")
    with django_capture_on_commit_callbacks(execute=True):
        assert editor.post(f"/exports/{job.id}/retry/").status_code == 302
    bell.assert_called_once_with(str(job.id))
    assert ExportJob.objects.get().state == ExportState.WAITING
    assert editor.post(f"/exports/{job.id}/retry/").status_code == 409
    assert editor.get(f"/exports/{job.id}/retry/").status_code == 405


def test_the_finished_file_is_downloaded_whole(editor: Client, ed: User) -> None:
    story = article(headline="Seoul claims")
    job, _ = start_export(Principal.of_user(ed), format="ndjson", articles=None)
    run_export(job.id)
    response = editor.get(f"/exports/{job.id}/file/")
    content = response.getvalue()
    assert int(response.headers["Content-Length"]) == len(content)
    assert re.fullmatch(
        r'attachment; filename="galley-[\d-]+\.ndjson"', response.headers["Content-Disposition"]
    )
    assert str(story.id) in {json.loads(line).get("id") for line in content.splitlines()}


def test_a_file_that_is_not_ready_is_refused(editor: Client, ed: User) -> None:
    job, _ = start_export(Principal.of_user(ed), format="ndjson", articles=None)
    response = editor.get(f"/exports/{job.id}/file/")
    assert response.status_code == 409
    assert "Fetch its file once it is done" in response.text


def test_other_peoples_exports_are_out_of_sight(editor: Client) -> None:
    job, _ = start_export(editor_actor(), format="ndjson", articles=None)
    run_export(job.id)
    assert str(job.id) not in editor.get("/exports/").text
    for address in (f"/exports/{job.id}/file/", f"/exports/{uuid4()}/file/"):
        assert editor.get(address).status_code == 404
    assert editor.post(f"/exports/{job.id}/retry/").status_code == 404


def test_exports_are_for_people_with_a_role(nobody: Client, stranger: Client) -> None:
    for address in ("/exports/", "/exports/jobs/", f"/exports/{UUID(int=1)}/file/"):
        assert nobody.get(address).status_code == 403
        assert stranger.get(address).status_code == 302


def test_exports_understand_no_other_method(editor: Client) -> None:
    assert editor.delete("/exports/").status_code == 405
    assert editor.post("/exports/jobs/").status_code == 405
