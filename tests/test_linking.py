"""Links of a dossier: made whole, added to, made anew; ids stay, nothing is counted twice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.builders import Count, Said, entry

from alteram import api
from alteram.api import linking
from alteram.api.linking import bring_up_to_date, kept_weights
from alteram.compare import compare
from alteram.decisions import By, decide
from alteram.link import Linked, fitting, link_added
from alteram.link.fitting import weights_of
from alteram.link.levels import COMPARISONS
from alteram.model import Document, Entry, Event, Links, Span, content_id
from alteram.store import Dossier, Linkage

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


@pytest.mark.parametrize("whole", [False, True])
def test_a_stop_between_any_two_writes_costs_nothing_but_time(
    store: Dossier, monkeypatch: pytest.MonkeyPatch, whole: bool
) -> None:
    add(store, [report(1, 0), report(2, 0), report(3, 1)])
    before = store.links()

    def stop(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    new = report(4, 0)
    store.add(new, new.text.text.encode())
    last = (Dossier, "save_links" if whole else "update_links")
    steps = ("drop_mentions", "add_mentions", "keep_facts", "add_traces")
    for where, name in (*((Linkage, step) for step in steps), last):
        with monkeypatch.context() as patched:
            patched.setattr(where, name, stop)
            with pytest.raises(KeyboardInterrupt):
                bring_up_to_date(store, whole=whole)
        assert store.links() == before
        assert not store.is_linked()
        assert store.linkage.traced() == 3
    bring_up_to_date(store)
    assert store.is_linked()
    assert len(by_place(store.links())["Tarnova"].documents) == 3


@pytest.mark.parametrize("links_too", [False, True])
def test_what_another_process_adds_meanwhile_is_linked(
    store: Dossier, monkeypatch: pytest.MonkeyPatch, links_too: bool
) -> None:
    add(store, [report(1, 0), report(2, 0), report(3, 1)])
    made = link_added
    met: list[int] = []

    def slow(*args: Any) -> Linked:
        if not met:
            met.append(1)
            with Dossier.open(store.path, write=True) as other:
                one = report(5, 0)
                other.add(one, one.text.text.encode())
                if links_too:
                    bring_up_to_date(other)
        return made(*args)

    monkeypatch.setattr(linking, "link_added", slow)
    add(store, [report(4, 0)])
    assert store.is_linked()
    assert not store.linkage.untraced()
    assert len(by_place(store.links())["Tarnova"].documents) == 4


def test_an_earlier_text_added_after_its_copies_leaves_one_origin(store: Dossier) -> None:
    filler = " ".join(f"word{number}" for number in range(80))
    late = report(1, 0, filler=filler)
    add(store, [late, report(2, 1), report(3, 2)])
    early = replace(
        late,
        document=replace(late.document, id="doc-early", location="early.txt", outlet="Kesh Post",
                         published="2021-05-01"),
        text=replace(late.text, document="doc-early"),
        analysis=replace(late.analysis, attributions=tuple(
            replace(one, kind="outlet", chain=("Kesh Post",))
            for one in late.analysis.attributions)),
    )  # fmt: skip
    store.add(early, early.text.text.encode())
    bring_up_to_date(store)
    added = by_place(store.links())
    bring_up_to_date(store, whole=True)
    assert added == by_place(store.links())


def test_who_is_only_described_stays_as_documents_are_added(store: Dossier) -> None:
    said = Said(quote="In the square nine people were killed", speaker="witnesses",
                date="2021-03-04")  # fmt: skip
    add(store, [entry("w", said, outlet="Kesh Post"), report(2, 0), report(3, 1)])
    (before,) = [one for one in store.links().actors if one.name == "witnesses"]
    add(store, [report(4, 0)])
    assert [one for one in store.links().actors if one.name == "witnesses"] == [before]


def test_weights_follow_many_decisions_and_are_those_that_why_tells(
    store: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting, "LEAST_DECISIONS", 2)
    told = [report(number, number % 3) for number in range(6)]
    add(store, told)
    assert kept_weights(store) == weights_of(COMPARISONS)
    claims = [one.analysis.claims[0].id for one in told]
    for action, one, other in (
        ("same_event", 0, 3), ("same_event", 1, 4), ("other_event", 0, 1), ("other_event", 1, 2),
    ):  # fmt: skip
        store.append_decision(
            decide(action, [claims[one]], [claims[other]], By(who="Ilin Marat", why="a test",
                   made=f"2031-01-0{one + 1}T0{other}:00:00"))
        )  # fmt: skip
    bring_up_to_date(store)
    weights = kept_weights(store)
    assert weights["act"]["same"] < weights_of(COMPARISONS)["act"]["same"]
    add(store, [report(7, 0)])
    assert kept_weights(store) == weights
    (reason,) = api.why(claims[0], claims[3], store.path)
    steps = {step.name: step.bits for step in reason.steps}
    assert steps["act"] == weights["act"]["same"]
    assert reason.bits == pytest.approx(sum(steps.values()))
    bring_up_to_date(store, whole=True)
    assert kept_weights(store) == weights


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
    expected = compare(event, held)
    read: list[str] = []
    entries = Dossier.entries

    def watched(self: Dossier, wanted: tuple[str, ...] | None = None) -> Iterator[Entry]:
        for one in entries(self, wanted):
            read.append(one.document.id)
            yield one

    monkeypatch.setattr(Dossier, "entries", watched)
    assert api.compare("Tarnova", store.path) == expected
    assert sorted(read) == sorted(event.documents)
