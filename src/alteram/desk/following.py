"""What follows from decisions and new documents, done one after another in a thread of its own."""

import threading
from collections.abc import Callable
from contextlib import suppress

_AGAIN_SECONDS = 10.0
_LONGEST_SECONDS = 300.0


class Follower:
    """One lasting thread that does a piece of work each time that somebody asks for it.

    Who asks while it is at work is served by one more go, however many ask. A fault is told and
    the work is tried again after a while.
    """

    def __init__(self, work: Callable[[], None], tell: Callable[[Exception], None]) -> None:
        self._work = work
        self._tell = tell
        self._asked = threading.Condition()
        self._wanted = self._at_work = self._over = False
        self._thread = threading.Thread(target=self._run, name="alteram-links", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self) -> None:
        """Ask for the work to be done."""
        with self._asked:
            self._wanted = True
            self._asked.notify_all()

    def nudge(self) -> None:
        """Ask for the work unless it is being done, or waits after a fault to be tried again."""
        if not self.busy:
            self.wake()

    @property
    def busy(self) -> bool:
        """Tell whether some work has been asked for and is not done yet."""
        return self._wanted or self._at_work

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is to be done, so long at most; tell whether that is so."""
        with self._asked:
            return self._asked.wait_for(lambda: not self.busy or self._over, seconds)

    def close(self) -> None:
        """End after the piece of work that is being done."""
        with self._asked:
            self._over = True
            self._asked.notify_all()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        pause = _AGAIN_SECONDS
        while self._next():
            try:
                self._work()
            except Exception as error:  # noqa: BLE001 - whatever it was, it is told
                with suppress(Exception):  # where it cannot be told, the work is tried again too
                    self._tell(error)
                self._rest(pause)
                pause = min(2 * pause, _LONGEST_SECONDS)
            else:
                pause = _AGAIN_SECONDS
                self._done()

    def _next(self) -> bool:
        """Wait until there is something to do; tell whether there is."""
        with self._asked:
            self._asked.wait_for(lambda: self._wanted or self._over)
            self._at_work, self._wanted = not self._over, False
            return not self._over

    def _done(self) -> None:
        with self._asked:
            self._at_work = False
            self._asked.notify_all()

    def _rest(self, seconds: float) -> None:
        """Let a fault pass by; who asks meanwhile is not kept waiting."""
        with self._asked:
            self._asked.wait_for(lambda: self._wanted or self._over, seconds)
            self._wanted = not self._over
            self._asked.notify_all()
