"""All that a file of people gives: people, sessions, keys, waits and the log."""

import hmac
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from alteram.web.accounts.file import AccountFile
from alteram.web.accounts.log import Log
from alteram.web.accounts.passwords import Passwords
from alteram.web.accounts.people import People, Person, key_of
from alteram.web.accounts.sessions import IDLE, LONGEST, Sessions
from alteram.web.accounts.waits import Waits

NOBODY = "(unknown name)"


class Accounts:
    """An open file of people; use it as a context manager or call `close`."""

    def __init__(
        self,
        path: Path,
        *,
        idle: float = IDLE,
        longest: float = LONGEST,
        passwords: Passwords | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Open a file, made if missing; `idle` and `longest` are seconds that sessions last."""
        self._file = AccountFile(path)
        self.path = path
        self.log = Log(self._file)
        self.people = People(self._file, self.log, passwords or Passwords())
        self.sessions = Sessions(self._file, idle=idle, longest=longest, clock=clock)
        self.waits = Waits(self._file, clock)
        self._devices = self._file.secret("devices")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def begin(self, name: str) -> str | None:
        """Make the first lead and return his or her password; None where there is a lead."""
        if any(one.role == "lead" for one in self.people.all()):
            return None
        return self.people.add(name, "lead", name)

    def sign_in(self, name: str, password: str, address: str, device: str) -> Person | float | None:
        """Return who signs in, None where name and password do not fit, or seconds to wait.

        `device` is what the browser's cookie of that name holds.
        """
        of_address = self.waits.of_address(address)
        of_name = self.waits.of_name(key_of(name))
        if known := self._known_device(device, name):
            of_name = self.waits.of_device(known)
        if wait := self.waits.begin((of_name, of_address)):
            return wait
        person = self.people.checked(name, password)
        if person is None:
            there = self.people.named(name)
            self.log.add(there.name if there else NOBODY, "sign-in failed", (address,))
            return None
        self.waits.passed(of_name, of_address)
        self.log.add(person.name, "signed in", (address,))
        return person

    def device_for(self, person: Person) -> str:
        """Return what a browser keeps, by which it is known from then on for that person."""
        name = secrets.token_urlsafe(16)
        return f"{name}.{self._device_seal(name, person.key)}"

    def _known_device(self, device: str, name: str) -> str:
        """Return the name of a browser from which this person signed in before, or nothing."""
        own, _, seal = device.partition(".")
        fits = hmac.compare_digest(
            self._device_seal(own, key_of(name)), seal.encode("ascii", "replace").decode("ascii")
        )
        return own if fits else ""

    def _device_seal(self, name: str, key: str) -> str:
        held = f"{name}\0{key}".encode("utf-8", "surrogatepass")
        return hmac.digest(self._devices, held, "sha256").hex()
