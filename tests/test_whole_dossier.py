"""Commands over a whole dossier that read it event by event give what the whole in memory gives."""

from pathlib import Path

import pytest

from alteram import api
from alteram.compare import Index, compare, trace

DEMO = Path(__file__).parent.parent / "demo" / "texts"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("whole") / "d.alteram"
    api.read(sorted(str(one) for one in DEMO.glob("0[1-9]*.txt")), path, processes=0)
    return path


def test_comparisons_are_those_of_the_whole_collection(dossier: Path) -> None:
    held = api.collection(dossier)
    index = Index(held)
    whole = [compare(event, held, index) for event in held.links.events]
    assert len(whole) > 2
    assert list(api.comparisons(dossier)) == whole
    assert api.events(dossier) == held.links.events


def test_where_figures_come_from_is_that_of_the_whole_collection(dossier: Path) -> None:
    held = api.collection(dossier)
    traced = [trace(event, "killed", held) for event in held.links.events]
    assert any(one.trails for one in traced)
    assert [api.figure(event.id, "killed", dossier) for event in held.links.events] == traced


def test_a_document_is_named_by_its_end_and_by_its_id(dossier: Path) -> None:
    every = api.copies(dossier=dossier)
    document = every[0].copies[0].document
    of_one = api.copies(document.id, dossier)
    assert of_one == tuple(
        one for one in every if document.id in {copy.document.id for copy in one.copies}
    )
    assert api.copies(Path(document.location).name, dossier) == of_one
