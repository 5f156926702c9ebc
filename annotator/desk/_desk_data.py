"""The data that the page gives to the text desk's script, which fetches everything else from the API."""

from django.urls import reverse

from annotator.accounts.operations import keymap_of
from annotator.accounts.types import Principal
from annotator.desk._boundaries import boundaries
from articles.corpus.models import Article
from articles.foundation.types import Permission
from articles.ledger.types import Cursor

API = "/api/v1/"


def desk_data(article: Article, actor: Principal, *, place: str | None) -> dict[str, object]:
    """Return the ids, the end of the feed, the person and the addresses, as static/js/pages/text-desk.js
    reads them.
    """
    keymap = keymap_of(actor)
    return {
        "article": str(article.id),
        "revision": str(article.current_id),
        "boundaries": boundaries(article.latest),
        "user": {"id": str(actor.user_id), "name": actor.name},
        "may_annotate": actor.can(Permission.ANNOTATE),
        "keymap": {
            "single_letters": keymap.single_letters,
            "keys": keymap.keys,
            "version": keymap.version,
        },
        # Read before the page asks for its marks: later changes come by the event stream.
        "place": place or str(Cursor()),
        "urls": {"api": API, "live": reverse("live:events")},
    }
