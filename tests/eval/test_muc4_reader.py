"""The reader of incidents for MUC-4, on invented texts and keys."""

from typing import Any

import pytest
from incidents import incidents, keys, learn, mentions, orgs, people, plain, reader, settings
from incidents.texts import Read, read_texts

_ATTACK = """   TAMLIN, 4 MAY 89 -- [TEXT] THE POLICE OF TAMLIN REPORTED THAT GUERRILLAS OF
THE KESH LIBERATION FRONT [KLF] KILLED MAYOR ORLO VENN AND WOUNDED THREE PEASANTS YESTERDAY
IN THE TOWN OF VORO.

   THE KLF HAS CLAIMED RESPONSIBILITY FOR THE ATTACK.
"""
_TALKS = """   TAMLIN, 5 MAY 89 -- [TEXT] PRESIDENT IVO TARN TODAY OPENED A SCHOOL
IN TAMLIN AND PROMISED MORE ROADS TO THE FARMERS OF THE NORTH.
"""


def _span(words: str, text: str = _ATTACK) -> dict[str, Any]:
    start = text.index(words)
    return {"text": words, "spans": [[start, start + len(words)]], "quoted": True}


def _entry(*words: str, ref: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"optional": False, "alts": [_span(w) for w in words], "ref": list(ref)}


def _number(low: int, words: str) -> dict[str, Any]:
    parsed = [{"lo": low, "hi": low, "approx": False, "plural": False}]
    return {"optional": False, "values": [str(low)], "ref": [words], "parsed": parsed}


def _effect(effect: str, words: str) -> dict[str, Any]:
    return {"optional": False, "values": [effect], "ref": [words]}


@pytest.fixture(scope="module")
def key() -> dict[str, Any]:
    path = [{"name": "VARDANIA", "type": None}, {"name": "VORO", "type": "TOWN"}]
    day = {"lo": "1989-05-03", "hi": "1989-05-03", "kind": "day"}
    return {
        "type": ["ATTACK"],
        "optional": False,
        "date": {"optional": False, "alts": [day]},
        "location": {"optional": False, "alts": [{"path": path, "to": None}]},
        "perp_individual": [_entry("GUERRILLAS")],
        "perp_org": [_entry("KLF")],
        "perp_org_confidence": [_effect("CLAIMED OR ADMITTED", "KLF")],
        "phys_target": [],
        "instrument": [],
        "hum_name": [_entry("ORLO VENN")],
        "hum_desc": [_entry("MAYOR", ref=("ORLO VENN",)), _entry("PEASANTS")],
        "hum_number": [_number(1, "ORLO VENN"), _number(3, "PEASANTS")],
        "hum_effect": [_effect("DEATH", "ORLO VENN"), _effect("INJURY", "PEASANTS")],
    }


@pytest.fixture(scope="module")
def texts() -> list[Read]:
    return read_texts([("a", _ATTACK), ("b", _TALKS)])


def test_weights_follow_the_feature_that_tells() -> None:
    rows = [["bomb", "x"], ["bomb", "y"], ["school", "x"], ["school", "y"]] * 5
    model = learn.fit(rows, ["yes", "yes", "no", "no"] * 5)
    first, second = model.of([["bomb", "x"], ["school", "new"]], "yes")
    assert first > 0.8
    assert second < 0.2
    assert model.of([["bomb"]], "unheard of") == [0.0]
    assert model.probabilities([]).shape == (0, 2)


def test_none_is_never_the_likeliest() -> None:
    assert learn.likeliest({"none": 0.9, "DEATH": 0.04, "INJURY": 0.06}) == "INJURY"


def test_keys_become_targets_with_effect_and_number(key: dict[str, Any]) -> None:
    mayor, peasants = keys.targets(key, 0)
    assert mayor.wordings == ("ORLO VENN", "MAYOR")
    assert mayor.effect == "DEATH"
    assert peasants.effect == "INJURY"
    assert peasants.numbers[0]["lo"] == 3


def test_mentions_carry_number_and_records(texts: list[Read], key: dict[str, Any]) -> None:
    read = texts[0]
    found = mentions.mentions(read, [0.9] * len(read.parsed.sentences))
    by_word = {m.text.upper().split()[-1]: m for m in found}
    assert by_word["PEASANTS"].number["lo"] == 3
    assert "figure=injured" in by_word["PEASANTS"].features
    assert by_word["VENN"].number == mentions.ONE
    labels = keys.labelled(read, [key])
    assert labels[by_word["PEASANTS"].head].effect == "INJURY"


def test_nothing_is_looked_at_where_nothing_is_told(texts: list[Read]) -> None:
    assert mentions.mentions(texts[1], [0.0] * len(texts[1].parsed.sentences)) == []


def test_mentions_of_one_name_are_one_person(texts: list[Read]) -> None:
    read = texts[0]
    found = mentions.mentions(read, [0.9] * len(read.parsed.sentences))
    shares = [{"none": 0.4, "DEATH": 0.6} for _ in found]
    grouped = people.people(found, shares)
    assert sum(len(person.mentions) for person in grouped) == len(found)
    assert grouped[0].effect() == "DEATH"


def test_letters_in_brackets_stand_for_the_name_before_them() -> None:
    assert orgs.letters(_ATTACK) == [("KESH LIBERATION FRONT", "KLF")]
    assert orgs.letters("THE KESH LIBERATION FRONT [TEXT] SAID") == []


def test_name_and_letters_are_one_organisation(texts: list[Read], key: dict[str, Any]) -> None:
    read = texts[0]
    known = orgs.known_names([key])
    found = orgs.candidates(read, known, [0.9] * len(read.parsed.sentences))
    front = next(o for o in found if "KLF" in o.wordings)
    assert "KESH LIBERATION FRONT" in front.wordings
    assert orgs.held(front, [key]) == "CLAIMED OR ADMITTED"


def test_the_day_told_and_the_town_are_candidates(texts: list[Read], key: dict[str, Any]) -> None:
    days = settings.dates(texts[0], [0])
    assert any(settings.right_date(choice.value, key) for choice in days)
    assert any(choice.value == {"lo": None, "hi": "1989-05-04"} for choice in days)
    spots = settings.spots(texts[0], [0])
    assert any(settings.right_spot(choice.value, key) for choice in spots)


def test_sentences_that_are_alike_become_one_incident() -> None:
    near = {(0, 1): 0.9, (0, 5): 0.1, (1, 5): 0.2}
    found = incidents.clusters([0, 1, 5], lambda a, b: near[a, b], 0.5)
    assert found == [[0, 1], [5]]


def test_a_reader_learns_a_text_by_heart(texts: list[Read], key: dict[str, Any]) -> None:
    doubled = [texts[0], texts[1]] * 10
    trained, notes = reader.train(doubled, {"a": [key]})
    (found,) = reader.templates(trained.notes(texts[0]))
    assert found["type"] == "ATTACK"
    assert {(h["number"]["lo"], h["effect"]) for h in found["hum"]} >= {(3, "INJURY")}
    assert reader.templates(trained.notes(texts[1])) == []
    assert len(notes) == len(doubled)


def test_records_alone_fill_a_template(texts: list[Read]) -> None:
    found = plain.templates(texts[0].analysis)
    attack = next(t for t in found if t["type"] == "ATTACK")
    assert attack["date"] == {"lo": "1989-05-03", "hi": "1989-05-03"}
    effects = {(h["number"]["lo"], h["effect"]) for h in attack["hum"]}
    assert (3, "INJURY") in effects
