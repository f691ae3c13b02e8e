"""Decisions by name: what they name is found, they are written, and the links follow them."""

import contextlib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from alteram import api
from alteram.api import linking
from alteram.decisions import private, replay, restricted, without_restricted
from alteram.errors import DecisionError, DossierError, NotFoundError
from alteram.store import Dossier

FIRST = """Kesh Gazette
5 March 2031

The Foreign Ministry of Vardania said on Tuesday that 12 people were killed in the shelling of \
Tarnova on 4 March 2031.
"""
SECOND = """Lesk Courier
6 March 2031

The Interior Ministry of Vardania said that 40 people were killed in Tarnova on 4 March 2031.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two texts and a dossier of them."""
    folder = tmp_path_factory.mktemp("made")
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND)):
        (folder / name).write_text(text, encoding="utf-8")
    with contextlib.chdir(folder):
        api.read(["a.txt", "b.txt"], folder / "x.alteram")
    return folder


@pytest.fixture
def dossier(
    made: Path, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A dossier that is linked whole after each decision, or in the events concerned alone."""
    if getattr(request, "param", "") == "large":
        monkeypatch.setattr(linking, "SMALL", 0)
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "x.alteram"


large_and_small = pytest.mark.parametrize("dossier", ["small", "large"], indirect=True)


def decided(dossier: Path, action: str, subject: str, value: str = "") -> str:
    return api.make_decision(
        action, subject, value, dossier, who="Ilin Marat", why="by the passages"
    ).id


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


@large_and_small
def test_claims_of_an_event_are_told_apart_from_one_claim(dossier: Path) -> None:
    (event,) = (e for e in api.events(dossier) if e.place == "Tarnova")
    claim = event.claims[0]
    decided(dossier, "other_event", claim, event.id)
    parted = replay(api.decisions(dossier)).events.parted
    assert {one for pair in parted for one in pair} == set(event.claims)
    assert len(parted) == len(event.claims) - 1


@large_and_small
def test_a_claim_told_apart_leaves_the_event_and_comes_back_when_undone(dossier: Path) -> None:
    (event,) = (e for e in api.events(dossier) if e.place == "Tarnova")
    claim = event.claims[-1]
    made = decided(dossier, "other_event", claim, event.id)
    after = {one.id: one.claims for one in api.events(dossier)}
    assert claim not in after[event.id]
    assert set(after[event.id]) == set(event.claims) - {claim}
    decided(dossier, "undo", made)
    assert {one.id: one.claims for one in api.events(dossier)}[event.id] == event.claims


@large_and_small
def test_events_put_together_are_one(dossier: Path, tmp_path: Path) -> None:
    third = "Lesk Courier\n9 June 2031\n\nPolice of Vardania said that five people were killed "
    (tmp_path / "c.txt").write_text(third + "in Lesk on 8 June 2031.\n", encoding="utf-8")
    api.read([str(tmp_path / "c.txt")], dossier)
    before = api.events(dossier)
    assert len(before) == 2
    decided(dossier, "same_event", before[0].label, before[1].label)
    (event,) = api.events(dossier)
    assert set(event.claims) == {claim for one in before for claim in one.claims}
    assert event.id in {one.id for one in before}


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


def test_two_events_put_together_are_one_with_all_their_claims(tmp_path: Path) -> None:
    told = {
        "a": "On 12 March 2021 shells killed nine people in Tarnova, the army of Kesh said. "
        "On 12 March 2021 twenty people were injured in Tarnova, the army said.",
        "b": "On 20 March 2021 a mine killed two people in Tarnova, the mayor Ilan Torev said. "
        "On 20 March 2021 five people were injured in Tarnova, Torev said.",
    }
    for name, text in told.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    dossier = tmp_path / "d.alteram"
    api.read([str(tmp_path / f"{name}.txt") for name in told], dossier)
    one, other = api.events(dossier)
    made = api.make_decision("same_event", one.id, other.id, dossier, who="Ada Merin", why="one")
    (event,) = api.events(dossier)
    assert set(event.claims) == {*one.claims, *other.claims}
    api.relink(dossier, whole=True)
    assert [held.claims for held in api.events(dossier)] == [event.claims]
    api.make_decision("undo", made.id, "", dossier, who="Ada Merin", why="two")
    assert {held.claims for held in api.events(dossier)} == {one.claims, other.claims}


def queued(dossier: Path, words: str, state: str = "proposed") -> api.ReviewItem:
    (item,) = (one for one in api.queue(dossier, state=state).items if words in one.passage)
    return item


@large_and_small
def test_a_rejected_claim_is_in_no_event_and_comes_back(dossier: Path) -> None:
    item = queued(dossier, "40 people")
    made = decided(dossier, "reject", item.id)
    assert all(item.id not in event.claims for event in api.events(dossier))
    assert queued(dossier, "40 people", state="rejected").ruling is not None
    assert all(one.id != item.id for one in api.queue(dossier).items)
    decided(dossier, "undo", made)
    assert any(item.id in event.claims for event in api.events(dossier))


@large_and_small
def test_an_edited_date_moves_a_claim_to_its_own_event(dossier: Path) -> None:
    item = queued(dossier, "40 people")
    decided(dossier, "edit", f"{item.id} date", "2031-01-09")
    (event,) = (one for one in api.events(dossier) if item.id in one.claims)
    assert event.date == "2031-01-09"
    assert event.claims == (item.id,)
    (field,) = (one for one in queued(dossier, "40 people").fields if one.name == "date")
    assert field.proposed == "2031-03-04"
    assert field.edited is not None
    assert field.edited.value == "2031-01-09"


def test_an_accepted_claim_changes_no_event(dossier: Path) -> None:
    before = api.events(dossier)
    item = queued(dossier, "40 people")
    accepted = api.make_decision("accept", item.id, "", dossier, who="Ilin Marat")
    assert accepted.seen not in ("", "-")
    assert api.events(dossier) == before
    assert queued(dossier, "40 people", state="accepted").state == "accepted"


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


def ministries(dossier: Path) -> list[tuple[str, ...]]:
    """Return the members of the actors that are ministries."""
    actors = api.collection(dossier).links.actors
    return sorted(one.members for one in actors if "Ministry" in one.name)


@large_and_small
def test_actors_put_together_are_one_and_come_apart_when_undone(dossier: Path) -> None:
    before = ministries(dossier)
    assert len(before) == 2
    foreign, interior = ("Foreign Ministry of Vardania", "Interior Ministry of Vardania")
    made = decided(dossier, "same_actor", foreign, interior)
    assert ministries(dossier) == [tuple(sorted((*before[0], *before[1])))]
    (actor,) = (one for one in api.collection(dossier).links.actors if "Ministry" in one.name)
    assert {actor.name, *actor.aliases} == {foreign, interior}
    decided(dossier, "undo", made)
    assert ministries(dossier) == before


@large_and_small
def test_members_of_one_actor_are_told_apart(dossier: Path, tmp_path: Path) -> None:
    third = "Lesk Courier\n9 June 2031\n\nThe Interior Ministry of Vardania said roads were closed."
    (tmp_path / "c.txt").write_text(third, encoding="utf-8")
    api.read([str(tmp_path / "c.txt")], dossier)
    (one, other) = next(members for members in ministries(dossier) if len(members) == 2)
    decided(dossier, "other_actor", one, other)
    assert (one,) in ministries(dossier)
    assert (other,) in ministries(dossier)


@large_and_small
def test_texts_put_together_are_copies_until_it_is_undone(dossier: Path) -> None:
    assert api.collection(dossier).links.copies == ()
    made = decided(dossier, "same_text", "a.txt", "b.txt")
    (cluster,) = api.collection(dossier).links.copies
    assert len(cluster.documents) == 2
    decided(dossier, "undo", made)
    assert api.collection(dossier).links.copies == ()


@large_and_small
def test_one_claim_goes_to_an_event_and_leaves_the_others_where_they_are(
    dossier: Path, tmp_path: Path
) -> None:
    told = "Lesk Courier\n9 June 2031\n\nPolice of Vardania said that five people were killed in "
    told += "Lesk on 8 June 2031. Police of Vardania said 70 people were injured in Lesk on "
    told += "8 June 2031.\n"
    (tmp_path / "c.txt").write_text(told, encoding="utf-8")
    api.read([str(tmp_path / "c.txt")], dossier)
    here, there = sorted(api.events(dossier), key=lambda event: event.place != "Tarnova")
    claim = there.claims[0]
    decided(dossier, "same_event", claim, here.id)
    after = {event.id: set(event.claims) for event in api.events(dossier)}
    assert after[here.id] >= {*here.claims, claim}


def test_a_decision_in_a_large_dossier_moves_no_other_event(
    dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "Lesk Courier\n9 June 2031\n\nPolice of Vardania said that five people were killed in "
    (tmp_path / "c.txt").write_text(f"{told}Lesk on 8 June 2031.\n", encoding="utf-8")
    api.read([str(tmp_path / "c.txt")], dossier)
    monkeypatch.setattr(linking, "SMALL", 0)
    monkeypatch.setattr(linking, "link_whole", None)
    before = {event.id: event for event in api.events(dossier)}
    here = next(event for event in before.values() if event.place == "Tarnova")
    for claim in here.claims:
        decided(dossier, "reject", claim)
    after = {event.id: event for event in api.events(dossier)}
    assert after == {one: event for one, event in before.items() if one != here.id}
    with Dossier.open(dossier) as store:
        assert store.is_linked()
