"""Links of a dossier: made whole, added to, made anew; ids stay, nothing is counted twice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders import Count, Said, entry

from alteram import api
from alteram.api import linking
from alteram.api.linking import bring_up_to_date
from alteram.model import Document, Entry, Event, Links, Span, content_id
from alteram.store import Dossier

TOLD = (("Tarnova", "2021-03-04", 12), ("Belmar", "2021-05-19", 40), ("Lesk", "2021-03-04", 7))

NAMES = (
    "Oran Vell",
    "Tamsin Kord",
    "Ulric Bane",
    "Petra Haim",
    "Soro Lint",
    "Wanda Yoss",
    "Edmo Farr",
    "Gita Nohl",
    "Rik Amsel",
)


def report(number: int, of: int, filler: str = "") -> Entry:
    """Return one report of one of three events, in words of its own."""
    place, day, toll = TOLD[of]
    words = f"In report {number} {toll} people were killed in {place}"
    said = Said(
        quote=words, speaker=NAMES[number], state="Vardania",
        date=day, place=place, counts=(Count(words=f"{toll} people", value=float(toll)),),
    )  # fmt: skip
    outlet = f"Gazette {number}"
    made = entry(f"r{number}", said, outlet=outlet, published="2021-06-01", filler=filler)
    start = made.text.text.index(place)
    where = replace(made.analysis.places[0], span=Span(start, start + len(place)))
    return replace(
        made,
        document=replace(made.document, id=content_id("doc", made.document.sha256)),
        analysis=replace(made.analysis, places=(where,)),
    )


def add(store: Dossier, entries: Sequence[Entry]) -> None:
    for one in entries:
        store.add(one, one.text.text.encode())
    bring_up_to_date(store)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dossier]:
    """Yield a dossier that counts as large from three documents on."""
    monkeypatch.setattr(linking, "FEW", 2)
    monkeypatch.setattr(linking, "_LARGEST_SHARE", 1.0)
    with Dossier.open(tmp_path / "x.alteram", create=True) as opened:
        yield opened


def by_place(links: Links) -> dict[str | None, Event]:
    return {event.place: event for event in links.events}


def test_documents_join_the_events_that_are_there_and_make_new_ones(store: Dossier) -> None:
    first = [report(1, 0), report(2, 0), report(3, 1)]
    add(store, first)
    before = by_place(store.links())
    assert set(before) == {"Tarnova", "Belmar"}
    new = [report(4, 0), report(5, 2)]
    add(store, new)
    after = by_place(store.links())
    assert after["Belmar"] == before["Belmar"]
    assert after["Tarnova"].id == before["Tarnova"].id
    assert set(after["Tarnova"].documents) == {one.document.id for one in (*first[:2], new[0])}
    assert after["Tarnova"].independent_origins == before["Tarnova"].independent_origins + 1
    assert after["Lesk"].label == "Lesk, 4 March 2021"


def test_adding_one_by_one_gives_what_linking_the_whole_gives(store: Dossier) -> None:
    entries = [report(number, number % 3) for number in range(9)]
    add(store, entries[:3])
    for one in entries[3:]:
        add(store, [one])
    added = store.links()
    bring_up_to_date(store, whole=True)
    whole = store.links()
    assert sorted(added.events, key=lambda e: e.id) == sorted(whole.events, key=lambda e: e.id)
    assert {a.members for a in added.actors} == {a.members for a in whole.actors}
    assert {a.id for a in added.actors} == {a.id for a in whole.actors}


def test_a_copy_added_later_is_no_new_origin(store: Dossier) -> None:
    filler = " ".join(f"word{number}" for number in range(80))
    first = [report(1, 0, filler=filler), report(2, 1), report(3, 2)]
    add(store, first)
    before = by_place(store.links())["Tarnova"]
    copy = replace(
        first[0],
        document=replace(
            first[0].document, id="doc-copy", location="copy.txt", outlet="Gazette 1 Evening",
            published="2021-06-02",
        ),
        text=replace(first[0].text, document="doc-copy"),
    )  # fmt: skip
    store.add(copy, copy.text.text.encode())
    bring_up_to_date(store)
    after = by_place(store.links())["Tarnova"]
    assert len(after.documents) == 2
    assert after.independent_origins == before.independent_origins == 1
    (cluster,) = store.links().copies
    assert cluster.documents == (first[0].document.id, "doc-copy")


def test_what_people_decided_is_kept_when_documents_are_added(store: Dossier) -> None:
    first = [report(1, 0), report(2, 0), report(3, 1)]
    add(store, first)
    claim = next(one.id for one in first[1].analysis.claims)
    event = by_place(store.links())["Tarnova"]
    api.make_decision(
        "other_event", claim, event.id, store.path, who="Ilin Marat", why="another street"
    )
    add(store, [report(4, 0)])
    homes = [event.claims for event in store.links().events if event.place == "Tarnova"]
    assert sorted(claim in claims for claims in homes) == [False, True]
    assert sorted(map(len, homes)) == [1, 2]


def test_a_stop_before_the_links_are_saved_costs_nothing_but_time(
    store: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, [report(1, 0), report(2, 0), report(3, 1)])

    def stop(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(store, "update_links", stop)
        with pytest.raises(KeyboardInterrupt):
            add(store, [report(4, 0)])
    assert not store.is_linked()
    bring_up_to_date(store)
    assert store.is_linked()
    assert len(by_place(store.links())["Tarnova"].documents) == 3


def test_a_document_may_be_given_twice(store: Dossier) -> None:
    add(store, [report(1, 0), report(2, 0), report(3, 1)])
    before = store.links()
    add(store, [report(1, 0)])
    assert store.links() == before


def test_nothing_is_read_again_of_the_documents_that_are_there(
    store: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, [report(1, 0), report(2, 0), report(3, 1)])
    read: list[Document] = []
    sound = Dossier.sound

    def watched(self: Dossier, wanted: tuple[str, ...] | None = None) -> Iterator[Entry]:
        for one in sound(self, wanted):
            read.append(one.document)
            yield one

    monkeypatch.setattr(Dossier, "sound", watched)
    new = report(4, 0)
    add(store, [new])
    assert {document.id for document in read} == {new.document.id}


def test_an_event_is_compared_from_its_own_documents_alone(
    store: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, [report(1, 0), report(2, 0), report(3, 1)])
    event = by_place(store.links())["Tarnova"]
    held = api.collection(store.path)
    expected = next(one for one in api.comparisons(held) if one.event.id == event.id)
    read: list[str] = []
    entries = Dossier.entries

    def watched(self: Dossier, wanted: tuple[str, ...] | None = None) -> Iterator[Entry]:
        for one in entries(self, wanted):
            read.append(one.document.id)
            yield one

    monkeypatch.setattr(Dossier, "entries", watched)
    assert api.compare("Tarnova", store.path) == expected
    assert sorted(read) == sorted(event.documents)
