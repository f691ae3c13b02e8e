"""What was changed behind the program's back is found, and said in one line each."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.conftest import Tamper
from tests.store.test_dossier import an_entry

from alteram.decisions import BEGINNING, seal
from alteram.model import CopyCluster, Decision, Event, LinkedActor, Links, Problem
from alteram.store import Dossier
from alteram.store.codec import pack


def a_decision(number: int) -> Decision:
    return Decision(
        id=f"decision-{number}", made=f"2024-05-0{number}", who="A. Coder", action="accept",
        subject=f"claim-{number}",
    )  # fmt: skip


@pytest.fixture
def decided(dossier: Dossier) -> Dossier:
    dossier.add(*an_entry())
    for number in (1, 2, 3, 4):
        dossier.append_decision(a_decision(number))
    assert dossier.verify() == ()
    return dossier


def lines(dossier: Dossier, head: str | None = None) -> list[str]:
    return [fault.line for fault in dossier.verification(head).faults]


def test_an_altered_decision_is_named(decided: Dossier, tamper: Tamper) -> None:
    other = pack(replace(a_decision(2), who="B. Coder"))
    tamper("UPDATE decisions SET record = ? WHERE number = 2", other)
    assert lines(decided) == [
        "decision 2 (decision-2): was altered; its seal is not that of its words"
    ]


def test_one_altered_with_its_seal_breaks_the_next(decided: Dossier, tamper: Tamper) -> None:
    other = replace(a_decision(2), who="B. Coder")
    sealed = seal(seal(BEGINNING, a_decision(1)), other)
    tamper("UPDATE decisions SET record = ?, seal = ? WHERE number = 2", pack(other), sealed)
    (line,) = lines(decided)
    assert line.startswith("decision 3 (decision-3): does not follow decision 2")


@pytest.mark.parametrize("renumber", [True, False])
def test_one_taken_out_is_found(decided: Dossier, tamper: Tamper, renumber: bool) -> None:
    tamper("DELETE FROM decisions WHERE number = 2")
    if renumber:
        tamper("UPDATE decisions SET number = 2 WHERE number = 3")
        tamper("UPDATE decisions SET number = 3 WHERE number = 4")
    (line,) = lines(decided)
    assert line.startswith(f"decision {2 if renumber else 3} (decision-3)")
    assert "taken out" in line


def test_two_that_changed_places_are_found(decided: Dossier, tamper: Tamper) -> None:
    for old, new in ((2, 9), (3, 2), (9, 3)):
        tamper("UPDATE decisions SET number = ? WHERE number = ?", new, old)
    assert [line.split(":")[0] for line in lines(decided)] == [
        "decision 2 (decision-3)", "decision 3 (decision-2)", "decision 4 (decision-4)",
    ]  # fmt: skip


def test_one_put_in_is_found(decided: Dossier, tamper: Tamper) -> None:
    added = replace(a_decision(2), id="decision-5")
    tamper("UPDATE decisions SET number = 5 WHERE number = 4")
    tamper(
        "INSERT INTO decisions (number, id, record, previous, seal) VALUES (4, ?, ?, ?, ?)",
        added.id, pack(added), "0", seal("0", added),
    )  # fmt: skip
    assert [line.split(":")[0] for line in lines(decided)] == [
        "decision 4 (decision-5)", "decision 5 (decision-4)",
    ]  # fmt: skip


def test_a_lost_end_is_found_by_a_seal_that_was_noted(decided: Dossier, tamper: Tamper) -> None:
    noted = decided.head().seal
    assert lines(decided, noted) == lines(decided, BEGINNING) == []
    decided.append_decision(a_decision(5))
    assert lines(decided, noted) == []
    tamper("DELETE FROM decisions WHERE number > 3")
    assert lines(decided) == []
    (line,) = lines(decided, noted)
    assert noted in line
    assert "taken out" in line


def test_a_decision_that_cannot_be_read_is_named(decided: Dossier, tamper: Tamper) -> None:
    tamper("UPDATE decisions SET record = ? WHERE number = 4", b"{")
    (line,) = lines(decided)
    assert line.startswith("decision 4 (decision-4): a stored Decision cannot be read")


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE originals SET bytes = ?", "bytes: SHA-256 is"),
        ("UPDATE texts SET text = ?", "text: its SHA-256"),
        ("UPDATE texts SET record = ?", "a stored TextVersion cannot be read"),
        ("UPDATE analyses SET record = ?", "a stored Analysis cannot be read"),
        ("UPDATE documents SET record = ?", "a stored Document cannot be read"),
    ],
)
def test_changed_bytes_are_named_with_their_document(
    decided: Dossier, tamper: Tamper, statement: str, words: str
) -> None:
    tamper(statement, b"other")
    found = decided.verify()
    assert any(words in fault.line for fault in found)
    assert {fault.location for fault in found} == {"a.txt"}


def test_what_is_not_there_any_more_is_named(decided: Dossier, tamper: Tamper) -> None:
    tamper("DELETE FROM analyses")
    assert lines(decided) == ["document: its text or its analysis was taken out"]


def test_a_document_under_another_id_is_named(decided: Dossier, tamper: Tamper) -> None:
    entry, _ = an_entry()
    other = replace(entry.document, id="doc-0")
    tamper("UPDATE documents SET record = ?", pack(other))
    assert any("its record says otherwise" in line for line in lines(decided))
    assert any("does not come from its SHA-256" in line for line in lines(decided))


def test_records_that_name_what_is_not_there(decided: Dossier, tamper: Tamper) -> None:
    analysis = an_entry()[0].analysis
    wrong = replace(
        analysis,
        claims=(replace(analysis.claims[0], attribution="attribution-9", place=7),),
        figures=(replace(analysis.figures[0], claim="claim-9"),),
    )
    tamper("UPDATE analyses SET record = ?", pack(wrong))
    assert lines(decided) == [
        "claim claim-1: names a place that is not there",
        "claim claim-1: names attribution-9, which is not there",
        "figure figure-1: names claim-9, which is not there",
    ]


def test_links_that_name_what_is_not_there(decided: Dossier) -> None:
    here = an_entry()[0].document.id
    decided.save_links(
        Links(
            copies=(CopyCluster(id="copy-1", documents=(here, "doc-9")),),
            actors=(LinkedActor(id="l-1", name="n", kind="body", members=("actor-9",)),),
            events=(
                Event(
                    id="event-1",
                    label="Kesh",
                    date=None,
                    place=None,
                    lat=None,
                    lon=None,
                    claims=("claim-1", "claim-9"),
                    documents=(here,),
                    independent_origins=1,
                ),
            ),
        )  # fmt: skip
    )
    assert lines(decided) == [
        "links: copies copy-1 has the document doc-9, which is not there",
        "links: actor l-1 has the name actor-9, which is not there",
        "links: event event-1 has the claim claim-9, which is not there",
    ]
    decided.add(*an_entry("later"))
    assert lines(decided) == ["links: copies copy-1 has the document doc-9, which is not there"]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM passages WHERE kind = 'attribution'",
        "UPDATE passages SET stop = stop - 1 WHERE kind = 'text'",
        "DELETE FROM records WHERE id = 'claim-1'",
    ],
)
def test_what_is_searched_must_be_what_the_documents_say(
    decided: Dossier, tamper: Tamper, statement: str
) -> None:
    tamper(statement)
    (line,) = lines(decided)
    assert line.startswith("search: ")


def test_an_index_that_was_changed_is_found(tmp_path: Path) -> None:
    with Dossier.open(tmp_path / "x.alteram", create=True) as dossier:
        dossier.add(*an_entry())
        with dossier.transactions.writing() as connection:
            connection.exec_driver_sql(
                "INSERT INTO search(rowid, words, speaker) VALUES (99, 'kesh', '')"
            )
        assert lines(dossier) == ["search: the index of words is not that of the passages"]


def test_bytes_of_no_document_are_named(decided: Dossier, tamper: Tamper) -> None:
    tamper("INSERT INTO originals (sha256, bytes) VALUES (?, ?)", "ab" * 32, b"x")
    assert lines(decided) == [f"bytes {'ab' * 32}: belong to no document"]


def test_how_a_document_came_in_is_checked(decided: Dossier, tamper: Tamper) -> None:
    (came,) = decided.receipts(an_entry()[0].document.id)
    tamper("UPDATE receipts SET record = ?", pack(replace(came, location="elsewhere")))
    assert [line.partition(":")[0] for line in lines(decided)] == ["received"]
    tamper("UPDATE receipts SET record = ?", b"no record")
    assert "cannot be read" in lines(decided)[0]


def test_what_was_set_aside_is_checked(decided: Dossier, tamper: Tamper) -> None:
    decided.add_problem(Problem(location="a.pdf", stage="read", message="is broken"))
    assert lines(decided) == []
    other = Problem(location="a.pdf", stage="read", message="is whole")
    tamper("UPDATE problems SET record = ?", pack(other))
    assert "problem 1: was altered" in lines(decided)
    tamper("UPDATE problems SET record = ?", b"no record")
    assert "cannot be read" in lines(decided)[0]


def test_a_part_that_cannot_be_read_costs_no_other(dossier: Dossier, tamper: Tamper) -> None:
    dossier.add(*an_entry())
    tamper("ALTER TABLE links RENAME COLUMN record TO lost")
    tamper("UPDATE originals SET bytes = ?", b"others")
    lines = [fault.line for fault in dossier.verification().faults]
    assert any(line.startswith("links: cannot be read") for line in lines)
    assert any("SHA-256" in line for line in lines)
    assert sum("cannot be read" in line for line in lines) == 1
