"""Swap the parties of invented texts: every record must be the same, names swapped back.

Names, adjectives, peoples, capitals, bodies and papers of the two states change places; compared
are all records with their passages (see `alteram.compare.audit`).
"""

from itertools import combinations
from pathlib import Path

import pytest

from alteram.compare import Audit, audit, read_swaps, swap_names
from alteram.pipeline import analyse

TEXTS = sorted((Path(__file__).parent.parent / "demo" / "texts").glob("*.txt"))
SARVENIA_AND_DROVIA = "Sarvenia,Sarvenian,Tolmar,Sarpress=Drovia,Drovian,Istrel,Drovinform"
CHILE_AND_KENYA = """\
SANTIAGO, 4 March 2022 (Lenna Press) - Chile said on Friday that Kenyan shells had killed nine \
civilians in Harsk, and Chilean forces left the town. "Kenya attacked us," said Chile's Foreign \
Minister Ana Lesk. Kenyans were among the dead. A Kenya spokesman denied it, according to the \
Kenya Times.

Officials in Nairobi said aid had come from Chile. The minister of Kenya declined to comment.
"""
STATES = [
    ("Chile", "Kenya"),
    ("South Korea", "Chile"),
    ("United States", "Norway"),
    ("Saudi Arabia", "Sri Lanka"),
    ("United Kingdom", "Ukraine"),
    ("Netherlands", "Costa Rica"),
]


def swapped_back(text: str, swap: str) -> Audit:
    swapped = swap_names(text, read_swaps([swap], [text]))
    return audit(analyse(text), analyse(swapped.new_text), swapped)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name[:2])
def test_records_survive_a_swap_of_the_parties(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert swapped_back(text, SARVENIA_AND_DROVIA).differences == ()


@pytest.mark.parametrize(("one", "other"), STATES)
def test_records_survive_whatever_the_names_look_like(one: str, other: str) -> None:
    text = CHILE_AND_KENYA
    wanted = [name for name in (one, other) if name not in text]
    given = [name for name in ("Chile", "Kenya") if name not in (one, other)]
    for old, new in zip(given, wanted, strict=True):
        text = swap_names(text, read_swaps([f"{old}={new}"], [text])).new_text
    found = swapped_back(text, f"{one}={other}")
    assert found.names > 8
    assert found.total > 20
    assert found.differences == ()


def test_of_two_who_say_the_same_words_no_name_decides_who_says_them() -> None:
    text = (
        "At least 17 people died when shells struck Belkur overnight, Kesh News Agency reported, "
        "citing a hospital official.\n\nOn Friday {0} blamed {1}."
    )
    names = ("Vardania", "Ostrovia", "Sarvenia", "Drovia", "Morava", "Lenna")
    for one, other in combinations(names, 2):
        analysis = analyse(text.format(one, other))
        said = {one.id: one.speaker_name for one in analysis.attributions}
        (killed,) = (claim for claim in analysis.claims if claim.act == "killing")
        assert said[killed.attribution] == "a hospital official"
