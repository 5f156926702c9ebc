"""The roles of an embedded cluster: an owner that migrates, and the desk, which has no rights beyond its
work.

The superuser makes them in single-user mode, and gives up what an earlier release gave it: while the server
runs, nobody can log in as superuser. The owner decides which tables the desk may write to; here is only what
needs a superuser.
"""

import hashlib
import os
import time
from pathlib import Path

from annotator.localdb import _server
from annotator.localdb._cluster import run_alone
from annotator.localdb._programs import Programs
from annotator.localdb._server_user import ServerUser
from annotator.localdb.errors import LocalDatabaseError
from annotator.localdb.types import DATABASE, DESK, OWNER

#: In the cluster's folder: which version of the script below was carried out.
MARK = "galley.roles"

MAKE_ROLES = "".join(
    f"""\
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE {role}; END IF;
END $$;

ALTER ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;

"""
    for role in (OWNER, DESK)
)

#: The feed reads from pg_stat_activity which transactions run in other databases, and needn't wait for those.
#: Temporary tables are nobody's work here. PUBLIC is every role that there will ever be.
LIMIT_ROLES = f"""\
GRANT pg_read_all_stats TO {DESK};

ALTER DATABASE {DATABASE} OWNER TO {OWNER};

REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC;

GRANT CONNECT ON DATABASE {DATABASE} TO {DESK};

ALTER SCHEMA public OWNER TO {OWNER};

REVOKE ALL ON SCHEMA public FROM PUBLIC;

"""

#: What the superuser, role 10 since initdb, owns in our schemas. Not what belongs to an extension, nor what
#: follows its table: the sequence of a column, a row's and an array's type. REASSIGN OWNED refuses this
#: superuser.
HAND_OVER = """\
DO $$ DECLARE statement text; BEGIN
    FOR statement IN
        WITH ours AS (
            SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
        ), followers AS (
            SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
            UNION SELECT classid, objid FROM pg_depend
            WHERE classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass
                AND deptype IN ('a', 'i')
        ), owned AS (
            SELECT 'pg_namespace'::regclass AS class, oid, 'SCHEMA ' || quote_ident(nspname) AS what
            FROM pg_namespace WHERE nspowner = 10 AND oid IN (SELECT oid FROM ours)
            UNION ALL SELECT 'pg_class'::regclass, oid, 'TABLE ' || oid::regclass
            FROM pg_class WHERE relowner = 10 AND relnamespace IN (SELECT oid FROM ours)
                AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
            UNION ALL SELECT 'pg_proc'::regclass, oid, 'ROUTINE ' || oid::regprocedure
            FROM pg_proc WHERE proowner = 10 AND pronamespace IN (SELECT oid FROM ours)
            UNION ALL SELECT 'pg_type'::regclass, t.oid, 'TYPE ' || t.oid::regtype
            FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
            WHERE typowner = 10 AND typnamespace IN (SELECT oid FROM ours)
                AND t.typelem = 0 AND (t.typrelid = 0 OR c.relkind = 'c') AND t.typtype <> 'm'
        )
        SELECT format('ALTER %s OWNER TO galley_owner', what) FROM owned
        WHERE NOT EXISTS (SELECT FROM followers WHERE classid = class AND objid = owned.oid)
        ORDER BY class, oid
    LOOP EXECUTE statement; END LOOP;
END $$;

"""

SCRIPT = MAKE_ROLES + LIMIT_ROLES + HAND_OVER
VERSION = hashlib.sha256(SCRIPT.encode()).hexdigest()


def are_prepared(cluster: Path) -> bool:
    """Return whether this release's roles were made in the cluster."""
    try:
        return (cluster / MARK).read_text(encoding="ascii").strip() == VERSION
    except OSError:
        return False


def prepare(cluster: Path, programs: Programs, user: ServerUser) -> None:
    """Make the roles and hand over what the superuser owns; no server may run.

    Every statement can be repeated, so the next start completes an interrupted one. Raises
    LocalDatabaseError.
    """
    until = time.monotonic() + _server.ORPHAN_LIMIT
    while True:
        _server.discard_stale_pidfile(cluster)
        complaint = run_alone(cluster, programs, user, DATABASE, SCRIPT)
        if not complaint:
            break
        if "shared memory block" not in complaint or time.monotonic() > until:
            reason = " ".join(complaint.split())
            raise LocalDatabaseError(f"The roles of the database in {cluster} couldn't be made: {reason}")
        # Processes of a killed server take a moment to notice.
        time.sleep(_server.LOOK_AGAIN * 10)
    mark = cluster / MARK
    handle = os.open(mark, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(f"{VERSION}\n")
    user.take(mark)
