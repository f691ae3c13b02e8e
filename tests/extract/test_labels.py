import pytest

from alteram.extract.labels import find_labels
from alteram.text.parse import parse


def _labels(text: str) -> list[tuple[str, bool]]:
    return [(found.label.text, found.label.distanced) for found in find_labels(parse(text))]


def test_labels_with_their_modifiers() -> None:
    assert ("Tarn pogroms", False) in _labels("Tarn pogroms marked the year.")
    assert ("special operation", False) in _labels("He called it a special operation.")


def test_distance_by_marks_or_words() -> None:
    assert _labels('The so-called "genocide" was discussed.') == [("genocide", True)]
    assert _labels("The alleged massacre was discussed.") == [("massacre", True)]
    assert _labels("The massacre was discussed.") == [("massacre", False)]


def test_vague_nouns_alone_are_no_labels() -> None:
    assert _labels("The events went on.") == []
    assert _labels("The May 20 events went on.") == [("May 20 events", False)]


def test_spans_are_exact() -> None:
    text = "They remember the Tarn tragedy."
    span = find_labels(parse(text))[0].label.span
    assert text[span.start : span.end] == "Tarn tragedy"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("It was murder, and the commander ordered it.", "murder"),
        ("What happened in Lesk was nothing but a massacre.", "massacre"),
        ("The ministry calls it a return.", "return"),
        ("The refugees call it a deportation.", "deportation"),
        ("Ana Kolm described the burning of Lesk as a crime.", "crime"),
        ("Responsibility for this crime rests with the army.", "crime"),
        ("Nine miners died in the worst disaster since 1987.", "disaster"),
        ("We have another name for it: the Burning.", "Burning"),
        ("The Kesh tragedy, a genocide by any measure, must be remembered.", "Kesh tragedy"),
    ],
)
def test_what_an_event_is_called(text: str, label: str) -> None:
    assert (label, False) in _labels(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ('The government calls its campaign "Operation Clean Hands".', "Operation Clean Hands"),
        ('The president spoke of "the tragedy of Lesk".', "tragedy"),
        ('He spoke of what he termed "a cold-blooded massacre".', "massacre"),
        ("This was not a massacre.", "massacre"),
        ("The purported genocide was discussed.", "genocide"),
    ],
)
def test_words_marked_as_those_of_another(text: str, label: str) -> None:
    assert (label, True) in _labels(text)


@pytest.mark.parametrize(
    "text",
    [
        "General Vann was charged with murder.",
        "The return of the refugees began in May.",
        "The house is a crime against taste.",
        "He was on leave at the time of the attack.",
        "The operation was a success, the doctors said.",
        '"The wounded were treated," he said. The crime was not discussed.',
    ],
)
def test_other_nouns_are_no_labels(text: str) -> None:
    assert _labels(text) == []
