"""Actors of invented texts: who they are, what they belong to, and which words mean them."""

from typing import NamedTuple

import pytest

from alteram.model import Actor, quote
from alteram.pipeline import analyse


class Want(NamedTuple):
    """What is wanted of the actor that the last mention of `words` means."""

    words: str
    name: str
    kind: str = "person"
    role: str | None = None
    part_of: str | None = None
    state: str | None = None
    unnamed: bool = False
    metonym: bool = False


def _actor(text: str, actors: tuple[Actor, ...], words: str) -> Actor | None:
    """Return the actor whose mention has these very words, the last of them."""
    found = [
        (span, actor) for actor in actors for span in actor.mentions if quote(text, span) == words
    ]
    return max(found, key=lambda one: one[0])[1] if found else None


def _as_wanted(text: str, want: Want) -> Want | None:
    actors = analyse(text).actors
    one = _actor(text, actors, want.words)
    if one is None:
        return None
    owner = next((other.name for other in actors if other.id == one.part_of), None)
    return Want(
        want.words, one.name, one.kind, one.role, owner, one.state, one.unnamed, one.metonym
    )


TITLE = "Ministry of Foreign Affairs of the Republic of Vardania"
LONG = (
    f"Head of the Press Service Department of the {TITLE} Leyla Torvan said that the village had "
    "been shelled. The ministry added that two people were killed."
)
SEATS = (
    "Varda said on Monday that its forces had not fired. Ostro rejected the statement. Varda, "
    "the Vardanian capital, was quiet. Ostro is the capital of Ostrovia."
)
KESH = (
    "Li Wenbo, a spokesperson for the Kesh Ministry of Defence, said that no shells were fired. "
    "The ministry said that the border was calm."
)
FRONT = (
    "The Free Coast Movement (FCM) said on Friday that it had left the town. FCM spokesman Tolo "
    "Bakari denied looting. The movement blamed the army."
)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            LONG,
            Want(
                "Leyla Torvan",
                "Leyla Torvan",
                role=f"Head of the Press Service Department of the {TITLE}",
                part_of=TITLE,
                state="Vardania",
            ),
        ),
        (LONG, Want("ministry", TITLE, "body", state="Vardania")),
        (
            KESH,
            Want(
                "Li Wenbo",
                "Li Wenbo",
                role="spokesperson for the Kesh Ministry of Defence",
                part_of="Kesh Ministry of Defence",
                state="Kesh",
            ),
        ),
        (KESH, Want("ministry", "Kesh Ministry of Defence", "body", state="Kesh")),
        (FRONT, Want("movement", "Free Coast Movement", "body")),
        (FRONT, Want("FCM", "Free Coast Movement", "body")),
        (
            FRONT,
            Want("Tolo Bakari", "Tolo Bakari", "person", "FCM spokesman", "Free Coast Movement"),
        ),
        (
            "The Land and Water Party said that 3 men of the 9th Kesh Ranger Battalion were seen.",
            Want("Land and Water Party", "Land and Water Party", "body"),
        ),
        (
            "Superintendent Devi Rana of the Harbour Police said that nobody was hurt.",
            Want("Devi Rana", "Devi Rana", role="Superintendent", part_of="Harbour Police"),
        ),
    ],
)  # fmt: skip
def test_an_actor_is_who_its_words_say(text: str, want: Want) -> None:
    assert _as_wanted(text, want) == want


@pytest.mark.parametrize(
    ("words", "want"),
    [
        ("Varda", Want("Varda", "Varda", "body", state="Vardania", metonym=True)),
        ("Ostro", Want("Ostro", "Ostro", "body", None, "Ostrovia", "Ostrovia", metonym=True)),
    ],
)
def test_a_seat_of_government_is_marked_and_has_its_state(words: str, want: Want) -> None:
    assert _as_wanted(SEATS, want) == want
    assert len(next(a for a in analyse(SEATS).actors if a.name == words).mentions) == 1


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Various sources", "group"),
        ("Witnesses", "group"),
        ("A diplomat", "person"),
        ("Residents of the quarter", "group"),
        ("A baker", "person"),
    ],
)
def test_those_without_a_name_stay_unnamed(words: str, kind: str) -> None:
    text = f"{words} said that shells fell. Tolo Bakari, a diplomat, denied it."
    unnamed = [actor for actor in analyse(text).actors if actor.unnamed]
    assert [(actor.kind, len(actor.mentions)) for actor in unnamed] == [(kind, 1)]


FULL_AND_SHORT = [
    ("Abdulrahman bin Khalid al-Tamari", "Al-Tamari"),
    ("María Luisa de la Torre Quispe", "De la Torre"),
    ("Kovács Béla", "Kovács"),
    ("Nguyen Van Thanh", "Thanh"),
    ("Li Wenbo", "Li"),
    ("Yoon Suk-yeol", "Yoon"),
    ("Jan van der Berg", "Van der Berg"),
    ("Chidi Okwuosa", "Okwuosa"),
    ("Nino Javelidze", "Javelidze"),
    ("Sukarman", "Sukarman"),
    ("Shams ud-Din Wardak", "Wardak"),
    ("Josef Mbeki Tando", "Tando"),
]


@pytest.mark.parametrize(("full", "short"), FULL_AND_SHORT)
def test_a_person_is_met_again_by_a_shorter_name(full: str, short: str) -> None:
    text = f"{full}, the mayor, said that the road was open. {short} said that buses would run."
    persons = [actor for actor in analyse(text).actors if actor.kind == "person"]
    assert [(actor.name, actor.role) for actor in persons] == [(full, "mayor")]
    assert {quote(text, span) for span in persons[0].mentions} == {full, "mayor", short}


@pytest.mark.parametrize("title", ["Daw", "U", "Mr", "Datuk", "Mallam", "Señora", "Shri"])
def test_a_word_of_address_is_no_part_of_a_name(title: str) -> None:
    text = f"{title} Mya Thida said that the clinic was closed. Mya Thida left on Friday."
    assert [actor.name for actor in analyse(text).actors] == ["Mya Thida"]


def test_a_building_and_the_place_that_orders_come_from_stand_for_a_government() -> None:
    text = (
        "The Presidential Palace said that it was sorry. On orders from Koubar the army fired. "
        "In the capital, Varda, people slept."
    )
    found = {actor.name for actor in analyse(text).actors if actor.metonym}
    assert found == {"Presidential Palace", "Koubar"}


@pytest.mark.parametrize(("first", "second"), [("Tarn Abbo", "Lira Sonn"), ("Okwu Ade", "Mei Lin")])
def test_pronouns_follow_what_the_text_tells_of_gender(first: str, second: str) -> None:
    text = (
        f"{first} and {second} met on Monday. {first} said that his wife was ill. {second} said "
        "that her husband was dead. He said that the road was open. She said that it was closed."
    )
    said = {quote(text, one.content[0]): one.speaker_name for one in analyse(text).attributions}
    assert said["that the road was open"] == first
    assert said["that it was closed"] == second


@pytest.mark.parametrize(
    ("noun", "name", "kind"),
    [
        ("news agency", "Lenvest", "outlet"),
        ("rights group", "Open Wells", "body"),
        ("armed group", "Sons of the River", "body"),
        ("opposition party", "New Dawn", "body"),
    ],
)
def test_a_noun_beside_a_name_tells_its_kind(noun: str, name: str, kind: str) -> None:
    text = f"The {noun} {name} said that two men were killed."
    assert [(actor.name, actor.kind) for actor in analyse(text).actors] == [(name, kind)]
