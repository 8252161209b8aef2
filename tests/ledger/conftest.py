"""Both databases: SQLite always, PostgreSQL where its programs are installed (a private cluster, thrown away after)."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from graftwatch.ledger import Ledger, open_ledger

_FOLDERS = os.pathsep.join(map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)))
_PG_CTL = shutil.which("pg_ctl") or shutil.which("pg_ctl", path=_FOLDERS)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a server that only these tests use, without a database."""
    pytest.importorskip("psycopg", reason="the PostgreSQL driver is not installed")
    if _PG_CTL is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    as_user = _not_root()
    folder = Path(tempfile.mkdtemp(prefix="graftwatch-postgresql-"))  # pytest's own folders are closed to other users
    if as_user:
        shutil.chown(folder, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = str(folder / "data")
    run = [*as_user, _PG_CTL, "-D", data, "-s", "-w"]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    encoding = "--encoding=UTF8 --locale=C --auth=trust --username=graftwatch"
    subprocess.run([*run, "-o", encoding, "initdb"], check=True, stdout=subprocess.DEVNULL, cwd="/")
    subprocess.run(
        [*run, "-o", options, "-l", f"{folder}/log", "start"], check=True, stdout=subprocess.DEVNULL, cwd="/"
    )
    yield f"postgresql://graftwatch@127.0.0.1:{port}"
    subprocess.run([*run, "-m", "immediate", "stop"], check=True, cwd="/")
    shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def new_ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Gives the address of a ledger that does not exist yet, another one at each call; on each database."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"{uuid4().hex}.db")
    server: str = request.getfixturevalue("postgresql")

    def create() -> str:
        import psycopg

        name = f"test_{uuid4().hex}"
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"{server}/{name}"

    return create


@pytest.fixture
def where(new_ledger: Callable[[], str]) -> str:
    """The address of a ledger that does not exist yet, on each database."""
    return new_ledger()


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """An empty ledger, on each database."""
    with open_ledger(where) as opened:
        yield opened


def _not_root() -> list[str]:
    """What to put before a command: PostgreSQL refuses to be run by root."""
    if os.geteuid() != 0:
        return []
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        pytest.skip("PostgreSQL does not run as root, and there is no user postgres")
    if shutil.which("runuser") is None:
        pytest.skip("PostgreSQL does not run as root, and there is no runuser")
    return ["runuser", "-u", "postgres", "--"]
