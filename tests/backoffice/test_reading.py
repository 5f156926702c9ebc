"""Articles and the ledger, to be read in the back office."""

from django.test import Client

from articles.ledger.models import Entry
from tests.factories.articles import article


def test_an_article_is_shown_with_the_way_to_the_desk_and_cannot_be_changed(admin: Client) -> None:
    story = article(headline="Seoul claims")
    address = f"/admin/articles_corpus/article/{story.id}/change/"
    assert f'href="/articles/{story.id}/"' in admin.get(address).text
    assert admin.post(address, {"headline": "Other"}).status_code == 403
    assert "Seoul claims" in admin.get("/admin/articles_corpus/article/", {"q": "seoul"}).text


def test_the_ledger_is_searched_by_verb_and_by_record(admin: Client) -> None:
    story = article()
    listed = "/admin/articles_ledger/entry/"
    assert "article.created" in admin.get(listed).text
    assert "article.created" in admin.get(listed, {"q": "article."}).text
    assert "0 ledger entries" in admin.get(listed, {"q": "source."}).text
    entry = Entry.objects.filter(subject_id=story.id).first()
    assert entry is not None
    shown = admin.get(f"{listed}{entry.id}/change/")
    assert str(story.id) in shown.text
    assert admin.post(f"{listed}{entry.id}/change/", {"verb": "other"}).status_code == 403
    assert admin.post(f"{listed}{entry.id}/delete/", {"post": "yes"}).status_code == 403
