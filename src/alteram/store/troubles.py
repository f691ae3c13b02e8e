"""What a database says when something is wrong, as an error that says what to do next."""

import sqlite3

from alteram.errors import DossierError

# What SQLite calls its errors (by their beginning), and what psycopg calls those of a server.
_KINDS = (
    ("no room", ("SQLITE_FULL", "DiskFull")),
    ("in use", ("SQLITE_BUSY", "SQLITE_LOCKED", "LockNotAvailable", "SerializationFailure",
                "DeadlockDetected", "UniqueViolation")),
    ("for reading", ("SQLITE_READONLY", "ReadOnlySqlTransaction", "InsufficientPrivilege")),
    ("disk", ("SQLITE_IOERR", "SQLITE_CANTOPEN", "IoError")),
    ("server", ("OperationalError", "ConnectionTimeout", "AdminShutdown", "TooManyConnections")),
)  # fmt: skip

_WORDS = {
    "no room": "there is no room on the disk ({why}); nothing of this step was kept, the dossier "
    "is as it was before. Make room and run the command again.",
    "in use": "the dossier is in use by another program ({why}); nothing of this step was kept. "
    "Wait until the other one is done and run the command again.",
    "for reading": "the dossier cannot be written ({why}); it was left as it is. Change the "
    "permissions or copy the dossier elsewhere.",
    "disk": "the disk cannot be read or written ({why}); nothing of this step was kept, the "
    "dossier is as it was before. Make room, check the disk, and run the command again.",
    "server": "the database server does not answer as it should ({why}); nothing of this step "
    "was kept. Check host, name and rights, and run the command again.",
    "damaged": "the dossier is damaged ({why}); it was left as it is. Restore it from a copy.",
}


def _kind(error: object) -> str:
    names = [getattr(error, "sqlite_errorname", "") or ""]
    if not isinstance(error, sqlite3.Error):
        names = [one.__name__ for one in type(error).__mro__]
    for kind, beginnings in _KINDS:
        if any(name.startswith(beginnings) for name in names):
            return kind
    return "damaged"


def trouble(name: str, error: object) -> DossierError:
    """Return the error for what a database said; `name` names the dossier, without a password."""
    why = " ".join(str(error).split())
    return DossierError(f"{name}: {_WORDS[_kind(error)].format(why=why)}")
