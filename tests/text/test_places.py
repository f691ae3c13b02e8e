"""Places: found by name and syntax, resolved by what else the text speaks of."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.model import PlaceMention, Span, quote
from alteram.text.parse import parse
from alteram.text.places import find_places, resolve_spans


def places(text: str) -> dict[str, PlaceMention]:
    return {place.text: place for place in find_places(parse(text))}


def test_offsets_are_exact() -> None:
    text = "Officials in Nairobi said that trade with Tanzania had grown."
    found = find_places(parse(text))
    assert [place.text for place in found] == ["Nairobi", "Tanzania"]
    assert all(quote(text, place.span) == place.text for place in found)


def test_context_decides_between_namesakes() -> None:
    assert places("Police in Athens, Georgia, said so.")["Athens"].country == "US"
    assert places("Police in Athens, Greece, said so.")["Athens"].country == "GR"
    assert places("Talks in Tbilisi, Georgia, went on.")["Georgia"].precision == "country"


def test_an_adjective_is_no_place() -> None:
    assert places("The Kenyan minister thanked the Peruvian envoy.") == {}


def test_an_unknown_village_is_kept_without_coordinates() -> None:
    found = places("Shells hit the village of Vardanesh on 3 May.")["Vardanesh"]
    assert (found.precision, found.lat, found.lon, found.country) == ("unknown", None, None, None)


def test_an_unknown_village_takes_its_region() -> None:
    found = places("The village of Vardanesh in Ontario province was flooded.")["Vardanesh"]
    assert (found.precision, found.country, found.geonameid) == ("region", "CA", None)
    assert found.lat is not None


@pytest.mark.parametrize(
    "text",
    [
        "Marta Jordan spoke. Jordan said that she would stay.",
        "The Washington Post wrote about it.",
        "Thomas de Brest wrote a book.",
    ],
)
def test_people_and_papers_are_no_places(text: str) -> None:
    assert places(text) == {}


def test_a_word_for_its_kind_decides() -> None:
    assert places("KABUL, Afghanistan, May 3 - He spoke.")["KABUL"].precision == "place"
    assert places("Shops closed across Shusha District.")["Shusha"].precision == "district"


def test_given_spans_are_resolved() -> None:
    text = "The Kenyan team met in Vardanesh and Nairobi."
    spans = [Span(4, 10), Span(23, 32), Span(37, 44)]
    kenya, nothing, nairobi = resolve_spans(parse(text), spans)
    assert kenya is not None
    assert (kenya.name, kenya.precision) == ("Kenya", "country")
    assert nothing is None
    assert nairobi is not None
    assert nairobi.country == "KE"


@pytest.mark.parametrize(
    "text",
    ["", "\x00", "IN PARIS AND ROME", "\N{RIGHT-TO-LEFT MARK}Paris", "Of, (In"],
)
def test_odd_texts(text: str) -> None:
    for place in find_places(parse(text)):
        assert quote(text, place.span) == place.text


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "village",
                "of",
                "in",
                ",",
                "(",
                "Paris",
                "Lima",
                "Georgia",
                "and",
                "X",
                ".",
                "on",
                "3",
            ]
        )
    )
)
def test_any_order_of_words(words: list[str]) -> None:
    text = " ".join(words)
    found = find_places(parse(text))
    assert all(quote(text, place.span) == place.text for place in found)
    assert list(found) == sorted(found, key=lambda place: place.span)


@pytest.mark.parametrize(
    "text",
    [
        "The town of Vardanesh burned. They left Vardanesh at night.",
        "Vardanesh, a small village in the hills, burned. They left Vardanesh.",
        "VARDANESH, May 3, 2021 (Ostrov Press) - Houses burned. They left Vardanesh.",
        "He was in Vardanesh in May 1990. They left Vardanesh.",
        "Shells fell near Vardanesh. They left Vardanesh.",
        "The Vardanesh massacre is remembered. Nobody lives in Vardanesh.",
        "Shells hit Vardanesh market. People in Vardanesh hid.",
    ],
)
def test_a_name_said_once_to_be_a_place_is_one_everywhere(text: str) -> None:
    found = find_places(parse(text))
    assert [place.name for place in found] == ["Vardanesh", "Vardanesh"]


@pytest.mark.parametrize(
    "text",
    [
        "The town of Vardanesh burned. The Vardanesh town committee met.",
        "The town of Vardanesh burned. Marta Vardanesh wrote it down.",
        "The town of Vardanesh burned. The Vardanesh Post wrote it down.",
    ],
)
def test_a_known_name_inside_another_name_is_no_place(text: str) -> None:
    assert len(find_places(parse(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Department of Commodities paid.",
        "The Halvorsen massacre theory was his.",
        "He was in Fashionista circles.",
        "The NGOX district lost.",
    ],
)
def test_one_faint_sign_makes_no_place(text: str) -> None:
    assert places(text) == {}


def test_a_place_before_what_happened_there() -> None:
    found = places("Nobody was tried for the Guernica bombing or the Halifax Disaster.")
    assert {"Guernica", "Halifax"} <= set(found)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They attacked the barracks of Tamlin and the camps of Vorodun.", ["Tamlin", "Vorodun"]),
        ("Tamlin, 12 May 2029\n\nThe council met. Nobody left Tamlin.", ["Tamlin", "Tamlin"]),
        ("MARSA TAMLIN - The buses came at midnight.", ["Marsa Tamlin"]),
        ("Port Tamlin, Voros, Oct. 5, 1974 (CPS) -- A ferry sank.", ["Port Tamlin", "Voros"]),
        ("There were shots at Kesh Bridge.", ["Kesh Bridge"]),
        ("Houses on the upper Nam Voro River burned.", ["Nam Voro River"]),
        ("Two guards were shot dead at Post 41.", ["Post 41"]),
        ("The strikers were shot at Mill 9 in May.", ["Mill 9"]),
        ("They are still held at Camp Vorodun.", ["Camp Vorodun"]),
        ("Highway 7 between Tamlin and Vorodun is shut.", ["Highway 7", "Tamlin", "Vorodun"]),
        ("A convoy drove past Tamlin quarry.", ["Tamlin"]),
        ("Soldiers drove them to the Vorobel quarry.", ["Vorobel"]),
        ("Twelve workers were seized at the Vorobel gold mine.", ["Vorobel"]),
        ("The raid on Vorodun post was in June.", ["Vorodun"]),
        ("Rangers were seen in Ban Vorun in the morning.", ["Ban Vorun"]),
        ("The villagers fled Vardanesh. Refugees from Vardanesh spoke.", ["Vardanesh"] * 2),
    ],
)
def test_sites_and_datelines_of_unknown_places(text: str, names: list[str]) -> None:
    assert [place.name for place in find_places(parse(text))] == names


@pytest.mark.parametrize(
    "text",
    [
        "The government man on the island, Sub-Commissioner Penai, was asked.",
        "Marta Voronin, a city spokeswoman, was asked.",
        "Fish go down through the Delta to the ocean.",
        "Four Kahao villages burned.",
        "Robin Lake, a student, was asked.",
        "He was seen in Michael Voronin's car.",
        "UPDATE - The buses came at midnight.",
        "The Northern Region commander was asked.",
    ],
)
def test_words_like_places_that_are_none(text: str) -> None:
    assert all(place.lat is None for place in find_places(parse(text)))
    assert [p.name for p in find_places(parse(text)) if p.name != "Northern Region"] == []


def test_a_contested_name_says_who_uses_it() -> None:
    found = places("They met in Stepanakert and in Khankendi, then in Nairobi and Manhattan.")
    assert found["Stepanakert"].name_used_by == "Armenian speakers"
    assert found["Khankendi"].name_used_by == "Azerbaijani speakers"
    assert found["Stepanakert"].geonameid == found["Khankendi"].geonameid
    assert found["Nairobi"].name_used_by is None
    assert found["Manhattan"].name_used_by is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rebels were seen near Kota Vorun.", ["Kota Vorun"]),
        ("Guards at the border post at Kara-Vorun fled.", ["Kara-Vorun"]),
        ("Two soldiers fell at the barracks at Dembi Vorun.", ["Dembi Vorun"]),
        ("A mine lay on the Vorate road.", ["Vorate"]),
        ("Doctors of the Mercy Bridge mission came.", []),
    ],
)
def test_names_of_several_parts(text: str, names: list[str]) -> None:
    assert [place.name for place in find_places(parse(text))] == names


def test_a_dateline_gives_a_town() -> None:
    assert places("OSLO \N{EM DASH} Talks began on Monday.")["OSLO"].precision == "place"
    assert places("Panama, 3 May 2030\n\nTalks began.")["Panama"].precision == "country"
