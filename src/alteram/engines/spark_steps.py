"""A step as Spark's workers run it (`mapInArrow`): numbers of shares in, packed results out.

What goes wrong in a step comes back as a result, so that only a lost process makes Spark try a
share again.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from alteram.errors import AlteramError, RunError

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS = "result binary"


def packed(value: object) -> bytes:
    """Return a share or result as bytes; its texts may hold what no text column can."""
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)


def opened(results: Iterable[bytes]) -> Iterator[Any]:
    """Yield results; raises the first error that a step has raised."""
    for row in results:
        # Written by `work`, within one session that Spark guards by a secret.
        done, result = pickle.loads(row)  # noqa: S301
        if not done:
            raise result
        yield result


def work(
    step: Callable[[Any], Any], shares: Sequence[bytes], numbers: "Iterable[pa.RecordBatch]"
) -> "Iterator[pa.RecordBatch]":
    """Yield what a step returns for the packed shares of these numbers, or what it raised."""
    import pyarrow as pa

    for batch in numbers:
        for number in batch.column(0).to_pylist():
            share = pickle.loads(shares[number])  # noqa: S301 - packed by the driver
            yield pa.RecordBatch.from_pydict({"result": [packed(_answer(step, share))]})


def _answer(step: Callable[[Any], Any], share: Any) -> tuple[bool, Any]:
    try:
        return True, step(share)
    except AlteramError as error:
        return False, error
    except Exception as error:  # noqa: BLE001 - told by the driver
        return False, RunError(
            f"share {getattr(share, 'name', share)}: could not be worked to its end "
            f"({type(error).__name__}: {error}); what other shares gave is kept. "
            "Start the run again; if it happens once more, please report it."
        )
