"""The analysts that work at once: who gets which text, and what becomes of one that is lost.

A text on which a process is lost may be innocent (another program took the memory, somebody
killed the process), so it is tried once more, by a fresh process while no other works.
"""

import select
import time
from collections import deque

from alteram.engines.allowance import Allowance, cause, set_aside
from alteram.engines.analyst_process import AnalystProcess, Work, not_started

WORTH_A_PROCESS = 40_000
"""Characters: about what is analysed in the seconds that a process takes to start."""
_MOST_STARTS = 3
_LONGEST_WAIT = 60.0


class Crew:
    """Analysts that are started as they are needed, at most `most` of them."""

    def __init__(self, most: int, allowance: Allowance) -> None:
        self._most = most
        self._allowance = allowance
        self._analysts: list[AnalystProcess] = []
        self._queue: deque[Work] = deque()
        self._again: deque[Work] = deque()
        self._alone: AnalystProcess | None = None
        self._characters = 0
        self._lost_starts = 0

    @property
    def pids(self) -> tuple[int, ...]:
        """The numbers of the processes that there are now."""
        return tuple(analyst.pid for analyst in self._analysts)

    def add(self, work: Work) -> None:
        """Put a text in line."""
        self._characters += len(work.asked.text)
        self._queue.append(work)
        self._hand_out()

    def step(self, *, wait: bool) -> None:
        """Take what has been answered, with `wait` once something has; hand out what is in line.

        Raises ModelFileError and WorkerError where the installation is at fault.
        """
        poll = select.poll()
        for analyst in self._analysts:
            poll.register(analyst.of, select.POLLIN)
            if analyst.has_to_write:
                poll.register(analyst.to, select.POLLOUT)
        found = {pipe for pipe, _ in poll.poll(self._patience() * 1000 if wait else 0)}
        now = time.monotonic()
        for analyst in tuple(self._analysts):
            if analyst.to in found:
                analyst.write()
            if analyst.of in found:
                self._hear(analyst)
            elif now > analyst.until:
                self._lose(analyst, gave_up=True)
        self._hand_out()

    def close(self) -> None:
        """End all processes; what they were at is forgotten."""
        for analyst in self._analysts:
            analyst.end()
        self._analysts.clear()
        self._queue.clear()
        self._again.clear()
        self._alone = None

    def forget(self) -> None:
        """Drop all works; a process that is at one is ended, since its answer would be taken
        for that of another.
        """
        self._queue.clear()
        self._again.clear()
        self._alone = None
        for analyst in tuple(self._analysts):
            if analyst.works:
                self._dismiss(analyst)

    def _patience(self) -> float:
        until = min((analyst.until for analyst in self._analysts), default=0.0)
        return min(max(0.0, until - time.monotonic()), _LONGEST_WAIT)

    def _hear(self, analyst: AnalystProcess) -> None:
        try:
            for _ in analyst.answers():
                self._lost_starts = 0
        except EOFError:
            self._lose(analyst)
            return
        if not analyst.works:
            if analyst is self._alone:
                self._alone = None
            if analyst.is_worn:
                self._dismiss(analyst)

    def _dismiss(self, analyst: AnalystProcess) -> int:
        self._analysts.remove(analyst)
        return analyst.end()

    def _lose(self, analyst: AnalystProcess, *, gave_up: bool = False) -> None:
        """Let a process go that has ended or is given up: its first text is the one it was at."""
        words = "" if analyst.is_ready else analyst.said()
        code = self._dismiss(analyst)
        works = analyst.works
        if analyst is self._alone:
            self._alone = None
        if not analyst.is_ready:
            self._lost_starts += 1
            if self._lost_starts >= _MOST_STARTS:
                raise not_started(words or f"it ended with exit code {code}")
        elif works:
            work = works.popleft()
            work.tries += 1
            if work.tries == 1:
                self._again.append(work)
            else:
                reason = cause(None if gave_up else code, work.asked, self._allowance)
                work.analysed = set_aside(work.asked, reason)
        # A text that was tried before and never begun waits for another process of its own.
        for work in reversed(works):
            (self._again if work.tries else self._queue).appendleft(work)

    def _hand_out(self) -> None:
        """Give texts to processes, and start as many of these as have enough to do."""
        if self._again or self._alone:
            self._try_again()
            return
        while self._queue:
            analyst = self._free()
            if analyst is None:
                return
            analyst.give(self._queue.popleft())

    def _try_again(self) -> None:
        """Give a text that was lost to a fresh process, once no other is at work."""
        if self._alone is None and not any(analyst.works for analyst in self._analysts):
            for analyst in tuple(self._analysts):
                self._dismiss(analyst)
            self._alone = self._start()
            self._alone.give(self._again.popleft())

    def _free(self) -> AnalystProcess | None:
        """Return the process that is to have the next text, if one is to have it now."""
        takers = [analyst for analyst in self._analysts if analyst.takes_more]
        best = min(takers, key=lambda analyst: len(analyst.works), default=None)
        if best is not None and not best.works:
            return best
        # All are at work; whether one more pays is told by how much there was to do so far.
        number = len(self._analysts)
        if number < self._most and self._characters >= number * WORTH_A_PROCESS:
            return self._start()
        return best

    def _start(self) -> AnalystProcess:
        analyst = AnalystProcess(self._allowance)
        self._analysts.append(analyst)
        return analyst
