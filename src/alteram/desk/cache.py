"""Things that take long to make, kept as long as what they were made of is the same."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Same:
    """Stands for one object and no other, however alike; it is kept as long as this is."""

    def __init__(self, held: object) -> None:
        self.held = held

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.held is other.held

    def __hash__(self) -> int:
        return id(self.held)


class _Slot(Generic[T]):
    """One thing: `made_of` is compared, what is made stands in `made`."""

    def __init__(self, made_of: object) -> None:
        self.made_of = made_of
        self.lock = threading.Lock()
        self.made: list[T] = []


class Cache(Generic[T]):
    """The things last asked for, so many at most; threads that ask for one wait for each other."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._slots: OrderedDict[Hashable, _Slot[T]] = OrderedDict()

    def get(self, key: Hashable, made_of: object, make: Callable[[], T]) -> T:
        """Return what is kept under a key, made anew where it was made of something else."""
        slot = self._slot(key, made_of)
        with slot.lock:
            if not slot.made:
                slot.made.append(make())
            return slot.made[0]

    def _slot(self, key: Hashable, made_of: object) -> _Slot[T]:
        with self._lock:
            slot = self._slots.get(key)
            if slot is None or slot.made_of != made_of:
                slot = self._slots[key] = _Slot(made_of)
            self._slots.move_to_end(key)
            while len(self._slots) > self._most:
                self._slots.popitem(last=False)
            return slot
