"""Actors: spellings, orders of names, initials and abbreviations of one actor in several texts."""

from dataclasses import replace

import pytest
from tests.builders import Said, entry

from alteram.link.actors import link_actors
from alteram.model import ActorKind, Entry, LinkedActor, Span


def _texts(*speakers: Said | tuple[Said, ...]) -> list[Entry]:
    return [
        entry(f"text-{number}", *(said if isinstance(said, tuple) else (said,)), filler=f"{number}")
        for number, said in enumerate(speakers)
    ]


def _by(name: str, state: str | None = None, body: str | None = None) -> Said:
    return Said(quote=f"{name} was heard.", speaker=name, state=state, body=body)


def _persons(entries: list[Entry]) -> set[frozenset[str]]:
    return {
        frozenset((actor.name, *actor.aliases))
        for actor in link_actors(entries)
        if actor.kind == "person"
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Darin Velayev", "Darin Velaev"),
        ("Darin Velayev", "Darin Welajew"),
        ("Darin Velayev", "Darin V\N{LATIN SMALL LETTER SCHWA}layev"),
        ("Olen Tarkovych", "Olen Tarkowitsch"),
        ("Olen Tarkovych", "Olen Tarkovi\N{LATIN SMALL LETTER C WITH ACUTE}"),
        ("Samir Kharadi", "Samir Haradi"),
        ("Samir al-Belmari", "Samir El Belmari"),
        ("Samir al-Belmari", "Sameer Albelmari"),
        ("Goran Lešan", "Goran Leshan"),
        ("Jussi Hällonen", "Jussi Haelloenen"),
        ("Kan Min-oh", "Minoh Kan"),
        ("Kan Min-oh", "Kan Min Oh"),
        ("Kan Min-oh", "Min-oh Kan"),
        ("Belvári Zsolt", "Zsolt Belvari"),
        ("BELVARI Zsolt", "Zsolt Belvari"),
        ("Belvari, Zsolt", "Zsolt Belvari"),
        ("Seán O\N{RIGHT SINGLE QUOTATION MARK}Lannis", "Sean O'Lannis"),
        ("Seán O'Lannis", "Sean OLannis"),
        ("Dario de la Vesta", "Darío de La Vesta"),
        ("Tigran Lorasyan", "Tigran Lorassian"),
        ("Yelena Dorova", "Elena Dorova"),
        ("Oumar Dialla", "Umar Diallah"),
        ("Mohamed Tarsani", "Muhammad Tarsani"),
        ("Anna Sergeyevna Lutova", "Anna Lutova"),
        ("A. Lutova", "Anna Lutova"),
        ("Lutova A.S.", "Anna Sergeevna Lutova"),
        ("Foreign Minister Anna Lutova", "Anna Loutova"),
        ("Zhanna Tsorak", "Žanna Corak"),
    ],
)
def test_one_person_by_two_spellings(one: str, other: str) -> None:
    assert len(_persons(_texts(_by(one, "Vardania"), _by(other, "Vardania")))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Olen Tarkovych", "Olen Tarkowitsch"), ("Kan Min-oh", "Min-oh Kan")],
)
def test_names_of_two_states_are_two_persons(one: str, other: str) -> None:
    assert len(_persons(_texts(_by(one, "Vardania"), _by(other, "Ostrovia")))) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alina Lutova", "Elena Lutova"),
        ("Anna Lutova", "Alina Lutova"),
        ("Aleksandr Lutov", "Aleksandra Lutova"),
        ("Mario Vesta", "Maria Vesta"),
        ("Anna Lutov", "Anna Lutova"),
        ("Li Wen", "Lei Wen"),
        ("Ian Vesterholt", "Jan Vesterholt"),
        ("Anna Merin", "Anna Moran"),
        ("Anna S. Lutova", "Anna V. Lutova"),
        ("Ivan Lutov Jr.", "Ivan Lutov Sr."),
        ("Ahmad Rahmani", "Ahmad Ramini"),
        ("Gary Belson", "Gary Belston"),
        ("Lutova", "Anna Lutova"),
        ("Kan Min-oh", "Kan Min-su"),
    ],
)
def test_two_persons_stay_two(one: str, other: str) -> None:
    assert len(_persons(_texts(_by(one), _by(other)))) == 2


@pytest.mark.parametrize("kind", ["person", "body", "unknown"])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Witness 12", "Witness 13"),
        ("Protected Witness K-4", "Protected Witness K-5"),
        ("Protected Witness K", "Protected Witness L"),
        ("Officer9x1 Family44", "Officer9x2 Family45"),
        ("Tarnova Brigade 3", "Tarnova Brigade 5"),
        ("Tarnova Brigade", "Tarnova Brigade 5"),
        ("Belmar Protocol I", "Belmar Protocol II"),
        ("Belmar Protocol II", "Belmar Protocol III"),
        ("Karl Tarvel II", "Karl Tarvel III"),
        ("Tarnova Unit A", "Tarnova Unit E"),
        ("5th Tarnova Division", "6th Tarnova Division"),
    ],
)
def test_numbers_numerals_and_letters_never_vary(kind: ActorKind, one: str, other: str) -> None:
    texts = _texts(*(Said(quote=f"{name} was heard.", speaker=name, speaker_kind=kind,
                          state="Kesh") for name in (one, other)))  # fmt: skip
    assert len([actor for actor in link_actors(texts) if actor.kind != "state"]) == 2


def test_an_initial_that_fits_two_joins_neither() -> None:
    fits_one = _texts(_by("Anna Lutova", "Vardania"), _by("A. Lutova", "Vardania"))
    assert _persons(fits_one) == {frozenset(("Anna Lutova", "A. Lutova"))}
    fits_two = _texts(
        _by("Anna Lutova", "Vardania"),
        _by("Alina Lutova", "Vardania"),
        _by("A. Lutova", "Vardania"),
    )
    assert len(_persons(fits_two)) == 3


def test_a_name_without_its_second_fits_neither_of_two() -> None:
    texts = _texts(*(_by(f"Goran {middle}Tarvel") for middle in ("P. ", "S. ", "")))
    assert len(_persons(texts)) == 3
    assert len(_persons(texts[::2])) == 1


def test_two_names_in_one_text_are_two_persons() -> None:
    pair = (_by("Oleksandr Tarkov", "Kesh"), _by("Aleksander Tarkov", "Kesh"))
    assert len(_persons(_texts(*pair))) == 1
    assert len(_persons(_texts(pair))) == 2
    alike = (_by("Serhii Tarkov", "Kesh"), _by("Serhiy Tarkov", "Kesh"))
    assert len(_persons(_texts(alike))) == 1


def test_a_common_surname_says_less_than_a_rare_one() -> None:
    pair = (_by("Marek Zolvan"), _by("Marec Zolwan"))
    family = [_by(f"{given} Zolvan") for given in ("Boris", "Dana", "Emil", "Filip", "Gita")]
    others = [_by(f"{first}{last} Zolvan") for first in ("Tar", "Bel", "Kor", "Lus", "Nad", "Pir")
              for last in ("an", "ek", "os", "im")]  # fmt: skip
    assert len(_persons(_texts(*pair, *family))) == 6
    assert len(_persons(_texts(*pair, *family, *others))) == 31
    stated = [_by("Marek Zolvan", "Kesh"), _by("Marec Zolwan", "Kesh")]
    assert len(_persons(_texts(*stated, *family, *others))) == 30


def _declared(name: str, short: str, state: str | None = None) -> Entry:
    """Return a text that gives a body's name with its abbreviation after it."""
    made = entry(f"{name} {state}", Said(quote=f"{name} ({short})", speaker=name,
                                         speaker_kind="body", state=state))  # fmt: skip
    start = made.text.text.index(short)
    spans = (Span(1, 1 + len(name)), Span(start, start + len(short)))
    actors = tuple(
        replace(actor, mentions=spans) if actor.name == name else actor
        for actor in made.analysis.actors
    )
    return replace(made, analysis=replace(made.analysis, actors=actors))


def _body(name: str, state: str | None = None) -> Said:
    return Said(quote=f"{name} was heard.", speaker=name, speaker_kind="body", state=state)


def _of(entries: list[Entry], name: str) -> LinkedActor:
    (found,) = [a for a in link_actors(entries) if name in (a.name, *a.aliases)]
    return found


def test_an_abbreviation_given_once_stands_for_the_body_elsewhere() -> None:
    name = "Relief Committee of Belmar"
    texts = [_declared(name, "RCB"), *_texts(_body("RCB"), _body("R.C.B."))]
    assert {_of(texts, name).name, *_of(texts, name).aliases} == {name, "RCB", "R.C.B."}
    assert _of(_texts(_body(name), _body("RCB")), name).aliases == ()


def test_an_abbreviation_that_two_bodies_have_is_neither_without_a_state() -> None:
    one = _declared("Relief Committee of Belmar", "RCB", "Vardania")
    other = _declared("Rights Council of Bastan", "RCB", "Ostrovia")
    alone, stated = _texts(_body("RCB"), _body("RCB", "Ostrovia"))
    found = link_actors([one, other, alone, stated])
    assert sorted(len(a.members) for a in found if a.kind == "body") == [1, 1, 2]
    assert _of([one, other, stated], "Rights Council of Bastan").aliases == ("RCB",)


def test_a_body_without_its_state_is_the_only_one_of_its_kind_that_the_text_can_mean() -> None:
    full, bare = _body("Foreign Ministry of Vardania", "Vardania"), _body("Foreign Ministry")
    near = _texts(full, (bare, _by("Ada Merin", "Vardania")))
    assert len([a for a in link_actors(near) if a.kind == "body"]) == 1
    far = _texts(full, (bare, _by("Ada Merin", "Ostrovia")))
    assert len([a for a in link_actors(far) if a.kind == "body"]) == 2
    two = [*near, *_texts(_body("Foreign Ministry of Ostrovia", "Ostrovia"))]
    assert len([a for a in link_actors(two) if a.kind == "body"]) == 3


def test_who_is_only_described_is_never_linked() -> None:
    texts = _texts(*(_body("American officials") for _ in range(2)))
    texts = [
        replace(one, analysis=replace(one.analysis, actors=tuple(
            replace(actor, unnamed=True) for actor in one.analysis.actors
        )))
        for one in texts
    ]  # fmt: skip
    assert len(link_actors(texts)) == 2
