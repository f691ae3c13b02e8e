"""What a person restricted is in no export, nor what quotes it, unless it is asked for."""

from pathlib import Path

import pytest
from tests.export.leaks import leaks

from alteram import api
from alteram.api.holding import holding
from alteram.decisions import By, decide
from alteram.export import EXPORTERS
from alteram.export.annex import FORMS, Asked
from alteram.store import Dossier
from alteram.store.quotes import quote_faults

SECRET_WORDS = "the guard of the northern gate was told to open it at dawn"
FIRST = f"""Kesh: nine people killed

KESH, May 4, 2023 (Kesh Post) - At least nine people were killed in Kesh on May 3, 2023, the \
Vardanian Defence Ministry said.

The Ostrovian Defence Ministry said on 5 May that {SECRET_WORDS} and that 4711 people were killed \
in Kesh on 3 May 2023.
"""
SECOND = f"""Kesh: what was said

KESH, May 6, 2023 (Lenna Press) - The Vardanian Defence Ministry said that nine people were killed \
in Kesh on May 3, 2023.

"It is known that {SECRET_WORDS.upper()}, and that 4711 people were killed in Kesh on 3 May 2023," \
the Ostrovian Defence Ministry said.
"""


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("restricted")
    for name, text in (("one.txt", FIRST), ("two.txt", SECOND)):
        (folder / name).write_text(text, encoding="utf-8")
    path = folder / "held.alteram"
    api.read([str(folder / "one.txt"), str(folder / "two.txt")], path, processes=0)
    with Dossier.open(path) as store:
        claim = next(
            claim.id
            for entry in store.sound()
            if "one.txt" in entry.document.location
            for claim in entry.analysis.claims
            if "4711" in entry.text.text[claim.span.start : claim.span.end]
        )
    api.make_decision("restrict", claim, "", path, who="A. Coder", why="the guard is in danger")
    return path


def needles() -> tuple[str, ...]:
    return "4711", "guard is in danger"


@pytest.mark.parametrize("form", [one.name for one in EXPORTERS])
def test_no_export_holds_it(form: str, dossier: Path, tmp_path: Path) -> None:
    done = api.export(form, tmp_path / "out", dossier)
    assert leaks(tmp_path / "out", needles()) == []
    assert done.notes[0].startswith("1 item restricted by decision was left out")


def test_neither_report_nor_annex_holds_it(dossier: Path, tmp_path: Path) -> None:
    api.report(tmp_path / "report.html", dossier)
    asked = Asked(events=(api.events(dossier)[0].id,))
    api.annex(tmp_path / "annex", asked, dossier, forms=FORMS)
    assert leaks(tmp_path, needles()) == []


def test_it_is_there_when_asked_for(dossier: Path, tmp_path: Path) -> None:
    done = api.export("jsonl", tmp_path / "out", dossier, with_restricted=True)
    assert done.notes == ()
    assert len(leaks(tmp_path / "out", needles())) >= 2


def test_what_is_left_is_whole(dossier: Path) -> None:
    with Dossier.open(dossier) as store:
        entries = list(holding(store).entries)
        assert len(entries) == 2
        for entry in entries:
            assert quote_faults(entry) == ()
            assert "nine people were killed" in entry.text.text
        events = holding(store).links.events
        claims = {claim.id for entry in entries for claim in entry.analysis.claims}
        assert events
        assert all(set(event.claims) <= claims for event in events)
        assert len(events[0].claims) < len(store.links().events[0].claims)


def test_a_restricted_document_goes_with_all_that_is_of_it(dossier: Path, tmp_path: Path) -> None:
    copy = tmp_path / "held.alteram"
    copy.write_bytes(dossier.read_bytes())
    with Dossier.open(copy) as store:
        second = next(e for e in store.sound() if "two.txt" in e.document.location)
    api.make_decision("restrict", second.document.id, "", copy, who="A. Coder", why="asked to")
    api.export("jsonl", tmp_path / "out", copy)
    words = (second.document.id, "lenna press", "two.txt", second.document.sha256)
    assert leaks(tmp_path / "out", words) == []
    api.export("jsonl", tmp_path / "whole", copy, with_restricted=True)
    assert len(leaks(tmp_path / "whole", words)) >= len(words)


def test_codings_of_an_open_round_are_told_of(dossier: Path, tmp_path: Path) -> None:
    copy = tmp_path / "held.alteram"
    copy.write_bytes(dossier.read_bytes())
    with Dossier.open(copy, write=True) as store:
        claim = next(c.id for e in store.sound() for c in e.analysis.claims)
        by = By(who="A. Coder", made="2024-01-01T00:00:00+00:00", round="first")
        store.append_decision(decide("accept", (claim,), (), by))
    done = api.export("jsonl", tmp_path / "out", copy, with_restricted=True)
    assert [note for note in done.notes if "still open (1)" in note] == list(done.notes)
