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
