"""Answers that go on for ever, such as streams of news: each is cut after a while, all at the end.

A browser asks again by itself, and is then looked at anew: a session that has ended hears no news.
"""

import asyncio
from typing import Any

LONGEST = 300.0
"""Seconds after which a stream is cut."""


Running = asyncio.Task[Any]


class Streams:
    """The running tasks that send events; belongs to one event loop."""

    def __init__(self) -> None:
        self._running: set[Running] = set()
        self._cut: set[Running] = set()

    def begin(self, task: Running | None) -> None:
        """Remember that a task, the one that answers a request, sends events."""
        if task is not None:
            self._running.add(task)
            timer = asyncio.get_running_loop().call_later(LONGEST, self._end, task)
            task.add_done_callback(lambda done: self._forget(done, timer))

    def end_all(self) -> None:
        """Cut all of them, for the workbench is to end."""
        for task in tuple(self._running):
            self._end(task)

    def was_cut(self, task: Running | None) -> bool:
        """Tell whether it was us who cancelled a task."""
        return task in self._cut

    def _end(self, task: Running) -> None:
        self._cut.add(task)
        task.cancel()

    def _forget(self, task: Running, timer: asyncio.TimerHandle) -> None:
        timer.cancel()
        self._running.discard(task)
        self._cut.discard(task)
