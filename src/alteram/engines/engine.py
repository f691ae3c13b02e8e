"""What an engine does for a run: the same step for many shares of the work, and linking."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from alteram.link import LinkingEngine

S = TypeVar("S")
T = TypeVar("T")


class Engine(Protocol):
    """Works through shares, wherever that is.

    Steps, shares and what steps return are small and can be pickled; what is large is written by
    the step itself. A step may run more than once for one share, on any host, and must then do
    the same.
    """

    @property
    def linking(self) -> "LinkingEngine":
        """What joins and weighs the pairs of all shares together."""

    def map(self, step: Callable[[S], T], shares: Sequence[S]) -> Iterator[T]:
        """Yield what `step` returns for each share, in whatever order it comes.

        A process that is lost on the way is replaced and its share worked anew. Raises RunError
        where a share cannot be worked to its end.
        """
