"""An open dossier at hand: views of it for each role, decisions written at once."""

import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self, TypedDict, Unpack

from alteram.api.deciding import now as the_time
from alteram.api.deciding import write_down
from alteram.api.linking import bring_up_to_date
from alteram.decisions import By
from alteram.decisions.actions import REVIEWS
from alteram.desk.exporting import Exports
from alteram.desk.faults import place_of, words_of
from alteram.desk.following import Follower
from alteram.desk.keeper import Keeper
from alteram.desk.kept import Kept
from alteram.desk.now import Now
from alteram.desk.role import ROLES, Role
from alteram.desk.seeing import Seeing
from alteram.desk.shelf import Shelf
from alteram.desk.view import View
from alteram.errors import AlteramError
from alteram.model import Decision, Problem
from alteram.store import Dossier

_LOG = logging.getLogger(__name__)
_CHANGES_NO_LINK = frozenset(
    ("name", "label", "private", "graphic", "note", "fatalities", "party",
     "comparable", "not_comparable", "close_round")
)  # fmt: skip


class How(TypedDict, total=False):
    """In which round something is coded, and the role of who decides (lead, if not given)."""

    coded_in: str
    role: Role


class Wish(NamedTuple):
    """What is to be decided: action, subject and value as in `alteram.api.make_decision`, why."""

    action: str
    subject: str
    value: str = ""
    why: str = ""


class Desk:
    """A dossier kept open; use it as a context manager or call `close`. Threads may share it.

    What links, follows decisions in a thread of its own.
    """

    def __init__(self, dossier: str | Path) -> None:
        """Open a dossier for reading and deciding; raises DossierError as `Dossier.open` does."""
        self.name = str(dossier)
        self.fault = ""
        """What went wrong last when the links were to follow, empty where all went well since."""
        self._store = Dossier.open(dossier, create=True)
        try:
            self._keeper = Keeper(self._store)
        except BaseException:
            self._store.close()
            raise
        self._deciding = threading.RLock()
        self.exports = Exports(self.name)
        self._follower = Follower(self._follow, self._tell)
        self._kept = Kept(self._store, Shelf(self._store, self._follower.nudge))
        self._seeing = Seeing(self._kept)
        self._follower.start()
        self._follower.wake()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def close(self) -> None:
        """Let go of the dossier; what is written down stays."""
        self.exports.close()
        self._follower.close()
        self._store.close()

    def view(self, role: Role) -> View:
        """Return the dossier as it is now, with what people of a role may see of it."""
        now = self._keeper.now()
        if self._keeper.behind(now):
            self._follower.nudge()  # another process linked
        seen = self._seeing.of(role, now)
        return View(self._kept, now, role, pending=self._follower.busy, seen=seen)

    def settle(self, seconds: float = 60.0) -> bool:
        """Wait until the links followed all decisions, so long at most; tell whether they did."""
        return self._follower.wait(seconds)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let nobody else decide at this desk in the block: who looks first decides on what is."""
        with self._deciding:
            yield

    def decide(
        self,
        action: str,
        subject: str,
        value: str = "",
        *,
        who: str,
        why: str = "",
        **how: Unpack[How],
    ) -> Decision:
        """Write down a decision and return it; subject and value as in `alteram.api.make_decision`.

        They are looked up in what the role sees. The decision is kept when this returns. Links
        follow it after that. Raises DecisionError and NotFoundError as `make_decision` does.
        """
        return self.decide_all((Wish(action, subject, value, why),), who=who, **how)[0]

    def decide_all(
        self, wishes: Sequence[Wish], *, who: str, **how: Unpack[How]
    ) -> tuple[Decision, ...]:
        """Write several decisions down, one after another: all of them, or none.

        Raises as `decide` does; nothing of them is written then.
        """
        with self.alone():
            before = self._keeper.now()
            seen = self._seeing.of(how.get("role", "lead"), before)
            looked_up = None if seen is None else seen.kept.store
            made = []
            with self._store.transactions.writing():
                for one in wishes:
                    by = By(who=who, why=one.why, made=the_time(), round=how.get("coded_in", ""))
                    about = (one.action, one.subject, one.value)
                    made.append(write_down(self._store, *about, by, named_in=looked_up))
        if any(_moves_links(one, before) for one in made):
            self._follower.wake()
        return tuple(made)

    def undo(self, decision: str, *, who: str, why: str, role: Role = "lead") -> Decision:
        """Take a decision back, by its id; raises as `decide` does."""
        return self.decide("undo", decision, who=who, why=why, role=role)

    def _follow(self) -> None:
        """Let the links follow what was decided and added; all that was until now at once."""
        shelf = self._kept.shelf
        if not shelf.ready:
            shelf.bring_to(self._keeper.now())
        bring_up_to_date(self._store)
        self._keeper.refresh()
        shelf.bring_to(self._keeper.now())
        for role in ROLES:
            self.view(role).prepare()
        self.fault = ""

    def _tell(self, error: Exception) -> None:
        """Keep what went wrong in the background, in the dossier too where that can be written."""
        self.fault = words_of(error)
        if not isinstance(error, AlteramError):
            _LOG.error("links: %s", place_of(error))
        problem = Problem(
            location=self.name,
            stage="link",
            message=f"{self.fault} The links are those of before; it will be tried again.",
        )
        try:
            self._store.add_problem(problem)
        except AlteramError:
            return  # `fault` says it


def _moves_links(decision: Decision, before: Now) -> bool:
    """Tell whether links, or what a role sees of them, may be others after a decision."""
    if decision.round or decision.action in _CHANGES_NO_LINK:
        return False
    if decision.action in REVIEWS and decision.action != "reject":
        return before.judged.rejected(decision.subject)
    return True
