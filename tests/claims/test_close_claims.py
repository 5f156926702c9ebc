"""Finding claims that may be the same as a statement."""

from __future__ import annotations

import random
from time import perf_counter

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from articles.claims.models import Claim
from articles.foundation.models import new_id
from tests.factories.claims import claim
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

SENT = "North Korea sent 3,000 more soldiers to Russia in January, the military in Seoul said."


def close(statement: str) -> list[str]:
    """Return the statements that are offered, the closest first."""
    return [row.statement for row in Claim.objects.close_to(statement)]


def known(*statements: str) -> None:
    """Make claims."""
    for statement in statements:
        claim(statement=statement)


@pytest.mark.parametrize(
    "statement",
    [
        SENT,
        SENT.upper(),
        "Seoul's military said that North Korea sent 3,000 more soldiers to Russia.",
        "In January, 3,000 more soldiers were sent to Russia by North Korea.",
        "More North Korean soldiers sent to Russia: 3,000",
    ],
)
def test_a_paraphrase_with_the_same_words_is_found(statement: str) -> None:
    known("Rain fell in Seoul.", SENT, "The bank raised its interest rate.")
    assert close(statement)[:1] == [SENT]


def test_the_closest_comes_first() -> None:
    farther = "North Korea sent soldiers."
    known(farther, SENT)
    assert close(SENT) == [SENT, farther]


@pytest.mark.parametrize(
    "statement",
    [
        "The harvest of wheat failed after weeks without rain.",
        "Parliament elected its first female speaker.",
        "It rained.",
        "42",
    ],
)
def test_nothing_is_offered_for_an_unrelated_statement(statement: str) -> None:
    known(SENT, "A court in Kyiv sentenced two officials for bribery.")
    assert close(statement) == []


def test_sharing_a_common_word_or_two_is_not_enough() -> None:
    known("The military in Seoul opened a museum of photography for children.")
    assert close(SENT) == []


@pytest.mark.parametrize(
    ("statement", "paraphrase"),
    [
        ("Північна Корея відправила до Росії 3000 солдатів.", "До Росії відправила солдатів Північна Корея."),
        ("북한은 러시아에 병력 3천 명을 추가로 파병했다.", "북한은 추가로 러시아에 병력 3천 명을 파병했다."),
        ("أرسلت كوريا الشمالية ثلاثة آلاف جندي إلى روسيا.", "كوريا الشمالية أرسلت جنديا إلى روسيا."),
        ("उत्तर कोरिया ने रूस को सैनिक भेजे।", "रूस को उत्तर कोरिया ने सैनिक भेजे हैं।"),
        ("Η Βόρεια Κορέα έστειλε στρατιώτες στη Ρωσία.", "Στρατιώτες έστειλε στη Ρωσία η Βόρεια Κορέα."),
        ("Die Straßensperre ist weg.", "Weg ist die Straßensperre."),
        ("朝鲜一月份向俄罗斯增派了三千名士兵。", "朝鲜向俄罗斯增派了三千名士兵"),
        ("北朝鮮はロシアに兵士三千人を追加派遣した。", "北朝鮮はロシアに兵士三千人を派遣した。"),
        ("เกาหลีเหนือส่งทหารสามพันนายไปรัสเซีย", "เกาหลีเหนือส่งทหารไปรัสเซียสามพันนาย"),
    ],
)
def test_paraphrases_are_found_in_other_scripts(statement: str, paraphrase: str) -> None:
    known(statement, SENT)
    assert close(paraphrase) == [statement]


@pytest.mark.parametrize("statement", ["", " ", "?!", "—", "😀", "' & | !", "\u200b"])
def test_a_statement_without_a_word_is_close_to_nothing(statement: str) -> None:
    known(SENT, "What?! — said 😀 she' & | !")
    assert close(statement) == []


def test_short_words_alone_are_looked_for_as_they_stand() -> None:
    known("He is in it.", SENT)
    assert close("is in it") == ["He is in it."]


@pytest.mark.parametrize("sign", [*"'&|!():*\\<>\"%_$-@", "' OR 1=1 --", "a:*b", "!!", "((", "<->", "\\'"])
def test_quotes_and_operators_are_no_part_of_a_query(sign: str) -> None:
    known(SENT)
    assert close(f"{sign} North {sign}Korea{sign} sent {sign} soldiers to{sign} Russia {sign}") == [SENT]
    assert close(sign) in ([], [SENT])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(statement=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=200))
def test_no_statement_breaks_the_query(statement: str) -> None:
    assert close(statement) == []


@pytest.mark.parametrize("unit", ["x", "wort ", "ß", "a b ", "😀", "คำ", SENT[:50]])
def test_the_longest_statement_is_taken(unit: str) -> None:
    known(SENT)
    assert close((unit * 5_000)[:5_000]) in ([], [SENT])


def test_it_takes_three_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    known(SENT)
    # Which words are common, which statements share words with it, and how close these are.
    with django_assert_num_queries(3):
        assert close(SENT) == [SENT]


def test_it_is_quick_among_ten_thousand_claims() -> None:
    chance, now, user_id = random.Random(7), timezone.now(), editor().user_id  # noqa: S311 - the same claims each time
    # As skewed as words are in news: a few stand in every tenth claim, most in hardly any.
    words = [f"word{number}" for number in range(3_000)] + SENT.split()
    weights = [1 / (rank + 10) for rank in range(len(words))]
    Claim.objects.bulk_create(
        Claim(
            id=new_id(),
            statement=" ".join(chance.choices(words, weights, k=15)),
            created=now,
            modified=now,
            created_by_id=user_id,
        )
        for _ in range(10_000)
    )
    known(SENT)
    for statement in (SENT, f"{SENT} " * 55):
        start = perf_counter()
        assert close(statement[:5_000])[:1] == [SENT]
        # It takes some tens of milliseconds; a machine that is busy with other tests, more.
        assert perf_counter() - start < 5
