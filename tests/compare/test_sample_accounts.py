"""Texts of the sample collection compared: what holds of every event, and what one must show."""

from pathlib import Path

import pytest

from alteram import api
from alteram.compare import Comparison, Index, compare
from alteram.model import Collection

TEXTS = Path(__file__).parent.parent.parent / "demo" / "texts"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    dossier = tmp_path_factory.mktemp("dossier") / "harsk.alteram"
    api.read(sorted(str(path) for path in TEXTS.glob("*-harsk*.txt")), dossier, processes=0)
    return api.collection(dossier)


@pytest.fixture(scope="module")
def compared(held: Collection) -> tuple[Comparison, ...]:
    index = Index(held)
    return tuple(compare(event, held, index) for event in held.links.events)


def test_every_point_has_a_speaker_and_a_passage(
    held: Collection, compared: tuple[Comparison, ...]
) -> None:
    texts = {one.document.id: one.text.text for one in held.entries}
    points = [
        point
        for one in compared
        for account in one.accounts
        for answer in account.answers
        for point in answer.points
    ]
    assert len(points) > 50
    for point in points:
        assert point.speakers
        assert point.speakers[0] in point.sentence
        for line in point.lines:
            assert texts[line.document][line.start : line.end] == line.quote


def test_every_number_of_a_set_stands_in_its_passage(
    held: Collection, compared: tuple[Comparison, ...]
) -> None:
    texts = {one.document.id: one.text.text for one in held.entries}
    sets = [figures for one in compared for figures in one.figures]
    assert len(sets) > 5
    for figures in sets:
        for figure in figures.figures:
            assert texts[figure.line.document][figure.start : figure.end] == figure.verbatim
        given = {figure.figure for figure in figures.figures}
        assert {*figures.least, *figures.greatest} <= given
        assert 1 <= figures.independent_origins <= len(figures.figures)
        assert len(figures.parties) <= figures.documents * len(figures.figures)


def test_sides_are_of_different_parties_in_alphabetical_order(
    compared: tuple[Comparison, ...],
) -> None:
    competing = [one for comparison in compared for one in comparison.competing]
    assert len(competing) > 2
    for one in competing:
        parties = [side.party for side in one.sides]
        assert len(set(parties)) > 1
        assert parties == sorted(parties, key=lambda name: (name.casefold(), name))


def test_nothing_that_competes_is_called_undisputed(compared: tuple[Comparison, ...]) -> None:
    for comparison in compared:
        disputed = {
            (one.kind, line.claim)
            for one in comparison.competing
            for side in one.sides
            for line in side.lines
        }
        for point in comparison.common:
            assert len(point.parties) > 1
            assert not {(point.kind, line.claim) for line in point.lines} & disputed


def test_the_shelling_of_the_market_is_said_and_denied(compared: tuple[Comparison, ...]) -> None:
    (found,) = (one for one in compared if one.event.label == "Harsk, 4 March 2022")
    first = found.competing[0]
    words = {side.party: side.words for side in first.sides}
    assert first.words == "whether it happened: shelling"
    assert (words["Drovia"], words["Sarvenia"]) == ("denied it", "said it")
    killed = next(one for one in found.figures if one.words == "killed, group not stated, persons")
    assert (killed.reported_min, killed.reported_max) == (9, 12)
    assert (killed.documents, killed.independent_origins) == (4, 3)
