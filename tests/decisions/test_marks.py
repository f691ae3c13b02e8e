"""Marks of records: what must ask for a look, and what must not."""

from dataclasses import replace
from typing import Any

import pytest
from tests.builders import Count, Said, entry

from alteram.decisions import marks
from alteram.model import Entry, Span

ONE = entry(
    "a",
    Said(
        quote="Ada Merin said 12 people were killed in Belmar.",
        speaker="Ada Merin",
        place="Belmar",
        counts=(Count(words="12 people", value=12.0),),
    ),
    outlet="Kesh Gazette",
)
ATTRIBUTION, CLAIM, FIGURE = (
    ONE.analysis.attributions[0].id,
    ONE.analysis.claims[0].id,
    ONE.analysis.figures[0].id,
)


def other(kind: str, **fields: Any) -> Entry:
    (record,) = getattr(ONE.analysis, kind)
    changed: dict[str, Any] = {kind: (replace(record, **fields),)}
    return replace(ONE, analysis=replace(ONE.analysis, **changed))


def differing(changed: Entry) -> set[str]:
    ids = (ATTRIBUTION, CLAIM, FIGURE)
    before, now = marks([ONE], ids), marks([changed], ids)
    return {one for one in ids if before[one] != now[one]}


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("attributions", {"confidence": 0.9}, set()),
        ("attributions", {"parent": "att-0000000000000000"}, set()),
        ("attributions", {"speaker_name": "Ilan Torev"}, {ATTRIBUTION, CLAIM, FIGURE}),
        ("attributions", {"content": (Span(0, 20),)}, {ATTRIBUTION}),
        ("claims", {"act": "shelling"}, {CLAIM}),
        ("claims", {"span": Span(0, 20)}, {CLAIM}),
        ("claims", {"place": None}, {CLAIM}),
        ("figures", {"qualifier": "about"}, {FIGURE}),
        ("figures", {"subset_of": "f-0000000000000000"}, set()),
    ],
)
def test_a_mark_is_of_content_words_and_speaker_alone(
    kind: str, fields: dict[str, Any], expected: set[str]
) -> None:
    assert differing(other(kind, **fields)) == expected


def test_a_record_that_no_document_has_has_no_mark() -> None:
    assert marks([ONE], ["c-0000000000000000"]) == {}
