"""What costly stages made of a text, kept beside it; documents added in groups."""

from dataclasses import replace

import pytest
from tests.store.conftest import Tamper
from tests.store.test_dossier import an_entry

from alteram.errors import DossierError, QuoteMismatchError
from alteram.model import Entry
from alteram.store import Dossier, New

RAIN, SNOW, HAIL = (an_entry(f"It {word} there.")[0] for word in ("rained", "snowed", "hailed"))


def original(entry: Entry) -> bytes:
    return entry.text.text.encode()


def test_they_come_and_go_with_the_document(dossier: Dossier) -> None:
    ident = RAIN.document.id
    assert dossier.add(RAIN, original(RAIN), {"parse": b"one", "readings": b"two"})
    assert dossier.add(SNOW, original(SNOW))
    assert dossier.stages([ident, SNOW.document.id]) == {
        ident: {"parse": b"one", "readings": b"two"}
    }
    assert not dossier.add(RAIN, original(RAIN), {"parse": b"other"})
    assert dossier.stages([ident])[ident]["parse"] == b"one"
    dossier.replace_analysis(ident, replace(RAIN.analysis, date="2020"), {"parse": b"three"})
    assert dossier.stages([ident]) == {ident: {"parse": b"three"}}
    dossier.put_stage([ident, SNOW.document.id], "program", b"three")
    dossier.put_stage([ident], "program", b"four")
    assert dossier.with_stage("program", b"three") == {SNOW.document.id}
    assert dossier.stages([ident]) == {ident: {"parse": b"three", "program": b"four"}}
    assert dossier.with_stage("program", b"four") == {ident}
    assert dossier.with_stage("program", b"five") == frozenset()
    dossier.keep_stages(ident, {})
    assert dossier.stages([ident]) == {}
    assert dossier.verify() == ()


def test_nothing_is_kept_of_an_analysis_that_is_not_stored(dossier: Dossier) -> None:
    false = replace(RAIN.analysis, text_sha256="0" * 64)
    dossier.add(RAIN, original(RAIN), {"parse": b"one"})
    with pytest.raises(QuoteMismatchError):
        dossier.replace_analysis(RAIN.document.id, false, {"parse": b"two"})
    assert dossier.stages([RAIN.document.id]) == {RAIN.document.id: {"parse": b"one"}}


def test_what_is_no_bytes_is_none(dossier: Dossier, tamper: Tamper, where: str) -> None:
    if "://" in where:
        pytest.skip("A server keeps bytes alone.")
    dossier.add(RAIN, original(RAIN), {"parse": b"one", "readings": b"two"})
    tamper("UPDATE stages SET record = 'words' WHERE stage = 'parse'")
    assert dossier.stages([RAIN.document.id]) == {RAIN.document.id: {"readings": b"two"}}
    assert dossier.verify() == ()


def test_a_group_is_told_one_by_one(dossier: Dossier) -> None:
    dossier.add(RAIN, original(RAIN))
    again = replace(RAIN.document, location="elsewhere.txt")
    outcomes = dossier.add_many(
        [New(SNOW, original(SNOW), {"parse": b"one"}), New(HAIL, b"other bytes"), again,
         New(SNOW, original(SNOW), {"parse": b"two"})]
    )  # fmt: skip
    assert outcomes[0] is True
    assert isinstance(outcomes[1], QuoteMismatchError)
    assert outcomes[2:] == (False, False)
    ids = [one.document.id for one in (RAIN, SNOW, HAIL)]
    assert dossier.there(ids) == set(ids[:2])
    assert dossier.stages(ids) == {SNOW.document.id: {"parse": b"one"}}
    assert [one.location for one in dossier.receipts(RAIN.document.id)] == [
        RAIN.document.location, "elsewhere.txt",
    ]  # fmt: skip
    assert dossier.verify() == ()


def test_a_group_is_kept_whole_or_not_at_all(dossier: Dossier) -> None:
    with pytest.raises(DossierError):
        dossier.add_many([New(SNOW, original(SNOW)), RAIN.document])
    assert dossier.there([SNOW.document.id]) == frozenset()
