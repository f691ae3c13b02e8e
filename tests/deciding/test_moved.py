"""What a decision moves: claims between events, actors, copies; and that nothing else moves."""

from pathlib import Path

import pytest
from tests.made import decided, large_and_small, queued

from alteram import api
from alteram.api import linking
from alteram.decisions import replay
from alteram.store import Dossier


def ministries(dossier: Path) -> list[tuple[str, ...]]:
    """Return the members of the actors that are ministries."""
    actors = api.collection(dossier).links.actors
    return sorted(one.members for one in actors if "Ministry" in one.name)


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
    api.read([str(tmp_path / "c.txt")], dossier, processes=0)
    before = api.events(dossier)
    assert len(before) == 2
    decided(dossier, "same_event", before[0].label, before[1].label)
    (event,) = api.events(dossier)
    assert set(event.claims) == {claim for one in before for claim in one.claims}
    assert event.id in {one.id for one in before}


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
    api.read([str(tmp_path / f"{name}.txt") for name in told], dossier, processes=0)
    one, other = api.events(dossier)
    made = api.make_decision("same_event", one.id, other.id, dossier, who="Ada Merin", why="one")
    (event,) = api.events(dossier)
    assert set(event.claims) == {*one.claims, *other.claims}
    api.relink(dossier, whole=True)
    assert [held.claims for held in api.events(dossier)] == [event.claims]
    api.make_decision("undo", made.id, "", dossier, who="Ada Merin", why="two")
    assert {held.claims for held in api.events(dossier)} == {one.claims, other.claims}


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
    api.read([str(tmp_path / "c.txt")], dossier, processes=0)
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
    api.read([str(tmp_path / "c.txt")], dossier, processes=0)
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
    api.read([str(tmp_path / "c.txt")], dossier, processes=0)
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
