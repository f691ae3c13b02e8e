"""Actors: ids that stay, documents added later, what people decided, order, swapped states."""

import random
from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import Said, entry

from alteram.decisions import Pairs, pair
from alteram.link.actor_facts import ActorFacts, facts_of
from alteram.link.actor_reasons import why_linked
from alteram.link.actors import add_actors, find_actors, link_actors
from alteram.link.keyed import KeyedActor
from alteram.model import Entry, LinkedActor

_NAMES = (
    "Olen Tarkovych", "Olen Tarkowitsch", "O. Tarkovych", "Tarkovych", "Samir al-Belmari",
    "Samir El Belmari", "Kan Min-oh", "Minoh Kan", "Anna Lutova", "Alina Lutova", "A. Lutova",
    "Goran Leshan", "Goran Lešan", "Darin Velayev", "Darin Velaev",
)  # fmt: skip


def _text(number: int, name: str, state: str | None) -> Entry:
    said = Said(quote=f"{name} was heard.", speaker=name, state=state)
    return entry(f"text-{number}", said, filler=str(number))


def _collection(states: Sequence[str | None], seed: int = 3) -> list[Entry]:
    rng = random.Random(seed)
    return [_text(n, rng.choice(_NAMES), rng.choice(states)) for n in range(30)]


def _facts(entries: Sequence[Entry]) -> list[ActorFacts]:
    return [facts_of(one) for one in entries]


def _member(one: Entry) -> str:
    (person,) = [actor.id for actor in one.analysis.actors if actor.kind == "person"]
    return person


def _home(actors: Sequence[LinkedActor], one: Entry) -> str:
    (found,) = [actor.id for actor in actors if _member(one) in actor.members]
    return found


ENTRIES = _collection(("Vardania", "Ostrovia", None))


def test_order_of_documents_changes_nothing() -> None:
    expected = find_actors(_facts(ENTRIES))
    assert find_actors(_facts(ENTRIES[::-1])) == expected
    assert any(actor.aliases for actor in expected.linked)


def test_swapped_states_swap_the_output() -> None:
    def named(states: tuple[str, str, None]) -> set[tuple[str, tuple[str, ...], str | None, int]]:
        return {
            (actor.name, actor.aliases, actor.state, len(actor.members))
            for actor in link_actors(_collection(states))
        }

    back = {"Vardania": "Ostrovia", "Ostrovia": "Vardania"}
    there = named(("Vardania", "Ostrovia", None))
    swapped = {
        (back.get(name, name), aliases, back.get(state or "", state), members)
        for name, aliases, state, members in named(("Ostrovia", "Vardania", None))
    }
    assert there == swapped


def test_an_id_does_not_move_when_a_variant_becomes_the_usual_name() -> None:
    first = [_text(0, "Darin Velayev", "Kesh")]
    before = link_actors(first)
    more = [*first, *(_text(n, "Darin Velaev", "Kesh") for n in range(1, 4))]
    after = link_actors(more, before=before)
    assert _home(after, more[0]) == _home(before, first[0]) == _home(after, more[3])
    assert _home(link_actors(more), more[0]) != _home(before, first[0])


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 1_000), st.integers(1, 29))
def test_documents_added_later_keep_ids_and_members(seed: int, cut: int) -> None:
    entries = _collection(("Vardania", "Ostrovia", None), seed)
    held = find_actors(_facts(entries[:cut]))
    kept = msgspec.json.decode(msgspec.json.encode(held.keyed), type=tuple[KeyedActor, ...])
    assert kept == held.keyed
    grown = add_actors(_facts(entries[cut:]), held)
    now = {actor.id: actor for actor in grown.linked}
    assert all(set(one.members) <= set(now[one.id].members) for one in held.linked)
    members = [member for actor in grown.linked for member in actor.members]
    assert len(members) == len(set(members))
    assert {actor.id for one in entries for actor in one.analysis.actors} == set(members)


def test_a_variant_added_later_joins() -> None:
    held = find_actors(
        _facts([_text(0, "Olen Tarkovych", "Kesh"), _text(1, "Anna Lutova", "Kesh")])
    )
    grown = add_actors(_facts([_text(2, "Tarkowitsch, Olen", "Kesh")]), held)
    assert _home(grown.linked, _text(2, "Tarkowitsch, Olen", "Kesh")) == _home(
        held.linked, _text(0, "Olen Tarkovych", "Kesh")
    )
    assert add_actors([], held) == held


@pytest.mark.parametrize(("one", "other"), [(0, 1), (1, 2)])
def test_what_a_person_decided_stands_above(one: int, other: int) -> None:
    names = ("Olen Tarkovych", "Olen Tarkowitsch", "Anna Lutova")
    texts = [_text(n, name, "Kesh") for n, name in enumerate(names)]
    asked = pair(_member(texts[one]), _member(texts[other]))
    linked = link_actors(texts)
    together = _home(linked, texts[one]) == _home(linked, texts[other])
    pairs = Pairs(parted=frozenset((asked,))) if together else Pairs(joined=frozenset((asked,)))
    decided = link_actors(texts, pairs)
    assert (_home(decided, texts[one]) == _home(decided, texts[other])) is not together


def test_who_is_told_apart_from_others_of_one_name_leaves_them() -> None:
    texts = [_text(n, "Olen Tarkovych", "Kesh") for n in range(4)]
    odd = _member(texts[2])
    apart = frozenset(pair(odd, _member(texts[n])) for n in (0, 1, 3))
    linked = link_actors(texts, Pairs(parted=apart))
    assert len({_home(linked, one) for one in texts}) == 2
    assert _home(linked, texts[2]) != _home(linked, texts[0]) == _home(link_actors(texts), texts[0])


def test_each_link_has_its_reasons_in_words() -> None:
    actors = find_actors(_facts(ENTRIES))
    linked = next(one for one in actors.linked if "Darin Velayev" in (one.name, *one.aliases))
    reason = why_linked(actors, linked.id)[0]
    assert {reason.one, reason.other} <= {linked.name, *linked.aliases}
    assert reason.compared.bits == sum(step.bits for step in reason.compared.steps) > 0
    assert "write one surname by two habits" in reason.compared.steps[0].words
