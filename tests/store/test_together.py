"""Several at work on one dossier: each change is whole, one waits or is told, none corrupts."""

import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.store.test_dossier import an_entry

from alteram.decisions import BEGINNING, By, decide, seal
from alteram.errors import DossierError
from alteram.model import Decision, Links, Problem
from alteram.store import Dossier

ROW = Decision(id="d", made="2024-05-01", who="A. Coder", action="accept", subject="claim-1")

DECIDES = """
import sys
from dataclasses import replace
from alteram.model import Decision
from alteram.store import Dossier
row = Decision(id="d", made="2024-05-01", who=sys.argv[2], action="accept", subject="claim-1")
with Dossier.open(sys.argv[1], write=True) as dossier:
    for number in range(25):
        dossier.append_decision(replace(row, id=f"{sys.argv[2]}-{number}"))
"""


def at_once(*tasks: Callable[[], object]) -> list[BaseException]:
    """Run tasks in threads of their own; return what they raised."""
    raised: list[BaseException] = []

    def run(task: Callable[[], object]) -> None:
        try:
            task()
        except BaseException as error:  # noqa: BLE001 - told to the test
            raised.append(error)

    threads = [threading.Thread(target=run, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return raised


def test_decisions_of_two_processes_stand_in_one_chain(where: str) -> None:
    Dossier.open(where, create=True).close()
    started = [
        subprocess.Popen([sys.executable, "-c", DECIDES, where, who]) for who in ("anna", "boris")
    ]
    assert [one.wait(60) for one in started] == [0, 0]
    with Dossier.open(where) as dossier:
        decisions = dossier.decisions()
        assert len(decisions) == 50
        for who in ("anna", "boris"):
            own = [one.id for one in decisions if one.who == who]
            assert own == [f"{who}-{number}" for number in range(25)]
        last = BEGINNING
        for one in decisions:
            last = seal(last, one)
        assert dossier.head() == (50, last)


def test_a_decision_that_cannot_be_kept_leaves_no_gap(dossier: Dossier) -> None:
    dossier.append_decision(ROW)

    def two_at_once() -> None:
        with dossier.transactions.writing():
            dossier.append_decision(replace(ROW, id="e"))
            dossier.append_decision(ROW)

    with pytest.raises(DossierError, match="is there already"):
        two_at_once()
    dossier.append_decision(replace(ROW, id="f"))
    assert [one.id for one in dossier.decisions()] == ["d", "f"]
    assert dossier.head().number == 2


def test_the_same_documents_are_added_once_by_two(where: str) -> None:
    Dossier.open(where, create=True).close()
    entries = [an_entry(f"text {number}") for number in range(12)]

    def add() -> None:
        with Dossier.open(where, write=True) as opened:
            for entry, data in entries:
                opened.add(entry, data)
                opened.add_problem(Problem(location="x", stage="read", message="m" * 9_000))

    assert at_once(add, add, add) == []
    with Dossier.open(where) as opened:
        assert len(list(opened.documents())) == 12
        assert len(opened.problems()) == 1
        assert opened.verify() == ()


def test_a_reader_sees_one_moment_while_another_writes(where: str, dossier: Dossier) -> None:
    dossier.add(*an_entry("one"))
    with Dossier.open(where) as reader, reader.transactions.snapshot():
        assert len(list(reader.documents())) == 1
        dossier.add(*an_entry("two"))
        assert len(list(reader.documents())) == 1
    assert len(list(dossier.documents())) == 2


def test_what_would_be_lost_in_a_view_of_one_moment_is_refused(dossier: Dossier) -> None:
    with dossier.transactions.snapshot(), pytest.raises(DossierError, match="report this fault"):
        dossier.add(*an_entry())
    assert list(dossier.documents()) == []
    with dossier.transactions.writing(), dossier.transactions.snapshot():
        assert dossier.add(*an_entry())
    assert len(list(dossier.documents())) == 1


def test_links_say_of_which_documents_they_are_made(where: str, dossier: Dossier) -> None:
    dossier.add(*an_entry("one"))
    if "://" in where:
        # On a server documents may come in while another links; the links are then not of them.
        with Dossier.open(where, write=True) as linker, linker.transactions.linking():
            assert len(list(linker.documents())) == 1
            dossier.add(*an_entry("two"))
            linker.save_links(Links())
        assert not dossier.is_linked()
    with dossier.transactions.linking():
        dossier.save_links(Links())
    assert dossier.is_linked()


def test_one_linker_waits_for_the_other(where: str) -> None:
    Dossier.open(where, create=True).close()
    seen: list[str] = []
    inside = threading.Event()

    def first() -> None:
        with Dossier.open(where, write=True) as one, one.transactions.linking():
            inside.set()
            one.add(*an_entry("one"))
            one.save_links(Links())
            seen.append("first is done")

    def second() -> None:
        inside.wait(30)
        with Dossier.open(where, write=True) as other, other.transactions.linking():
            seen.append(f"second sees {len(list(other.documents()))}")

    assert at_once(first, second) == []
    assert seen == ["first is done", "second sees 1"]


def test_reviewers_are_not_held_up_by_a_linker_on_a_server(address: str) -> None:
    with Dossier.open(address, create=True) as linker, linker.transactions.linking():
        linker.save_links(Links())
        with Dossier.open(address, write=True) as reviewer:
            reviewer.append_decision(ROW)
            assert reviewer.head().number == 1


def test_a_new_analysis_asks_for_new_links(dossier: Dossier) -> None:
    entry, data = an_entry()
    dossier.add(entry, data)
    dossier.linkage.add_traces([(entry.document.id, b"trace")])
    dossier.save_links(Links())
    assert dossier.holders(["claim-1", "figure-1", "none"]) == {
        "claim-1": (entry.document.id,), "figure-1": (entry.document.id,),
    }  # fmt: skip
    fewer = replace(entry.analysis, figures=())
    dossier.replace_analysis(entry.document.id, fewer)
    assert not dossier.is_linked()
    assert dossier.linkage.untraced() == (entry.document.id,)
    assert list(dossier.entries()) == [replace(entry, analysis=fewer)]
    assert dossier.holders(["claim-1", "figure-1"]) == {"claim-1": (entry.document.id,)}
    with pytest.raises(DossierError, match="holds no document"):
        dossier.replace_analysis("doc-none", fewer)


def test_the_first_to_keep_a_setting_decides_it(where: str, dossier: Dossier) -> None:
    assert dossier.setting("colour") is None
    assert dossier.keep_setting("colour", "green") == "green"
    with Dossier.open(where, write=True) as other:
        assert other.keep_setting("colour", "red") == "green"
    secret = dossier.setting("mask_key")
    assert secret is not None
    assert len(bytes.fromhex(secret)) == 32


def test_records_of_documents_stand_as_people_edited_them(dossier: Dossier) -> None:
    entry, data = an_entry()
    dossier.add(entry, data)
    by = By(who="A. Coder", why="as the title page has it", made="2031-01-01T00:00:00+00:00")
    edit = decide("edit", [entry.document.id, "outlet"], ["Kesh Daily"], by)
    dossier.append_decision(edit)
    (standing,) = dossier.documents()
    assert standing.outlet == next(dossier.sound()).document.outlet == "Kesh Daily"
    assert next(dossier.entries()).document.outlet is None
