"""Articles, to be read in the back office."""

from django.test import Client

from tests.factories.articles import article


def test_an_article_is_shown_with_the_way_to_the_desk_and_cannot_be_changed(admin: Client) -> None:
    story = article(headline="Seoul claims")
    address = f"/admin/articles_corpus/article/{story.id}/change/"
    assert f'href="/articles/{story.id}/"' in admin.get(address).text
    assert admin.post(address, {"headline": "Other"}).status_code == 403
    assert "Seoul claims" in admin.get("/admin/articles_corpus/article/", {"q": "seoul"}).text
