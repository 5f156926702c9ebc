"""What keeps a desk from starting is told in one sentence with the remedy."""

import errno
import os
import subprocess
from pathlib import Path

import pytest

from annotator.launch._desk import explain
from tests.architecture.sources import ROOT
from tests.launch.conftest import Start
from tests.launch.desks import environment, free_port, make_run


def closed_folder(tmp_path: Path) -> Path:
    """Return a folder in which this user can't write: root can write everywhere but in the kernel's own."""
    if os.geteuid() == 0:
        return Path("/sys/kernel/galley")
    tmp_path.chmod(0o555)
    return tmp_path / "var"


def test_a_read_only_data_folder_is_told(tmp_path: Path, folder: Path) -> None:
    data = closed_folder(tmp_path)
    desk = make_run(data, free_port(), folder / "closed.out")
    assert desk.process.wait(30) != 0
    sentence, *rest = desk.said().splitlines()
    assert sentence.startswith(f"The data folder {data} can't be written to (")
    assert sentence.endswith("; set DATA to a folder that can.")
    assert all(line.startswith("make: ") for line in rest)


def test_a_full_disk_is_told() -> None:
    sentence = explain(OSError(errno.ENOSPC, "No space left on device"), Path("/data"))
    assert (
        sentence == "The disk that holds /data is full; make room, or set DATA to a folder on another disk."
    )


def test_a_file_where_the_data_folder_should_be_is_told(start: Start, folder: Path) -> None:
    (folder / "file").write_text("in the way")
    desk = start("file")
    assert desk.process.wait(30) != 0
    assert "can't be used" in desk.said()
    assert "Traceback" not in desk.said()


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORT", "eighty", "PORT is 'eighty'; set it to a port number between 1 and 65535."),
        (
            "DATABASE_URL",
            "mysql://here/it",
            "DATABASE_URL starts with 'mysql'; set DATABASE_URL to postgres://",
        ),
        (
            "CELERY_BROKER_URL",
            "kafka://here",
            "CELERY_BROKER_URL is 'kafka', which is not a broker that Galley knows",
        ),
        (
            "STORAGE_URL",
            "s3://bucket",
            "STORAGE_URL starts with 's3', which isn't supported; set it to file:///",
        ),
        (
            "PUBLIC_URL",
            "desk.example.org",
            "PUBLIC_URL is 'desk.example.org', which begins with neither https:// nor",
        ),
        ("TRUSTED_PROXIES", "nginx", "TRUSTED_PROXIES has 'nginx', which is not a network"),
        ("DEBUG", "perhaps", "DEBUG is 'perhaps'; set it to 1 or 0, or leave it out."),
    ],
)
def test_a_setting_that_can_t_be_used_is_named(folder: Path, name: str, value: str, sentence: str) -> None:
    settings = environment(folder / "settings", free_port()) | {name: value}
    answer = subprocess.run(
        ["make", "run"], cwd=ROOT, env=settings, capture_output=True, text=True, check=False, timeout=60
    )
    assert answer.returncode != 0
    assert answer.stderr.startswith(sentence)
    assert "Traceback" not in answer.stderr
