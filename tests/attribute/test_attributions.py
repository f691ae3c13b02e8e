from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.attribute.attributions import find_attributions
from alteram.model import Attribution, Part, Span
from alteram.text.parse import parse


def read(text: str, *, title: bool = False) -> tuple[Attribution, ...]:
    parts = (Part(kind="title", span=Span(0, len(text))),) if title else ()
    return find_attributions(parse(text), parts)


def words(text: str, found: Attribution) -> tuple[str, str, list[str]]:
    def cut(spans: tuple[Span, ...]) -> list[str]:
        return [text[a:b].strip("\"“”'.,") for a, b in spans]

    return "|".join(cut(found.speaker)), "|".join(cut(found.cue)), cut(found.content)


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ("Vardania accused Ostrovia of killing 12 civilians.",
         "Vardania", "accused", ["Ostrovia of killing 12 civilians"]),
        ("The envoy urged both sides to withdraw.",
         "The envoy", "urged", ["both sides to withdraw"]),
        ("He called for an inquiry into the deaths.",
         "He", "called for", ["an inquiry into the deaths"]),
        ("The army fired first, according to the ministry.",
         "the ministry", "according to", ["The army fired first"]),
        ("According to the ministry's spokesman, Arel Tovin, the army fired first.",
         "the ministry's spokesman, Arel Tovin", "According to", ["the army fired first"]),
        ("It was reported that shells hit the market.",
         "", "was reported", ["that shells hit the market"]),
        ("The general is said to have ordered the strike.",
         "", "is said", ["The general", "to have ordered the strike"]),
        ("Twelve people, the mayor said, were killed.",
         "the mayor", "said", ["Twelve people", "were killed"]),
        ("As Minister Roen put it, \"nobody was spared\".",
         "Minister Roen", "put it", ["nobody was spared"]),
        ("In the words of the ombudsman, the village was \"erased\".",
         "the ombudsman", "In the words of", ["the village was \"erased"]),
        ("The spokesman told reporters that nobody was hurt.",
         "The spokesman", "told", ["that nobody was hurt"]),
        ("His claim that the bridge was mined has not been checked.",
         "His", "claim", ["that the bridge was mined"]),
        ("\"We did not fire,\" Colonel Tarn told the Kesh Herald. \"We were not there.\"",
         "Colonel Tarn", "told", ["We did not fire", "We were not there"]),
        ("The mayor said: \"The town was shelled for three days.\"",
         "The mayor", "said", ["The town was shelled for three days"]),
    ],
)  # fmt: skip
def test_one(text: str, speaker: str, cue: str, content: list[str]) -> None:
    outer = [found for found in read(text) if found.parent is None]
    assert [words(text, found) for found in outer] == [(speaker, cue, content)]


def test_coordinated_reports_share_the_speaker() -> None:
    text = "The ministry said that 12 people were killed and added that 30 were missing."
    assert [words(text, found)[:2] for found in read(text)] == [
        ("The ministry", "said"),
        ("The ministry", "added"),
    ]


def test_the_agency_holds_what_it_reports() -> None:
    text = "“We will not leave the town,” Minister Roen said, answering a question, Kesh informs."
    outer, inner = sorted(read(text), key=lambda found: found.parent is not None)
    assert words(text, outer)[:2] == ("Kesh", "informs")
    assert words(text, inner) == ("Minister Roen", "said", ["We will not leave the town,”"[:-2]])
    assert inner.parent == outer.id
    assert inner.kind == "direct"


def test_a_statement_over_paragraphs_holds_another_speaker() -> None:
    text = (
        "The statement reads as follows:\n\n“Vardania bears responsibility for it.\n\n"
        "“Its Prime Minister Orel said: ‘We gave the order to fire.’ We demand justice.”"
    )
    found = {words(text, one)[0]: one for one in read(text)}
    outer, inner = found["The statement"], found["Its Prime Minister Orel"]
    assert outer.kind == "direct"
    assert inner.parent == outer.id


def test_a_quoted_paragraph_goes_on_with_the_last_speaker() -> None:
    text = "“The town was shelled,” the mayor said.\n\n“We counted 40 bodies that day.”"
    found = read(text)
    assert len(found) == 1
    assert words(text, found[0])[2] == ["The town was shelled", "We counted 40 bodies that day"]


def test_titles() -> None:
    text = "Ilda Roen: Ostrovia will not apologise"
    assert words(text, read(text, title=True)[0])[0] == "Ilda Roen"
    text = "Shelling of the bridge a crime – Vardania MFA"
    found = words(text, read(text, title=True)[0])
    assert (found[0], found[2]) == ("Vardania MFA", ["Shelling of the bridge a crime"])


def test_modes_and_kinds() -> None:
    text = 'Kesh believes that the vote was void. The minister called it "a farce" on Monday.'
    one, two = read(text)
    assert (one.mode, one.kind) == ("attitude", "indirect")
    assert (two.mode, two.kind) == ("speech", "mixed")


def test_a_subject_that_is_parsed_as_a_mark_alone() -> None:
    text = "The co-pilot, for his part, recorded in the log that both engines were running."
    assert all(found.content for found in read(text))


def test_furniture_is_left_out() -> None:
    text = "Roen said that she left.\n\nReaders said that they like this site."
    parts = (Part(kind="boilerplate", span=Span(text.index("Readers"), len(text))),)
    assert len(find_attributions(parse(text), parts)) == 1


@pytest.mark.parametrize(("one", "other"), [("Vardania", "Ostrovia"), ("Roen", "Tarn")])
def test_names_can_be_swapped(one: str, other: str) -> None:
    text = f"{one} said that {other} shelled the town. {other} denied the claim."

    def shape(found: Attribution) -> tuple[Any, ...]:
        return words(text, found)[1], found.kind, found.mode, found.confidence

    before = [shape(found) for found in read(text)]
    text = text.replace(one, "@").replace(other, one).replace("@", other)
    assert [shape(found) for found in read(text)] == before


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["said", "Roen", "that", "“", "”", '"', ",", ".", ":", "\n\n", "according", "to", "he",
             "the", "town", "fell", "words", "of", "put", "it", "as", "in", "reports", "\x00",
             "alleged", "was", "told", "and", "\u202e", "claim"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    known = set()
    for found in read(text):
        known.add(found.id)
        assert found.content
        for span in (*found.speaker, *found.cue, *found.content):
            assert 0 <= span.start < span.end <= len(text)
    assert {found.parent for found in read(text)} <= known | {None}
