"""An address without end is refused before it is compared with the desk's own."""

import time

import pytest
from django.test import Client

from annotator.web.middleware import LONGEST_PATH


@pytest.mark.parametrize(
    "path", ["/admin/r" + "/" * 60_000 + "x", "/admin/" + "%0A" * 20_000 + "x", "/api/v1/" + "a/" * 30_000]
)
def test_an_endless_path_is_refused_at_once(path: str) -> None:
    began = time.thread_time()
    answer = Client().get(path)
    assert time.thread_time() - began < 0.5
    assert answer.status_code == 414
    assert f"{LONGEST_PATH:,}" in answer.content.decode()


@pytest.mark.django_db
def test_a_path_of_the_longest_length_is_looked_up() -> None:
    assert Client().get("/" + "a" * (LONGEST_PATH - 1)).status_code == 404
