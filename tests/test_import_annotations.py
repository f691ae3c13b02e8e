"""Annotations taken in: found by place and exact words, and by nothing that is only near."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from alteram import api
from alteram.api.anchors import Target, places, read_annotations
from alteram.cli import main
from alteram.errors import ReadError
from alteram.model import Span
from alteram.store import Dossier

TEXT = """KESH, 4 May 2021 (Kesh Post) - \N{GRINNING FACE} At least 12 people were killed in \
Tarnova, the Foreign Ministry of Vardania said on Monday. "We shot nobody," the Army of Ostrovia \
said.

The Army of Ostrovia said on Tuesday that 12 people were wounded in Tarnova.
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("noting")
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    api.read([str(folder / "report.txt")], folder / "d.alteram", processes=0)
    return folder


@pytest.fixture
def dossier(read: Path, tmp_path: Path) -> Path:
    for name in ("d.alteram", "report.txt"):
        (tmp_path / name).write_bytes((read / name).read_bytes())
    return tmp_path / "d.alteram"


def text_of(dossier: Path) -> tuple[str, str, str]:
    with Dossier.open(dossier) as store:
        (entry,) = store.entries()
    return entry.document.id, f"urn:sha256:{entry.text.sha256}", entry.text.text


def annotation(source: str, *selectors: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": "https://notes.example/1",
        "type": "Annotation",
        "creator": {"type": "Person", "name": "Noa Kar"},
        "created": "2024-05-01T10:00:00Z",
        "body": {"type": "TextualBody", "value": "Ask for the list."},
        "target": {"source": source, "selector": list(selectors)},
        **more,
    }


def place(start: int, end: int) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": start, "end": end}


def words(exact: str, **more: str) -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": exact, **more}


def taken_in(dossier: Path, held: object, who: str = "") -> api.ImportedAnnotations:
    path = dossier.with_name("notes.jsonld")
    path.write_text(json.dumps(held), encoding="utf-8")
    return api.import_annotations(path, dossier, who=who)


def test_by_place_and_words_it_becomes_a_note_of_its_creator(dossier: Path) -> None:
    document, source, text = text_of(dossier)
    start = text.index("We shot nobody")
    end = start + len("We shot nobody")
    held = annotation(source, place(start, end), words("We shot nobody"))
    done = taken_in(dossier, held)
    assert done.problems == ()
    (note,) = done.notes
    assert (note.action, note.who) == ("note", "Noa Kar")
    assert (note.subject, note.value) == (f"{document} {start}-{end}", "Ask for the list.")
    assert "https://notes.example/1" in note.why
    assert "2024-05-01T10:00:00Z" in note.why
    assert text[start:end] == "We shot nobody"
    again = taken_in(dossier, held)
    assert (again.notes, len(again.known)) == ((), 1)
    assert [one.action for one in api.decisions(dossier)] == ["note"]


def test_by_words_that_stand_there_once_with_what_stands_around_them(dossier: Path) -> None:
    document, source, text = text_of(dossier)
    for name in (source, document, f"urn:alteram:{document}"):
        done = taken_in(dossier, annotation(name, words("12 people", suffix=" were wounded"),
                                            body=f"On {name}"))  # fmt: skip
        (note,) = done.notes
        start = text.rindex("12 people")
        assert note.subject == f"{document} {start}-{start + 9}"


@pytest.mark.parametrize(
    ("selectors", "told"),
    [
        ((words("12 people"),), "stand in 2 places, a person has to say in which"),
        ((words("13 people"),), "do not stand there"),
        ((words("12 peopl\u00e9"),), "do not stand there"),
        ((words("12 People"),), "do not stand there"),
        ((words("12 people", prefix="Exactly "),), "do not stand there"),
        ((place(0, 9), words("12 people")), "do not stand there"),
        ((place(5, 10**9), words("12 people")), "do not stand there"),
        ((place(9, 5),), "do not stand there"),
        ((place(-3, 5),), "do not stand there"),
        (({"type": "XPathSelector", "value": "/p[1]"},), "no exact words"),
    ],
)
def test_what_is_not_exactly_there_is_for_a_person(
    dossier: Path, selectors: tuple[dict[str, Any], ...], told: str
) -> None:
    _, source, _ = text_of(dossier)
    done = taken_in(dossier, annotation(source, *selectors))
    assert done.notes == ()
    (problem,) = done.problems
    assert told in problem.message
    assert problem.location == "notes.jsonld: https://notes.example/1"
    with Dossier.open(dossier) as store:
        assert problem in store.problems()
    assert api.decisions(dossier) == ()


def test_other_texts_no_words_no_name(dossier: Path) -> None:
    _, source, text = text_of(dossier)
    at = place(0, 4), words(text[:4])
    for held, told in (
        (annotation("urn:sha256:0", *at), "no text of this dossier"),
        (annotation(source, *at, body=[]), "no words"),
        (annotation(source, *at, target=[]), "points to nothing"),
        (annotation(source, *at, creator=None), "name"),
    ):
        done = taken_in(dossier, held)
        assert done.notes == ()
        assert told in done.problems[0].message
    named = taken_in(dossier, annotation(source, *at, creator=None), who="Ilo Ves")
    assert [note.who for note in named.notes] == ["Ilo Ves"]


def test_what_the_program_wrote_is_found_again_where_it_stood(dossier: Path) -> None:
    path = dossier.with_name("out.jsonld")
    api.export("webannotation", path, dossier)
    with Dossier.open(dossier) as store:
        (entry,) = store.sound()
    done = api.import_annotations(path, dossier)
    assert (done.problems, done.notes) == ((), ())
    found = sorted(Span(one.start or 0, one.end or 0) for one in done.own)
    analysis = entry.analysis
    assert found == sorted([
        *(span for by in analysis.attributions for span in by.content or by.speaker),
        *(claim.span for claim in analysis.claims),
        *(figure.span for figure in analysis.figures),
    ])  # fmt: skip
    assert len(found) > 5
    assert {one.document for one in done.own} == {entry.document.id}


def test_what_people_wrote_goes_out_and_comes_back(dossier: Path) -> None:
    document, source, text = text_of(dossier)
    start = text.index("We shot nobody")
    (claim, *_) = next(iter(api.collection(dossier).entries)).analysis.claims
    api.make_decision("note", f"{document} {start}-{start + 14}", "Ask.", dossier, who="Noa Kar")
    api.make_decision("note", document, "A first report.", dossier, who="Ilo Ves")
    api.make_decision("note", claim.id, "Who counted?", dossier, who="Ilo Ves")
    api.make_decision("edit", f"{claim.id} date", "2021-05", dossier, who="Noa Kar", why="misread")
    path = dossier.with_name("out.jsonld")
    api.export("webannotation", path, dossier)
    people = [one for one in json.loads(path.read_bytes())["first"]["items"]
              if one["creator"]["type"] == "Person"]  # fmt: skip
    told = {(one["creator"]["name"], one["body"]["value"], one["motivation"]) for one in people}
    assert told == {
        ("Noa Kar", "Ask.", "commenting"), ("Ilo Ves", "A first report.", "commenting"),
        ("Ilo Ves", "Who counted?", "commenting"), ("Noa Kar", "date: 2021-05", "editing"),
    }  # fmt: skip
    assert all(one["created"] for one in people)
    done = api.import_annotations(path, dossier)
    assert (done.notes, done.problems, len(done.known)) == ((), (), 4)
    whole, passage = (one for one in people if one["body"]["value"] in ("Ask.", "A first report."))
    del whole["alteram:decision"], passage["alteram:decision"]
    other = dossier.with_name("other.alteram")
    api.read([str(dossier.with_name("report.txt"))], other, processes=0)
    assert {note.subject for note in taken_in(other, [whole, passage]).notes} == {
        document, f"{document} {start}-{start + 14}",
    }  # fmt: skip


def test_lists_pages_and_collections(dossier: Path) -> None:
    held = [annotation("x", id="1"), annotation("x", id="2")]
    page = {"type": "AnnotationPage", "items": held}
    shapes: list[object] = [held, page, {"type": "AnnotationCollection", "first": page},
                            {"@graph": held}]  # fmt: skip
    for shape in shapes:
        assert [one.id for one in read_annotations(json.dumps(shape).encode())] == ["1", "2"]


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[" * 100_000, b"7", b"{}", b'{"items": [{"type": "Person"}]}', b"\xff"]
)
def test_a_file_that_is_none_is_told(data: bytes, dossier: Path) -> None:
    path = dossier.with_name("bad.jsonld")
    path.write_bytes(data)
    with pytest.raises(ReadError):
        api.import_annotations(path, dossier)
    odd = {"type": ["Annotation"], "creator": [7, {"name": []}], "body": [[], 7, {"value": 1}],
           "target": [7, {"source": [], "selector": [7, {"type": {}}]}], "id": {}}  # fmt: skip
    assert taken_in(dossier, odd, who="Noa Kar").problems


def test_places_overlap_and_are_all_found() -> None:
    assert places(Target(source="", exact="aa"), "aaa") == (Span(0, 2), Span(1, 3))


def test_the_command(dossier: Path) -> None:
    _, source, text = text_of(dossier)
    path = dossier.with_name("notes.jsonld")
    held = [annotation(source, place(0, 4), words(text[:4])), annotation(source, words("12 p"))]
    path.write_text(json.dumps(held), encoding="utf-8")
    run = ["import", "annotations", str(path), "--dossier", str(dossier)]
    done = CliRunner().invoke(main, run)
    assert done.exit_code == 1
    assert "1 notes written down, 0 there already" in done.output
    assert "stand in 2 places" in done.output
    told = json.loads(CliRunner().invoke(main, [*run, "--json"]).stdout)
    assert len(told["known"]) == 1
