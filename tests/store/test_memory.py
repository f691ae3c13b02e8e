"""What an open dossier keeps in memory is what is stored, in a file and on a server."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.store.test_dossier import an_entry
from tests.store.test_together import ROW, at_once

from alteram.model import Event, LinkedActor, Links, Problem
from alteram.store import Dossier, Stamp

EVENT = Event(
    id="event-1", label="Kesh", date=None, place=None, lat=None, lon=None, claims=(),
    documents=(), independent_origins=0,
)  # fmt: skip


def test_every_change_gives_another_stamp(dossier: Dossier) -> None:
    entry, data = an_entry("one")
    again = replace(entry.analysis, date="2021-05-04")
    changes: list[Callable[[], object]] = [
        lambda: dossier.add(entry, data),
        lambda: dossier.save_links(Links()),
        lambda: dossier.save_links(Links(events=(EVENT,))),
        lambda: dossier.update_links(Links(events=(replace(EVENT, label="Lesk"),))),
        lambda: dossier.append_decision(ROW),
        lambda: dossier.add_problem(Problem(location="x", stage="read", message="is empty")),
        lambda: dossier.replace_analysis(entry.document.id, again),
    ]
    stamps: list[Stamp] = [dossier.stamp()]
    for change in changes:
        change()
        stamps.append(dossier.stamp())
        assert dossier.stamp() == stamps[-1]
    assert all(one != other for one, other in pairwise(stamps))
    assert len(set(stamps)) == len(stamps)


def test_what_another_wrote_is_seen_at_once(dossier: Dossier, where: str) -> None:
    assert dossier.decisions() == ()
    with Dossier.open(where, write=True) as other:
        other.append_decision(ROW)
        other.save_links(Links(events=(EVENT,)))
        assert dossier.judged().state("claim-1") == "accepted"
        assert dossier.links().events == (EVENT,)
        other.append_decision(replace(ROW, id="e", action="label", subject="event-1", value="X"))
        assert [one.label for one in dossier.links().events] == ["X"]


def test_what_did_not_change_is_the_same_object(dossier: Dossier) -> None:
    actor = LinkedActor(id="linked-1", name="ministry", kind="body", members=("actor-1",))
    dossier.save_links(Links(actors=(actor,), events=(EVENT,)))
    links = dossier.links()
    dossier.append_decision(ROW)
    assert dossier.links() is links
    assert dossier.judged() is dossier.judged()


def test_what_was_not_kept_in_the_end_is_never_shown(dossier: Dossier) -> None:
    def stopped() -> None:
        with dossier.transactions.writing():
            dossier.append_decision(ROW)
            assert dossier.judged().state("claim-1") == "accepted"
            raise KeyError

    with pytest.raises(KeyError):
        stopped()
    assert dossier.decisions() == ()
    dossier.append_decision(replace(ROW, id="other", action="needs_work"))
    assert dossier.judged().state("claim-1") == "needs_work"


def test_who_reads_an_earlier_moment_keeps_it(dossier: Dossier, where: str) -> None:
    dossier.append_decision(ROW)
    with Dossier.open(where) as reader, reader.transactions.snapshot():
        assert len(reader.decisions()) == 1
        dossier.append_decision(replace(ROW, id="e"))
        assert len(dossier.decisions()) == 2
        assert len(reader.decisions()) == 1


def test_threads_that_write_wait_for_each_other(dossier: Dossier) -> None:
    def write(number: int) -> Callable[[], None]:
        def rows() -> None:
            for one in range(5):
                dossier.append_decision(replace(ROW, id=f"{number}-{one}"))
                assert dossier.judged().state("claim-1") == "accepted"

        return rows

    assert at_once(*(write(number) for number in range(30))) == []
    assert len(dossier.decisions()) == dossier.head().number == 150
