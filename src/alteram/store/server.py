"""A dossier on a PostgreSQL server that a team shares: one database, or one schema of it.

A password that stands in the address is given to the server and to nobody else.
"""

import re
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from alteram.errors import DossierError
from alteram.store.files import newer
from alteram.store.schema import SCHEMA_VERSION, VERSION
from alteram.store.transactions import KEPT_OPEN, Ground
from alteram.store.troubles import trouble

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)
_SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
_CONNECT_SECONDS = 10
_LOCK_SECONDS = 300
# Who makes or changes the tables holds this lock; any number that nobody else uses will do.
_MAKING = 0x416C746D


def is_address(where: str | Path) -> bool:
    """Tell whether a dossier is named by an address and not by a file."""
    return isinstance(where, str) and _ADDRESS.match(where) is not None


def _parsed(address: str) -> URL:
    scheme = address.partition(":")[0].lower()
    if scheme not in _SCHEMES:
        raise DossierError(
            f"a dossier cannot be kept on {scheme!r}; nothing was opened. Name a file, or a "
            "database as postgresql://user@host/name."
        )
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        # Neither the address nor what the parser says of it is shown: it may hold a password.
        url = None
    if url is None or not url.database:
        raise DossierError(
            "the address of the dossier cannot be read; nothing was opened. Write it as "
            "postgresql://user@host:5432/name, with signs such as @ and / in a password as "
            "%40 and %2F, or keep the password in ~/.pgpass."
        )
    return url


def shown(url: URL) -> str:
    """Return an address as messages name it: without password and without options."""
    plain = URL.create(
        "postgresql", username=url.username, host=url.host, port=url.port, database=url.database
    )
    return plain.render_as_string(hide_password=True)


def named(where: str | Path) -> str:
    """Return what a dossier is called on a page or in a message: its file or address."""
    return shown(_parsed(str(where))) if is_address(where) else str(where)


def _engine_for(url: URL) -> Engine:
    try:
        engine = create_engine(
            url,
            connect_args={
                "connect_timeout": _CONNECT_SECONDS,
                "application_name": "alteram",
                "client_encoding": "utf8",
            },
            hide_parameters=True,
            pool_size=KEPT_OPEN,
            max_overflow=KEPT_OPEN,
        )
    except ModuleNotFoundError as error:
        raise DossierError(
            f"{shown(url)}: a dossier on a server needs the library psycopg; nothing was opened. "
            "Install it: pip install 'alteram[postgresql]'."
        ) from error

    @event.listens_for(engine, "connect")
    def _set_up(connection: object, entry: ConnectionPoolEntry) -> None:
        with connection.cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute(f"SET lock_timeout = '{_LOCK_SECONDS}s'")
        connection.commit()  # type: ignore[attr-defined]

    return engine


def _schema_of(connection: Connection) -> int | None:
    """Return the schema's number; None where there is no dossier."""
    there = connection.execute(text("SELECT to_regclass('schema_version')")).scalar_one()
    if there is None:
        return None
    version: int | None = connection.execute(select(func.max(VERSION.c.version))).scalar_one()
    return version


def _examine(connection: Connection, name: str) -> int | None:
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise DossierError(
            f"{name}: the database keeps text as {encoding}; nothing was changed. "
            "Make one with encoding UTF8."
        )
    version = _schema_of(connection)
    if version is not None and version > SCHEMA_VERSION:
        raise newer(name, version)
    return version


def _make(engine: Engine, name: str) -> None:
    """Make the tables, or bring them to this release, in one transaction."""
    from alteram.store.migrating import migrate  # slow to load, and seldom needed

    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MAKING})
        if _examine(connection, name) != SCHEMA_VERSION:
            migrate(connection)


def open_server(address: str, *, create: bool, write: bool) -> Ground:
    """Return what a dossier on a server lies on; raises DossierError as `Dossier.open` does."""
    url = _parsed(address)
    name = shown(url)
    engine = _engine_for(url)
    try:
        with engine.connect() as connection:
            version = _examine(connection, name)
        if version is None and not create:
            raise DossierError(
                f"{name}: there is no such dossier; nothing was made. "
                "Read documents into it first, or name another with --dossier."
            )
        if version != SCHEMA_VERSION:
            _make(engine, name)
    except DBAPIError as error:
        engine.dispose()
        raise trouble(name, error.orig) from error
    except DossierError:
        engine.dispose()
        raise
    one_moment = engine.execution_options(isolation_level="REPEATABLE READ")
    return Ground(
        name,
        reading=one_moment.execution_options(postgresql_readonly=True),
        writing=engine.execution_options(
            isolation_level="READ COMMITTED", postgresql_readonly=not write
        ),
        linking=one_moment.execution_options(postgresql_readonly=not write),
    )
