"""Names that are older than the rule against them turn nothing around but themselves."""

from django.test import Client

from annotator.accounts.models import User
from articles.ledger.models import Entry
from articles.sources.models import Source
from tests.factories.sources import source
from tests.factories.users import user

BAD = "Reliable \u202esource"


def test_old_names_of_records_and_people_are_shown_without_what_turns_the_line(admin: Client) -> None:
    row = source()
    Source.objects.filter(pk=row.pk).update(name=BAD)
    kim = user(username="kim")
    User.objects.filter(pk=kim.pk).update(first_name=BAD)
    assert str(Source.objects.get()) == "Reliable source"
    assert str(User.objects.get(username="kim")) == "Reliable source"
    page = admin.get(f"/admin/articles_sources/source/{row.pk}/merge/").text
    assert "<bdi>Reliable source</bdi>" in page
    assert "\u202e" not in page


def test_a_new_name_that_turns_the_line_is_refused_by_its_field(admin: Client) -> None:
    sent = {"username": "kim", "first_name": BAD, "roles": ["editor"], "usable_password": "false"}
    answer = admin.post("/admin/annotator_accounts/user/add/", sent)
    assert "reverses the direction of the text around it" in answer.text
    assert not User.objects.filter(username="kim").exists()
    answer = admin.post("/admin/annotator_accounts/apikey/add/", {"name": BAD, "scope": "read"})
    assert "reverses the direction of the text around it" in answer.text


def test_nothing_sent_to_the_forms_makes_a_superuser(admin: Client) -> None:
    sent = {
        "username": "kim",
        "roles": ["editor"],
        "usable_password": "false",
        "is_superuser": "on",
        "is_staff": "on",
    }
    admin.post("/admin/annotator_accounts/user/add/", sent)
    kim = User.objects.get(username="kim")
    admin.post(f"/admin/annotator_accounts/user/{kim.pk}/change/", sent | {"is_active": "on"})
    kim.refresh_from_db()
    assert (kim.is_superuser, kim.roles) == (False, ["editor"])


def test_a_password_given_in_the_back_office_is_told_under_the_name_of_whoever_gave_it(
    admin: Client, ada: User
) -> None:
    kim = user(username="kim")
    secret = "correct horse battery"
    sent = {"usable_password": "true", "password1": secret, "password2": secret}
    assert admin.post(f"/admin/annotator_accounts/user/{kim.pk}/password/", sent).status_code == 302
    kim.refresh_from_db()
    assert kim.check_password(secret)
    entry = Entry.objects.get()
    assert (entry.verb, entry.actor, entry.subject_id) == ("account.password_set", ada, kim.pk)


def test_each_persons_roles_stand_in_the_list(admin: Client) -> None:
    user(username="kim", roles=())
    user(username="lea", roles=("editor", "admin"))
    page = admin.get("/admin/annotator_accounts/user/").text
    assert "No role" in page
    assert "Editor, Admin" in page
