"""Edits, notes, restrictions, names of a person's own, and rounds of blind coding."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.made import decided, queued

from alteram import api
from alteram.decisions import private, replay, restricted, without_restricted
from alteram.errors import DecisionError, NotFoundError


@pytest.mark.parametrize("action", ["reject", "propose", "restrict", "needs_work"])
def test_a_reason_is_asked_for_where_the_program_is_overruled(dossier: Path, action: str) -> None:
    claim = queued(dossier, "40 people").id
    if action == "reject":
        with pytest.raises(DecisionError, match="reason"):
            api.make_decision(action, claim, "", dossier, who="Ilin Marat")
        assert api.decisions(dossier) == ()
    else:
        assert api.make_decision(action, claim, "", dossier, who="Ilin Marat").why == ""


@pytest.mark.parametrize(
    ("field", "value"),
    [("act", "massacre"), ("outcome", "killed"), ("date", "March"), ("place", "Nowhere")],
)
def test_an_edit_that_the_record_cannot_hold_writes_nothing(
    dossier: Path, field: str, value: str
) -> None:
    claim = queued(dossier, "40 people").id
    with pytest.raises(DecisionError):
        decided(dossier, "edit", f"{claim} {field}", value)
    assert api.decisions(dossier) == ()


def test_a_figures_bounds_stay_in_order(dossier: Path) -> None:
    held = (f for e in api.collection(dossier).entries for f in e.analysis.figures)
    figure = next(one for one in held if one.verbatim.startswith("40"))
    with pytest.raises(DecisionError, match="at least 99999 and at most 40"):
        decided(dossier, "edit", f"{figure.id} low", "99999")
    # The bounds are those that stand: with the higher one edited, the lower one may follow.
    decided(dossier, "edit", f"{figure.id} high", "120000")
    decided(dossier, "edit", f"{figure.id} low", "99999")


def test_a_name_a_label_and_a_number_of_a_persons_own(dossier: Path) -> None:
    (event,) = (e for e in api.events(dossier) if e.place == "Tarnova")
    decided(dossier, "label", event.id, "Tarnova, the market")
    decided(dossier, "fatalities", event.id, "40")
    decided(dossier, "name", "Interior Ministry of Vardania", "Ministry of the Interior")
    (actor,) = replay(api.decisions(dossier)).names
    decided(dossier, "private", actor)
    now = replay(api.decisions(dossier))
    assert now.fatalities[event.id].value == "40"
    assert private(now) == {actor}
    with pytest.raises(DecisionError):
        decided(dossier, "fatalities", event.id, "about 40")


def test_a_note_stands_on_a_passage_that_is_there(dossier: Path) -> None:
    decided(dossier, "note", "a.txt 0-12", "the masthead")
    (note,) = replay(api.decisions(dossier)).notes
    assert note.span == (0, 12)
    assert note.ruling.value == "the masthead"
    with pytest.raises(DecisionError):
        decided(dossier, "note", "a.txt 5-5000", "nothing")


def test_a_restriction_holds_by_the_passage_and_is_released_with_a_reason(dossier: Path) -> None:
    claim = queued(dossier, "40 people").id
    decided(dossier, "restrict", claim)
    (entry,) = (
        one for one in api.collection(dossier).entries
        if any(c.id == claim for c in one.analysis.claims)
    )  # fmt: skip
    now = replay(api.decisions(dossier))
    assert restricted(now) == {claim}
    left = without_restricted(entry, now)
    assert left is not None
    assert all(one.id != claim for one in left.analysis.claims)
    assert all(one.claim != claim for one in left.analysis.figures)
    other = replace(entry.analysis.claims[0], id="c-0000000000000000")
    renamed = replace(entry, analysis=replace(entry.analysis, claims=(other,), figures=()))
    again = without_restricted(renamed, now)
    assert again is not None
    assert again.analysis.claims == ()
    decided(dossier, "release", claim)
    assert without_restricted(entry, replay(api.decisions(dossier))) is entry


def test_a_restricted_document_leaves_as_a_whole(dossier: Path) -> None:
    decided(dossier, "restrict", "a.txt")
    now = replay(api.decisions(dossier))
    left = [without_restricted(one, now) for one in api.collection(dossier).entries]
    assert sum(one is None for one in left) == 1


def test_a_round_is_blind_until_it_is_closed_and_changes_nothing(dossier: Path) -> None:
    before = api.events(dossier)
    claims = [one.id for one in api.queue(dossier).items]
    for who, actions in (("Ilin Marat", ("accept", "reject")), ("Ada Merin", ("accept",) * 2)):
        for claim, action in zip(claims, actions, strict=False):
            api.code(action, claim, "", dossier, who=who, coded_in="pilot")
    assert api.events(dossier) == before
    assert api.queue(dossier).total == len(claims)
    listed = api.decision_list(dossier)
    assert (listed.decisions, listed.hidden) == ((), 4)
    own = api.decision_list(dossier, coded_in="pilot", who="Ada Merin")
    assert {row.who for row in own.decisions} == {"Ada Merin"}
    assert len(own.decisions) == 2
    (open_round,) = api.agreement(dossier)
    assert (open_round.closed, open_round.questions) == (False, ())
    with pytest.raises(DecisionError, match="another person"):
        api.make_decision("undo", own.decisions[0].id, "", dossier, who="Ilin Marat", why="no")
    api.make_decision("close_round", "pilot", "", dossier, who="Ada Merin")
    with pytest.raises(DecisionError, match="closed"):
        api.code("accept", claims[0], "", dossier, who="Ada Merin", coded_in="pilot")
    assert len(api.decisions(dossier)) == 5
    (closed,) = api.agreement(dossier, coded_in="pilot")
    (question,) = closed.questions
    assert (question.items, question.share) == (2, 0.5)
    assert [one.item for one in question.differences] == [claims[1]]
    with pytest.raises(NotFoundError):
        api.agreement(dossier, coded_in="main")
