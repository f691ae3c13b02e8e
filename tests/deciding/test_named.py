"""Decisions by name: what they name is found, they are written, and the links follow them."""

from pathlib import Path

import pytest
from tests.made import decided

from alteram import api
from alteram.decisions import replay
from alteram.errors import DecisionError, DossierError, NotFoundError


def test_figures_are_named_by_their_words(dossier: Path) -> None:
    decided(dossier, "not_comparable", "12 people", "40 people")
    figures = {
        figure.verbatim: figure.id
        for entry in api.collection(dossier).entries
        for figure in entry.analysis.figures
    }
    (pair,) = replay(api.decisions(dossier)).figures.parted
    assert set(pair) == {figures["12 people"], figures["40 people"]}


def test_texts_are_named_by_their_path(dossier: Path) -> None:
    decided(dossier, "other_text", "a.txt", "b.txt")
    (pair,) = replay(api.decisions(dossier)).texts.parted
    assert set(pair) == {entry.document.id for entry in api.collection(dossier).entries}


def test_a_party_is_given_to_an_actor_by_name(dossier: Path) -> None:
    decided(dossier, "party", "Interior Ministry of Vardania", "Police of Vardania")
    linked = {one.name: one.id for one in api.collection(dossier).links.actors}
    chosen = replay(api.decisions(dossier)).parties
    assert chosen == {linked["Interior Ministry of Vardania"]: "Police of Vardania"}


def test_a_party_is_given_to_a_proposed_party_that_is_no_actor(dossier: Path) -> None:
    decided(dossier, "party", "witnesses, cited by Kesh Gazette", "Residents of Tarnova")
    assert "witnesses, cited by Kesh Gazette" in replay(api.decisions(dossier)).parties


def test_what_is_undone_is_named_by_its_id(dossier: Path) -> None:
    made = decided(dossier, "comparable", "12 people", "40 people")
    decided(dossier, "undo", made)
    assert not replay(api.decisions(dossier)).figures
    assert len(api.decisions(dossier)) == 2


@pytest.mark.parametrize(
    ("action", "subject", "value"),
    [
        ("comparable", "12 people", "thirteen people"),
        ("same_text", "a.txt", "nowhere.txt"),
        ("same_actor", "Nobody", "Interior Ministry of Vardania"),
        ("same_event", "Orlu", "Tarnova"),
        ("undo", "decision-0", ""),
    ],
)
def test_a_name_that_nothing_answers_to_writes_nothing(
    dossier: Path, action: str, subject: str, value: str
) -> None:
    with pytest.raises(NotFoundError):
        decided(dossier, action, subject, value)
    assert api.decisions(dossier) == ()


def test_an_event_is_not_told_apart_from_itself(dossier: Path) -> None:
    with pytest.raises(DecisionError):
        decided(dossier, "other_event", "Tarnova", "Tarnova")


def test_a_decision_needs_a_dossier(tmp_path: Path) -> None:
    with pytest.raises(DossierError):
        decided(tmp_path / "none.alteram", "undo", "decision-0")
