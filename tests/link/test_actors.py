"""Actors: one record for the same person, body or state in several documents."""

import pytest
from tests.builders import Said, entry

from alteram.link.actors import link_actors
from alteram.link.names import body_key, person_words, state_key
from alteram.model import LinkedActor


def _named(actors: tuple[LinkedActor, ...], name: str) -> LinkedActor:
    (found,) = [actor for actor in actors if name in (actor.name, *actor.aliases)]
    return found


@pytest.mark.parametrize(
    "name",
    [
        "Foreign Ministry of Vardania",
        "Vardanian MFA",
        "Ministry of Foreign Affairs of the Republic of Vardania",
        "Vardania\N{RIGHT SINGLE QUOTATION MARK}s Foreign Affairs Ministry",
        "the Vardanian Foreign Ministry",
    ],
)
def test_names_of_a_body_have_one_key(name: str) -> None:
    assert body_key(name, None) == body_key("Ministry of Foreign Affairs", "Vardania")
    assert body_key(name, None) != body_key("Foreign Ministry of Ostrovia", None)
    assert body_key(name, None) != body_key("Vardanian Defence Ministry", None)


def test_states_by_name_and_adjective() -> None:
    assert state_key("Vardania") == state_key("Vardanian") == state_key("Republic of Vardania")
    assert state_key("French") == state_key("France")
    assert state_key("Vardania") != state_key("Ostrovia")


def test_titles_are_no_names() -> None:
    assert person_words("Foreign Minister Ada Merin")[-2:] == ("ada", "merin")
    assert person_words("President Ada Mérin") == ("ada", "merin")


def test_person_by_surname_and_body() -> None:
    body = "Foreign Ministry of Vardania"
    full = entry("a", Said(quote="One.", speaker="Ada Merin", body=body, state="Vardania"))
    short = entry("b", Said(quote="Two.", speaker="Merin", body="Vardanian MFA", state="Vardania"))
    other = entry("c", Said(quote="Three.", speaker="Merin", state="Ostrovia"))
    actors = link_actors([full, short, other])
    person = _named(actors, "Ada Merin")
    assert person.aliases == ("Merin",)
    assert len(person.members) == 2
    ministry = _named(actors, body)
    assert person.part_of == ministry.id
    assert ministry.part_of == _named(actors, "Vardania").id
    assert person.state == "Vardania"


def test_namesakes_of_two_states_stay_apart() -> None:
    entries = [
        entry(state, Said(quote="One.", speaker="Ada Merin", state=state))
        for state in ("Vardania", "Ostrovia")
    ]
    assert len([a for a in link_actors(entries) if a.kind == "person"]) == 2


def test_descriptions_are_not_linked() -> None:
    said = Said(quote="One.", speaker="various sources", speaker_kind="unknown")
    actors = link_actors([entry("a", said), entry("b", said, filler="More.")])
    assert len(actors) == 2


def test_ids_do_not_move() -> None:
    first = entry("a", Said(quote="One.", speaker="Ada Merin", state="Vardania"))
    second = entry("b", Said(quote="Two.", speaker="Bo Lund", state="Ostrovia"))
    before = {actor.id for actor in link_actors([first])}
    assert before <= {actor.id for actor in link_actors([second, first])}
