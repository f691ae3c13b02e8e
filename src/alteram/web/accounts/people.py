"""People who may sign in: their names, roles and passwords."""

import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from sqlite3 import Connection

from alteram.desk import ROLES, Role
from alteram.errors import AccountError
from alteram.web.accounts.file import AccountFile
from alteram.web.accounts.log import Log
from alteram.web.accounts.passwords import Passwords, check_new, make_password

LONGEST_NAME = 80
_COLUMNS = "key, name, role, must_change, added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who may sign in. `key` is the name as it is compared: its case does not count.

    `must_change` is set while the password is one that the program made.
    """

    key: str
    name: str
    role: Role
    must_change: bool
    added: str


class People:
    """The people of a file; each change is noted in the log with who made it."""

    def __init__(self, file: AccountFile, log: Log, passwords: Passwords) -> None:
        self._file = file
        self._log = log
        self._passwords = passwords

    def all(self) -> tuple[Person, ...]:
        """Return everybody, by name."""
        found = self._file.rows(f"SELECT {_COLUMNS} FROM people ORDER BY key")
        return tuple(map(_person, found))

    def named(self, name: str) -> Person | None:
        """Return the person of a name, if there is one."""
        found = self._file.rows(f"SELECT {_COLUMNS} FROM people WHERE key = ?", key_of(name))
        return _person(found[0]) if found else None

    def add(self, name: str, role: Role, by: str) -> str:
        """Add somebody and return the password made for him or her, which is kept nowhere."""
        name = _checked(name)
        password = make_password()
        kept = self._passwords.hashed(password)
        added = datetime.now(UTC).isoformat(timespec="seconds")
        with self._file.writing() as connection:
            if connection.execute("SELECT 1 FROM people WHERE key = ?", (key_of(name),)).fetchone():
                raise AccountError(f"There is somebody called {name} already; nothing was changed.")
            connection.execute(
                "INSERT INTO people VALUES (?, ?, ?, ?, 1, ?)",
                (key_of(name), name, _known(role), kept, added),
            )
            self._log.write(connection, by, f"added a person as {role}", (name,))
        return password

    def give_role(self, name: str, role: Role, by: str) -> None:
        """Give somebody another role, which ends his or her sessions and keys."""
        with self._file.writing() as connection:
            person = _there(connection, name)
            if person.role == "lead" and role != "lead":
                _keep_a_lead(connection, person)
            query = "UPDATE people SET role = ? WHERE key = ?"
            connection.execute(query, (_known(role), person.key))
            end_all(connection, person.key)
            self._log.write(connection, by, f"gave the role {role}", (person.name,))

    def give_password(self, name: str, by: str) -> str:
        """Make somebody a new password and return it; sessions and keys end."""
        password = make_password()
        kept = self._passwords.hashed(password)
        with self._file.writing() as connection:
            person = _there(connection, name)
            _keep_hash(connection, person.key, kept, must_change=True)
            self._log.write(connection, by, "made a new password", (person.name,))
        return password

    def change_password(self, name: str, old: str, new: str) -> None:
        """Change one's own password; sessions and keys end. Raises AccountError if none fits."""
        person = self.named(name)
        if person is None or not self._passwords.fits(self._hash(person.key), old):
            raise AccountError("The present password is another. Nothing was changed.")
        check_new(new, person.name)
        if new == old:
            raise AccountError("The new password is the old one. Nothing was changed.")
        kept = self._passwords.hashed(new)
        with self._file.writing() as connection:
            _keep_hash(connection, person.key, kept, must_change=False)
            self._log.write(connection, person.name, "changed the password", ("",))

    def remove(self, name: str, by: str) -> None:
        """Take somebody off the list; what he or she decided stays. The last lead stays too."""
        with self._file.writing() as connection:
            person = _there(connection, name)
            if person.role == "lead":
                _keep_a_lead(connection, person)
            connection.execute("DELETE FROM people WHERE key = ?", (person.key,))
            self._log.write(connection, by, "removed a person", (person.name,))

    def checked(self, name: str, password: str) -> Person | None:
        """Return the person whose name and password these are; the same work for any name."""
        person = self.named(name)
        kept = self._hash(person.key) if person else None
        if not self._passwords.fits(kept, password) or person is None or kept is None:
            return None
        if self._passwords.is_stale(kept):
            again = self._passwords.hashed(password)
            with self._file.writing() as connection:
                query = "UPDATE people SET hash = ? WHERE key = ? AND hash = ?"
                connection.execute(query, (again, person.key, kept))
        return person

    def _hash(self, key: str) -> str | None:
        found = self._file.rows("SELECT hash FROM people WHERE key = ?", key)
        return found[0][0] if found else None


def key_of(name: str) -> str:
    """Return a name as it is compared: signs that look alike in form or case are one."""
    held = unicodedata.normalize("NFKC", name[: 4 * LONGEST_NAME]).casefold()
    return " ".join(unicodedata.normalize("NFKC", held).split())


def end_all(connection: Connection, key: str) -> None:
    """End all sessions and keys of somebody."""
    connection.execute("DELETE FROM sessions WHERE key = ?", (key,))
    connection.execute("DELETE FROM keys WHERE key = ?", (key,))


def _keep_hash(connection: Connection, key: str, kept: str, *, must_change: bool) -> None:
    query = "UPDATE people SET hash = ?, must_change = ? WHERE key = ?"
    connection.execute(query, (kept, must_change, key))
    end_all(connection, key)


def _there(connection: Connection, name: str) -> Person:
    query = f"SELECT {_COLUMNS} FROM people WHERE key = ?"
    found = connection.execute(query, (key_of(name),)).fetchone()
    if found is None:
        raise AccountError(f"There is nobody called {name[:LONGEST_NAME]}; nothing was changed.")
    return _person(found)


def _keep_a_lead(connection: Connection, person: Person) -> None:
    query = "SELECT count(*) FROM people WHERE role = 'lead' AND key <> ?"
    if not connection.execute(query, (person.key,)).fetchone()[0]:
        raise AccountError(
            f"{person.name} is the only lead; nothing was changed. Make somebody else a lead first."
        )


def _checked(name: str) -> str:
    """Return a name as it is shown; raises AccountError for one that could be taken for another."""
    held = " ".join(unicodedata.normalize("NFC", name).split())
    if not held or len(held) > LONGEST_NAME or not held.isprintable():
        raise AccountError(
            f"A name has 1 to {LONGEST_NAME} signs that can be seen; nothing was changed."
        )
    return held


def _known(role: Role) -> Role:
    if role not in ROLES:
        raise AccountError(f"A role is one of {', '.join(ROLES)}; nothing was changed.")
    return role


def _person(found: tuple[str, str, Role, int, str]) -> Person:
    key, name, role, must_change, added = found
    return Person(key=key, name=name, role=role, must_change=bool(must_change), added=added)
