"""What a person was shown of events or actors when deciding what belongs together."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from fastapi.responses import RedirectResponse

from alteram.errors import NotFoundError
from alteram.model import Event, LinkedActor, content_id
from alteram.web.back import SEE_OTHER
from alteram.web.refusal import Refusal

B = TypeVar("B", Event, LinkedActor)


def mark_of(found: Iterable[Event | LinkedActor]) -> str:
    """Return a mark that is another one as soon as events or actors hold other records."""
    held = (one.claims if isinstance(one, Event) else one.members for one in found)
    return content_id("shown", *sorted(record for records in held for record in records))


def unchanged(find: Callable[[str], B], asked: Sequence[str], shown: str) -> list[B]:
    """Return events or actors by their ids; raises Refusal where they are not as they were shown.

    `find` gives one by its id or raises NotFoundError, `shown` is the mark that the form carried.
    """
    try:
        found = [find(one) for one in dict.fromkeys(asked)]
    except NotFoundError:
        found = []
    if len(found) < len(asked) or mark_of(found) != shown:
        raise Refusal(
            409,
            "Since this was shown, others have changed what belongs together here; nothing was "
            "written. Go back, and look at it as it is now.",
        )
    return found


def to_outcome(decision: str, with_others: int) -> RedirectResponse:
    """Return the way to what came of a decision; `with_others` were made just before it."""
    others = f"&with_others={with_others}" if with_others else ""
    return RedirectResponse(f"/decisions/outcome?of={decision}{others}", SEE_OTHER)
