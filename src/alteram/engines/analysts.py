"""Texts analysed by processes of this machine, in order and in constant memory.

A text on which a process dies, or which costs more than is allowed, is tried once more alone and
then set aside with a problem that says what happened; the rest goes on.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Generic, Self, TypeVar

from alteram.engines.allowance import ALLOWANCE, Allowance
from alteram.engines.analyst_process import Work
from alteram.engines.asked import Asked, analysed
from alteram.engines.cores import usable_processes
from alteram.engines.crew import Crew
from alteram.pipeline import Analysed

T = TypeVar("T")
WINDOW = 32
"""Texts asked ahead for each process: so many are done while the first of them takes long."""
MOST_HELD = 64_000_000
"""Characters and bytes of what is asked ahead, all together; one is taken however large it is."""


class _Window(Generic[T]):
    """What was given and has not been handed back, in order; each with the work on its text."""

    def __init__(self, processes: int) -> None:
        self._turns: deque[tuple[T, Work | None]] = deque()
        self._most = WINDOW * processes
        self._held = 0

    def __len__(self) -> int:
        return len(self._turns)

    @property
    def has_room(self) -> bool:
        return self._held < MOST_HELD and len(self._turns) < self._most

    def add(self, one: T, work: Work | None) -> None:
        self._turns.append((one, work))
        self._held += work.size if work else 0

    def come(self) -> Iterator[tuple[T, Analysed | None]]:
        """Take out and yield from the front what has been analysed, or need not be."""
        while self._turns:
            one, work = self._turns[0]
            if work is not None and work.analysed is None:
                return
            self._turns.popleft()
            self._held -= work.size if work else 0
            yield one, work.analysed if work else None


class Analysts:
    """Processes that analyse texts; use it as a context manager or call `close`.

    They start when there is something for them to do, `processes` at most (as many as the machine
    has cores and memory for, unless told), stay for later calls, and end with the thread that
    uses them. One thread, one call at a time. With 0 processes texts are analysed in this one,
    one after another, and nothing keeps what a text does from it.
    """

    def __init__(self, processes: int | None = None, *, allowance: Allowance = ALLOWANCE) -> None:
        self._most = usable_processes() if processes is None else processes
        self._crew = Crew(self._most, allowance)
        self._call = object()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def close(self) -> None:
        """End the processes."""
        self._crew.close()

    @property
    def pids(self) -> tuple[int, ...]:
        """The numbers of the processes that there are now."""
        return self._crew.pids

    def analysed(self, asked: Iterable[Asked]) -> Iterator[Analysed]:
        """Yield the analysis of each text, in the order given, as soon as its turn comes.

        Texts are taken from `asked` some way ahead, as far as `WINDOW` and `MOST_HELD` allow.
        Raises ModelFileError and WorkerError where the installation is at fault.
        """
        for _, done in self.through((None, one) for one in asked):
            assert done is not None
            yield done

    def through(
        self,
        given: Iterable[tuple[T, Asked | None]],
        *,
        idle: Callable[[], None] = lambda: None,
    ) -> Iterator[tuple[T, Analysed | None]]:
        """Yield what is given, in order, each with the analysis of the text that goes with it.

        What goes with no text waits for its turn all the same. `idle` is called before nothing can
        be done but wait.
        """
        if not self._most:
            yield from ((one, None if asked is None else analysed(asked)) for one, asked in given)
            return
        # Whoever asked before may have stopped on the way and still hold what was begun.
        self._crew.forget()
        call = self._call = object()
        rest = iter(given)
        window: _Window[T] = _Window(self._most)
        is_open = True
        try:
            while True:
                yield from window.come()
                taken = next(rest, None) if is_open and window.has_room else None
                if taken is not None:
                    one, asked = taken
                    work = None if asked is None else Work(asked)
                    window.add(one, work)
                    if work is not None:
                        self._crew.add(work)
                elif is_open and window.has_room:
                    is_open = False
                    continue
                elif not window:
                    return
                if taken is None:
                    idle()
                self._crew.step(wait=taken is None)
        finally:
            if call is self._call:
                self._crew.forget()
