"""Wordings of reports that a plain subject, verb and clause do not cover."""

import pytest

from alteram.attribute import attribute
from alteram.model import Attribution, quote
from alteram.text.layout import find_layout
from alteram.text.parse import parse
from alteram.text.places import find_places


def _read(text: str) -> tuple[Attribution, ...]:
    parsed, layout = parse(text), find_layout(text)
    return attribute(parsed, layout.parts, find_places(parsed), layout.outlet)[1]


def _speaker(text: str, words: str) -> str:
    """Return who says the words, in the attribution that holds them most narrowly."""
    holding = [
        (span.end - span.start, one.speaker_name)
        for one in _read(text)
        for span in one.content
        if words in quote(text, span)
    ]
    return min(holding)[1]


HEAD = "KELSO, Sept 20, 2009 - "


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            f"{HEAD}The Lorvian Minister of Trade, Piet Ardenko, on Monday flatly denied any role "
            "of his country in the sinking and said that the harbour police were asleep.",
            "any role",
            "Piet Ardenko",
        ),
        (
            f"{HEAD}The Lorvian Minister of Trade, Piet Ardenko, on Monday flatly denied any role "
            "of his country in the sinking and said that the harbour police were asleep.",
            "were asleep",
            "Piet Ardenko",
        ),
        (
            "In a letter to the editor its chairman, Major Anton Beliko, called the article "
            '"careless" and wrote that no boat of the guard had left the port.',
            "no boat",
            "Anton Beliko",
        ),
        ("The opposition Farmers Union called it a farce.", "a farce", "Farmers Union"),
        (
            "The governor accused the army of neighbouring Lorvia of having trained and "
            "paid the raiders.",
            "paid the raiders",
            "governor",
        ),
        (
            "In the view of the Institute, the raid was ordered by the coast guard.",
            "the raid was ordered",
            "Institute",
        ),
        ("The Office renews its call on all sides to open the road.", "open the road", "Office"),
        (
            "The chairman, Joe Siako, has put the dead at five or six.",
            "the dead at five",
            "Joe Siako",
        ),
        (
            "The number of 60 dead was invented, the general argued: the doctors saw 12.",
            "was invented",
            "general",
        ),
        (
            'Retired colonel Anton Beliko, then chief of the zone, conceded on Friday that "errors"'
            " may have been made, but denied having given any order.",
            "having given any order",
            "Anton Beliko",
        ),
        (
            '"There is no hunger. Every boat is let in," Colonel Anton Beliko was quoted as saying '
            "by the Lorvia News Agency.",
            "no hunger",
            "Anton Beliko",
        ),
        (
            '[Recording] The director of ports, Mr. Anton Beliko: "We ask everyone. Who closed '
            'the harbour? It was the raiders."',
            "Who closed",
            "Anton Beliko",
        ),
        (
            "A carpenter, Dora Oster, spoke. \"My neighbour says: 'Show me the paper'. I say: show "
            'me my son," she told the house.',
            "Show me the paper",
            "My neighbour",
        ),
        (
            "Reader: A spokesman for the Union of Towns, in a call with our station, confirmed "
            "receipt of the letter.",
            "receipt of the letter",
            "A spokesman for the Union of Towns",
        ),
        (
            "The Front informs national opinion that its fighters left the town at dawn.",
            "left the town",
            "Front",
        ),
    ],
)
def test_who_says_it(text: str, words: str, speaker: str) -> None:
    assert _speaker(text, words) == speaker


def test_in_a_relative_clause_only_what_follows_is_reported() -> None:
    text = "He recalled the march, in which, according to nurses, guards killed 12 people."
    inner = next(one for one in _read(text) if one.speaker_name == "nurses")
    assert [quote(text, span) for span in inner.content] == ["guards killed 12 people"]


def test_a_pronoun_after_a_quotation_means_who_gave_it() -> None:
    text = (
        'Anton Beliko, a former guard, told us: "Major Rinn said nobody must speak of it." He also '
        "told us that two officers were present."
    )
    assert _speaker(text, "two officers") == "Anton Beliko"


def test_names_and_pronouns_in_capitals() -> None:
    text = (
        'NAVY SPOKESMAN MAJOR ANTON BELIKO SAID 30 PEOPLE WERE ABOARD. "WE WILL NOT ATTACK WHILE '
        'TALKS GO ON," HE SAID.'
    )
    assert _speaker(text, "WE WILL NOT") == "Anton Beliko"


def test_what_a_witness_saw_is_part_of_what_he_stated() -> None:
    found = _read("Twelve farmers stated that they saw troops burn barns near the river.")
    assert [(one.mode, one.parent) for one in found] == [("speech", None)]


def test_a_quotation_without_its_closing_mark_ends_before_its_speaker() -> None:
    text = "The chief rejects this. 'My men were at the bridge, he said in a talk on Friday."
    said = next(one for one in _read(text) if one.kind == "direct")
    assert [quote(text, span) for span in said.content] == ["'My men were at the bridge,"]
