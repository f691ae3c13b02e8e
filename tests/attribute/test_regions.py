"""One text with names of many regions: the records are the same, whatever the names are like."""

import pytest

from alteram.model import Span, quote
from alteram.pipeline import analyse

# A woman's and a man's name, each in full and as news goes on with it.
NAMES = {
    "Western Europe": ("Clara Voss", "Voss", "Edgar Lindqvist", "Lindqvist"),
    "Eastern Europe": ("Milana Dragova", "Dragova", "Borislav Petrenko", "Petrenko"),
    "Hungary": ("Kovács Borbála", "Kovács", "Szabó Gergő", "Szabó"),
    "Caucasus": ("Nino Javelidze", "Javelidze", "Hrant Sargsyan", "Sargsyan"),
    "Turkey": ("Elif Yildizer", "Yildizer", "Orhun Demirci", "Demirci"),
    "Arabic": ("Samira al-Tamari", "Al-Tamari", "Faisal bin Rashid al-Qadi", "Al-Qadi"),
    "West Africa": ("Adaeze Okwuosa", "Okwuosa", "Kwabena Boatengu", "Boatengu"),
    "Horn of Africa": ("Tsehay Gebremeske", "Tsehay", "Abiye Tessemar", "Abiye"),
    "South Asia": ("Lakshmi Devarajan", "Devarajan", "Harshad Velankote", "Velankote"),
    "East Asia": ("Lin Meihua", "Lin", "Zhao Wenbo", "Zhao"),
    "Korea": ("Seo Min-ji", "Seo", "Yoon Suk-yeol", "Yoon"),
    "South-East Asia": ("Mya Thida Win", "Mya Thida", "Nguyen Van Thanh", "Thanh"),
    "Latin America": ("Nayra de la Torre Quispe", "De la Torre", "Wilber Huamac", "Huamac"),
    "Pacific": ("Leilani Keahuwai", "Keahuwai", "Semisi Folaunga", "Folaunga"),
}
TEXT = """\
{woman}, the mayor of the town, said on Monday that shells had hit the market. She said that nine \
people were killed. {man}, a spokesperson for the Kesh army, denied it. He told reporters that no \
gun had been fired.

{his} said that the army would answer. {her} called for help, and her office opened a shelter. \
A doctor, who asked not to be named, said that two of the dead were children. {man} was arrested \
on Friday, witnesses said.

"We buried them ourselves," {her} said. She added that nobody had come.
"""
SAID = [
    ("<woman>", "that shells had hit the market"),
    ("<woman>", "that nine people were killed"),
    ("<man>", "that no gun had been fired"),
    ("<man>", "that the army would answer"),
    ("A doctor", "that two of the dead were children"),
    ("witnesses", "<man> was arrested on Friday"),
    ("<woman>", '"We buried them ourselves,"'),
    ("<woman>", "that nobody had come"),
]
ACTORS = [
    ("<man>", "person", "spokesperson for the Kesh army", "Kesh", False, 4),
    ("<woman>", "person", "mayor", None, False, 4),
    ("Kesh army", "body", None, "Kesh", False, 2),
    ("doctor", "person", "doctor", None, True, 1),
    ("witnesses", "group", None, None, True, 1),
]


@pytest.mark.parametrize("region", NAMES)
def test_names_of_every_region_give_the_same_records(region: str) -> None:
    woman, her, man, his = NAMES[region]
    text = TEXT.format(woman=woman, her=her, man=man, his=his)

    def plain(words: str) -> str:
        return words.replace(woman, "<woman>").replace(man, "<man>")

    def said(spans: tuple[Span, ...]) -> str:
        return plain(quote(text, Span(spans[0].start, spans[-1].end)))

    found = analyse(text)
    actors = [
        (plain(a.name), a.kind, a.role, a.state, a.unnamed, len(a.mentions)) for a in found.actors
    ]
    assert sorted(actors, key=str) == sorted(ACTORS, key=str)
    speakers = [(plain(a.speaker_name), said(a.content)) for a in found.attributions]
    assert [one for one in SAID if one not in speakers] == []
