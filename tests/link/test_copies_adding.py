"""Order, addition, decisions and swapped names: what must not change the copies, and what must."""

import random
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.prose import copies, page, prose, traces

from alteram.decisions import Pairs, pair
from alteram.link.copies import find_copies
from alteram.link.copy_adding import add_copies
from alteram.link.copy_index import CopyIndex
from alteram.link.traces import Trace
from alteram.model import CopyCluster, Entry

QUOTES = [f"“{prose(n, 1, 20)}”" for n in range(50, 54)]
OUTLETS = [None, "Lenna Post", "Vardan Press", "Ministry of Health of Kesh"]


@st.composite
def collections(draw: st.DrawFn) -> list[Entry]:
    """Texts, copies of them, articles that hold them, and quotations, on a few days."""
    rng = random.Random(draw(st.integers(0, 10**6)))
    made = []
    for number in range(rng.randint(2, 9)):
        story = prose(100 + rng.randrange(3), 10)
        parts = story.split(". ")
        text = {
            0: story,
            1: ". ".join(parts[: rng.randint(6, 9)]),
            2: f"{prose(200 + number, 14)}\n\n{'. '.join(parts[:4])}.\n\n{prose(300 + number, 4)}",
            3: f"{prose(400 + number)}\n\n{rng.choice(QUOTES)} she said, Vardan Press reports.",
            4: f"{story}\n\n{rng.choice(QUOTES)} she said.",
        }[rng.randrange(5)]
        day = rng.choice([None, "2022-03-04", "2022-03-05"])
        made.append(page(text, rng.choice(OUTLETS), day, name=f"{number}.txt"))
    return made


def shapes(clusters: tuple[CopyCluster, ...]) -> list[tuple[object, ...]]:
    return sorted((one.documents, one.origin, one.credit, one.links) for one in clusters)


@settings(max_examples=15, deadline=None)
@given(collections(), st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(entries: list[Entry], rng: random.Random) -> None:
    shuffled = entries[:]
    rng.shuffle(shuffled)
    assert copies(*entries) == copies(*shuffled)


@settings(max_examples=15, deadline=None)
@given(collections(), st.integers(0, 8))
def test_adding_gives_the_same_as_the_whole(entries: list[Entry], cut: int) -> None:
    held = traces(*entries)
    old, new = held[: cut % len(held)], held[cut % len(held) :]
    before = find_copies(old)
    changed = add_copies(new, CopyIndex(old), before)
    kept = [one for one in before if one.id not in {c.id for c in changed.clusters}]
    after = (*(one for one in kept if one.id not in changed.gone), *changed.clusters)
    assert shapes(after) == shapes(find_copies(held))


@settings(max_examples=15, deadline=None)
@given(collections())
def test_one_more_text_has_the_relatives_that_the_whole_gives(entries: list[Entry]) -> None:
    *old, new = traces(*entries)
    met = {d for r in CopyIndex(old).relatives(new) for d in (r.document, r.of)} - {new.document}
    linked = {
        document
        for cluster in find_copies([*old, new])
        for link in cluster.links
        if new.document in (link.document, link.of)
        for document in (link.document, link.of)
    }
    assert linked - {new.document} <= met


def test_ids_do_not_move_as_documents_are_added() -> None:
    late = page(prose(1), "Lenna Post", "2022-03-05")
    (before,) = copies(late, page(prose(1) + " More.", "Kesh Radio", "2022-03-06"))
    early = page(prose(1), "Belmar Daily", "2022-03-01")
    held = traces(late, page(prose(1) + " More.", "Kesh Radio", "2022-03-06"))
    (after,) = find_copies([*held, *traces(early)], [before])
    assert (after.id, after.origin) == (before.id, early.document.id)


def test_people_overrule_the_words() -> None:
    one, copy, other = page(prose(1), name="1"), page(prose(1), name="2"), page(prose(2), name="3")
    ids = [entry.document.id for entry in (one, copy, other)]
    parted = Pairs(parted=frozenset([pair(ids[0], ids[1])]))
    assert find_copies(traces(one, copy, other), judged=parted) == ()
    joined = Pairs(joined=frozenset([pair(ids[0], ids[2])]))
    (cluster,) = find_copies(traces(one, copy, other), judged=joined)
    assert set(cluster.documents) == set(ids)
    both = Pairs(joined=joined.joined, parted=parted.parted)
    (cluster,) = find_copies(traces(one, copy, other), judged=both)
    assert set(cluster.documents) == {ids[0], ids[2]}


def test_swapped_names_change_nothing_but_names() -> None:
    def swap(text: str) -> str:
        return (
            text.replace("Vardania", "\0").replace("Ostrovia", "Vardania").replace("\0", "Ostrovia")
        )

    quote = "“The army of Ostrovia shelled our homes all night and Vardania did nothing about it,”"
    told = [
        ("Ministry of Defence of Vardania", f"{prose(1)} Vardania said so. {quote} he said."),
        ("Ostrovia Today", f"{prose(1)} Vardania said so. {quote} he said. {prose(2, 3)}"),
        ("Vardania Post", f"{prose(3)}\n\n{quote} he said, Ostrovia Press reports."),
        ("Ostrovia Press", f"{prose(4)}\n\n{quote} he said."),
    ]
    plain = copies(*(page(text, outlet, name=str(n)) for n, (outlet, text) in enumerate(told)))
    swapped = copies(
        *(page(swap(text), swap(outlet), name=str(n)) for n, (outlet, text) in enumerate(told))
    )
    order = {
        page(text, outlet, name=str(n)).document.id: n for n, (outlet, text) in enumerate(told)
    }
    other = {
        page(swap(text), swap(outlet), name=str(n)).document.id: n
        for n, (outlet, text) in enumerate(told)
    }

    def seen(
        clusters: tuple[CopyCluster, ...], numbers: dict[str, int]
    ) -> list[tuple[object, ...]]:
        found: list[tuple[object, ...]] = [
            (numbers[link.document], numbers[link.of], link.kind, link.overlap, link.passages)
            for cluster in clusters
            for link in cluster.links
        ]
        return sorted(found, key=str)

    assert plain
    assert seen(plain, order) == seen(swapped, other)


HOSTILE = {
    "empty": "",
    "one word": "word",
    "equal words": "word " * 100_000,
    "no spaces": "x" * 200_000,
    "marks": "“”\"'«»" * 5_000,
    "open quotes": "“word " * 3_000,
    "lone surrogate": "word \ud800 " * 50,
    "brackets": "(AFP) " * 5_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_traced_packed_and_compared(text: str) -> None:
    (made,) = traces(page(text, "Lenna Post"))
    assert msgspec.json.decode(msgspec.json.encode(made), type=Trace) == made
    found = copies(page(text, name="a"), page(text + " ", name="b"), page(prose(1)))
    assert all(len(cluster.documents) == 2 for cluster in found)
    index = CopyIndex(traces(page(prose(1)), page(text, name="a")))
    assert len(index.relatives(made)) <= 1


def test_five_thousand_identical_documents_are_one_text() -> None:
    (one,) = traces(page(prose(1)))
    held = [
        replace(one, appearance=replace(one.appearance, document=f"doc-{n}")) for n in range(5_000)
    ]
    (cluster,) = find_copies(held)
    assert len(cluster.documents) == 5_000
    assert len(cluster.links) == 4_999


def test_a_statement_in_a_hundred_articles_is_not_lost() -> None:
    statement = page(prose(1, 6), "Ministry of Defence of Kesh")
    articles = [page(f"{prose(1000 + n)} {prose(1, 6)}", f"Outlet {n}") for n in range(100)]
    (cluster,) = copies(statement, *articles)
    assert len(cluster.links) == 100
    assert {link.kind for link in cluster.links} == {"contains"}
