"""A desk: what it keeps is what is there, whatever was decided before, by however many at once."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.server import NoServerError, an_address, running_server

from alteram import api
from alteram.api.linking import bring_up_to_date
from alteram.api.reviewing import STATES, Wanted, queue_in
from alteram.compare import Index, compare
from alteram.decisions import replay
from alteram.desk import ROLES, Desk, View
from alteram.desk.hiding import Sights
from alteram.desk.sighted import Sighted
from alteram.errors import DossierError
from alteram.model import Collection
from alteram.origins import first_copies
from alteram.store import Dossier

ROOT = Path(__file__).parent.parent.parent
WHO: dict[str, Any] = {"who": "Ilin Marat", "why": "by the passages"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "sample.alteram"
    with contextlib.chdir(ROOT):
        api.read(sorted(str(one) for one in Path("demo/texts").iterdir())[:9], path, processes=0)
    return path


@pytest.fixture
def path(sample: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "held.alteram"
    copy.write_bytes(sample.read_bytes())
    return copy


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with Desk(path) as opened:
        assert opened.settle()
        yield opened


def shown(view: View) -> tuple[object, ...]:
    """Return all that pages are made of."""
    events = view.links.events
    return (
        view.decisions, view.judged, view.links, view.documents, view.problems, view.looks,
        [view.queue(Wanted(state=state), limit=500) for state in (None, *STATES)],
        [view.queue(Wanted(event=one.id), limit=500) for one in events],
        view.found_events(), view.found_events(outcome="killed", sort="documents"),
        view.speakers(), view.actors(), view.states(),
        view.actor_numbers([one.id for one in view.links.actors]),
        view.counted([one.id for one in view.documents]),
        [view.comparison(one.id) for one in events],
        [view.lineage(one.id, "killed") for one in events],
        [view.timeline(one.id) for one in events],
        [view.entry(one.id) for one in view.documents],
        [view.events_of(one.id) for one in view.documents],
        [view.copies(one.id) for one in view.documents],
        view.history([row.subject.split()[0] for row in view.decisions]),
        view.mine("Ilin Marat"),
    )  # fmt: skip


Step = Callable[[Desk, int], object]


def _claim(desk: Desk, number: int) -> str:
    items = desk.view("lead").queue(Wanted(state=None), limit=500).items
    return items[number % len(items)].id


def _event(desk: Desk, number: int) -> str:
    events = desk.view("lead").links.events
    return events[number % len(events)].id


def _undo(desk: Desk, number: int) -> None:
    rows = desk.view("lead").decisions
    if rows:
        desk.undo(rows[number % len(rows)].id, **WHO)


def _same_event(desk: Desk, number: int) -> None:
    one, other = _event(desk, number), _event(desk, number + 1)
    if one != other:
        desk.decide("same_event", one, other, **WHO)


def _party(desk: Desk, number: int) -> None:
    actors = desk.view("lead").links.actors
    desk.decide("party", actors[number % len(actors)].id, f"Side {number % 3}", **WHO)


def _speaker(desk: Desk, number: int) -> None:
    item = desk.view("lead").item(_claim(desk, number))
    desk.decide("edit", f"{item.attribution} speaker_name", "Mara Lind", **WHO)


STEPS: dict[str, Step] = {
    "accept": lambda desk, n: desk.decide("accept", _claim(desk, n), **WHO),
    "reject": lambda desk, n: desk.decide("reject", _claim(desk, n), **WHO),
    "propose": lambda desk, n: desk.decide("propose", _claim(desk, n), **WHO),
    "restrict": lambda desk, n: desk.decide("restrict", _claim(desk, n), **WHO),
    "release": lambda desk, n: desk.decide("release", _claim(desk, n), **WHO),
    "label": lambda desk, n: desk.decide("label", _event(desk, n), f"Label {n}", **WHO),
    "note": lambda desk, n: desk.decide("note", _claim(desk, n), "a note", **WHO),
    "speaker": _speaker,
    "undo": _undo,
    "same event": _same_event,
    "party": _party,
}
_STEPS = st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 40))


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(_STEPS, min_size=1, max_size=4))
def test_what_is_kept_is_what_a_fresh_desk_shows(
    sample: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    path = tmp_path_factory.mktemp("kept") / "held.alteram"
    path.write_bytes(sample.read_bytes())
    with Desk(path) as desk:
        for name, number in steps:
            STEPS[name](desk, number)
            shown(desk.view("lead"))
        assert desk.settle()
        kept = {role: shown(desk.view(role)) for role in ROLES[::3]}
        assert desk.fault == ""
        assert desk.view("lead").judged == replay(desk.view("lead").decisions)
    with Desk(path) as fresh:
        assert fresh.settle()
        assert shown(fresh.view("lead")) == kept["lead"]
        assert shown(fresh.view("viewer")) == kept["viewer"]


def test_a_role_sees_of_each_further_decision_what_it_sees_of_all_at_once(
    desk: Desk, path: Path
) -> None:
    secret, other = _claim(desk, 0), _claim(desk, 7)
    desk.decide("restrict", secret, **WHO)
    about = [("accept", other), ("reject", secret), ("note", other), ("note", secret)]
    rows = []
    with Dossier.open(path) as store:
        sights = Sights(store)
        for action, claim in about:
            rows.append(desk.decide(action, claim, "As in 2022" * (action == "note"), **WHO))
            rows.append(desk.undo(rows[-1].id, **WHO))
            rows.append(desk.undo(rows[-1].id, **WHO))
            view, fresh = desk.view("viewer"), Sighted.of(store, "viewer", sights)
            assert view.decisions == fresh.decisions()
            assert view.judged == fresh.judged()
    seen = {one.id for one in desk.view("viewer").decisions}
    assert [one.id in seen for one in rows] == [*[True] * 3, *[False] * 3] * 2


def test_a_view_shows_what_the_commands_print(desk: Desk, path: Path) -> None:
    desk.decide("reject", _claim(desk, 1), **WHO)
    assert desk.settle()
    view, events = desk.view("lead"), api.events(path)
    assert view.links.events == events
    assert [view.comparison(one.id) for one in events] == [
        api.compare(one.id, path) for one in events
    ]
    assert [view.lineage(one.id, "killed") for one in events] == [
        api.figure(one.id, "killed", path) for one in events
    ]
    assert [view.timeline(one.id) for one in events] == [
        api.timeline(one.id, path) for one in events
    ]
    for one in view.documents:
        assert view.copies(one.id, differences=True) == api.copies(one.id, path, differences=True)
    assert view.looks == api.need_look(path)


def test_the_queue_of_the_register_is_that_of_the_documents(desk: Desk, path: Path) -> None:
    for number, action in enumerate(("accept", "reject", "needs_work", "restrict", "accept")):
        desk.decide(action, _claim(desk, 3 * number), **WHO)
    assert desk.settle()
    view = desk.view("lead")
    speaker = view.queue(Wanted()).items[0].speaker
    asked = [
        *(Wanted(state=one) for one in (None, *STATES)),
        *(Wanted(event=one.id, state=None) for one in view.links.events),
        *(Wanted(document=one.id) for one in view.documents),
        Wanted(speaker=speaker),
        Wanted(but=frozenset(one.id for one in view.queue(Wanted(), limit=3).items)),
    ]
    with Dossier.open(path) as store:
        for one in asked:
            assert view.queue(one, limit=1000) == queue_in(store, one, limit=1000)
            assert view.queue(one, limit=4, offset=2) == queue_in(store, one, limit=4, offset=2)


def test_the_next_item_is_found_behind_the_one_before(desk: Desk) -> None:
    view = desk.view("lead")
    whole = view.queue(Wanted(), limit=20).items
    after = view.queue(Wanted(), limit=5, after=whole[3].id).items
    assert after == whole[4:9]


def test_twenty_who_decide_at_once_lose_nothing(desk: Desk, path: Path) -> None:
    claims = [one.id for one in desk.view("lead").queue(Wanted(), limit=400).items]
    told: list[str] = []
    faults: list[BaseException] = []

    def review(number: int) -> None:
        try:
            for claim in claims[number::20][:3]:
                action = "reject" if number % 4 == 0 else "accept"
                told.append(desk.decide(action, claim, who=f"Reader {number}", why="read").id)
                assert desk.view("viewer").decisions
        except BaseException as error:  # noqa: BLE001 - told to the test
            faults.append(error)

    threads = [threading.Thread(target=review, args=(number,)) for number in range(20)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(120)
    assert not faults
    assert desk.settle()
    assert len(told) == len(set(told)) > 20
    assert {row.id for row in desk.view("lead").decisions} >= set(told)
    with Dossier.open(path) as store:
        assert {row.id for row in store.decisions()} == set(told)
        assert store.is_linked()
        assert store.verify() == ()


def test_links_follow_in_the_background_and_the_view_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def waiting(store: Dossier) -> None:
        assert go_on.wait(30)
        bring_up_to_date(store)

    monkeypatch.setattr("alteram.desk.desk.bring_up_to_date", waiting)
    events = desk.view("lead").links.events
    one, other = events[0], events[1]
    desk.decide("same_event", one.id, other.id, **WHO)
    view = desk.view("lead")
    assert view.pending
    assert view.links.events == events
    assert view.decisions[-1].action == "same_event"
    go_on.set()
    assert desk.settle()
    assert not desk.view("lead").pending
    assert len(desk.view("lead").links.events) == len(events) - 1


def test_a_review_asks_for_no_new_links(desk: Desk) -> None:
    desk.decide("accept", _claim(desk, 0), **WHO)
    assert not desk.view("lead").pending


def test_a_fault_in_the_background_is_told_and_the_work_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = threading.Event()

    def failing(store: Dossier) -> None:
        if not broken.is_set():
            broken.set()
            raise DossierError("the disk cannot be read.")
        bring_up_to_date(store)

    monkeypatch.setattr("alteram.desk.desk.bring_up_to_date", failing)
    desk.decide("reject", _claim(desk, 0), **WHO)
    assert broken.wait(30)
    desk.decide("reject", _claim(desk, 5), **WHO)  # who asks again need not wait
    assert desk.settle()
    assert desk.fault == ""
    problems = [one for one in desk.view("lead").problems if one.stage == "link"]
    assert [one.message.startswith("the disk cannot be read.") for one in problems] == [True]


def test_what_another_process_adds_and_decides_is_seen(desk: Desk, path: Path) -> None:
    before = desk.view("lead")
    file = path.parent / "more.txt"
    file.write_text("Three people were killed in Harsk on 3 May 2023, the mayor said.\n")
    api.read([str(file)], path, processes=0)
    api.make_decision("label", before.links.events[0].id, "Another name", path, **WHO)
    desk.settle()
    view = desk.view("lead")
    assert len(view.documents) == len(before.documents) + 1
    assert view.links.events == api.events(path)
    assert view.decisions[-1].value == "Another name"


def test_a_person_takes_back_what_was_decided_last(desk: Desk) -> None:
    claim = _claim(desk, 0)
    desk.decide("accept", claim, who="Ana Perin")
    desk.decide("note", claim, "seen", who="Ana Perin")
    desk.decide("accept", _claim(desk, 1), who="Ilin Marat")
    last, first = desk.view("lead").mine("Ana Perin")
    assert (last.action, first.action) == ("note", "accept")
    desk.undo(last.id, who="Ana Perin", why="a slip")
    assert desk.view("lead").mine("Ana Perin") == (first,)
    assert desk.view("lead").judged.state(claim) == "accepted"


def test_comparisons_of_the_whole_and_of_one_event_are_the_same(path: Path) -> None:
    with Dossier.open(path) as store:
        links = store.links()
        for event in links.events:
            held = Collection(entries=tuple(store.sound(event.documents)), links=links)
            firsts = first_copies(links.copies)
            wanted = {firsts[one] for one in event.documents if one in firsts}
            one = compare(event, held, Index(held, store.documents(wanted)))
            assert one == api.compare(event.id, path)


def test_a_desk_over_a_server_is_the_same(sample: Path) -> None:
    try:
        with running_server() as server, Desk(an_address(server, "desk")) as desk:
            with Dossier.open(sample) as held, Dossier.open(desk.name, write=True) as store:
                for entry in held.entries():
                    store.add(entry, held.original(entry.document.id))
            desk.view("lead")
            assert desk.settle()
            claim = _claim(desk, 0)
            desk.decide("reject", claim, **WHO)
            assert desk.settle()
            assert desk.fault == ""
            view = desk.view("lead")
            assert claim not in {one for event in view.links.events for one in event.claims}
            assert view.queue(Wanted(state="rejected")).items[0].id == claim
            assert view.found_events().total == len(view.links.events) > 1
            with Dossier.open(desk.name) as store:
                assert store.is_linked()
    except NoServerError as error:
        pytest.skip(f"Nothing was tested on a database server: {error}.")
