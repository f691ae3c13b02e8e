"""One text through all stages, and what happens where a stage cannot go on."""

import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.extract import extract
from alteram.model import quote
from alteram.pipeline import (
    NOTE_ON_FIGURES,
    NOTHING_KEPT,
    analyse,
    analyse_kept,
    analyse_or_report,
)

STORY = (
    "TOLMAR, 4 March 2022 - Nine people were killed in Harsk on Friday, among them six women and "
    "five children, the mayor, Karin Dahl, said."
)


def test_parts_above_their_whole_are_shown_and_kept() -> None:
    analysis = analyse(STORY)
    words = [f.verbatim for f in analysis.figures]
    assert words == ["Nine people", "six women", "five children"]
    assert [p.stage for p in analysis.problems] == [NOTE_ON_FIGURES]
    assert "“Nine people”, taken together" in analysis.problems[0].message


def test_given_date_and_outlet_win_over_the_dateline() -> None:
    analysis = analyse(STORY, date="2023-01-01", outlet="Northern Herald")
    assert analysis.date == "2023-01-01"
    assert all(a.chain[-1] == "Northern Herald" for a in analysis.attributions)


def test_other_language_is_not_guessed_at() -> None:
    text = "Le comité demande aux deux gouvernements de laisser passer les médicaments jeudi."
    analysis = analyse(text)
    assert analysis.language == "fr"
    assert analysis.attributions == ()
    assert "language not analysed: fr" in analysis.problems[0].message


def test_text_above_the_limit_is_kept_and_named() -> None:
    analysis = analyse("The road is closed. " * 160_000)
    assert analysis.attributions == ()
    assert "Split it into single documents" in analysis.problems[0].message


words = st.sampled_from(
    ["The ministry", "said", "that", "“", "”", "’", "12", "people", "were killed", ",", ".", "\n",
     "in Harsk", "on Monday", "according to", "denied", "She", "added", "\n\n", "(", ")", "«", ":",
     "at least", "killed", "dozens", "of", "them", "Sarvenian", "army", "1994", "\u202e", "\x00"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(words, max_size=60).map(" ".join))
def test_every_quote_is_its_slice_whatever_the_words(text: str) -> None:
    analysis = analyse_or_report(text).analysis
    assert [p for p in analysis.problems if p.stage == "analysis"] == []
    for date in analysis.dates:
        assert date.text == quote(text, date.span)
    for place in analysis.places:
        assert place.text == quote(text, place.span)
    for figure in analysis.figures:
        assert figure.verbatim == quote(text, figure.span)
    spans = [s for a in analysis.attributions for s in (*a.speaker, *a.cue, *a.content)]
    spans += [claim.span for claim in analysis.claims]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(), max_size=120))
def test_no_text_stops_the_analysis(text: str) -> None:
    assert [p for p in analyse_or_report(text).analysis.problems if p.stage == "analysis"] == []


DEMO = sorted((Path(__file__).parents[1] / "demo" / "texts").glob("*.txt"))


def mutated(text: str, chance: random.Random) -> str:
    """Return a text with some words taken out, doubled, moved or written in capitals."""
    found = re.split(r"(\s+)", text)
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(found))
        to = chance.randrange(len(found))
        word = found[at]
        found[at] = chance.choice(["", f"{word} {word}", word.upper(), found[to]])
    return "".join(found)


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_an_analysis_from_what_is_kept_is_the_same(path: Path) -> None:
    chance = random.Random(path.stem)
    before = NOTHING_KEPT
    own = path.read_text(encoding="utf-8")
    for text in (own, mutated(own, chance), mutated(own, chance)):
        plain = analyse(text, location="x")
        first = analyse_kept(text, location="x", kept=before)
        assert first.analysis == plain
        again = analyse_kept(text, location="x", kept=first.kept)
        assert again == first
        assert all(again.kept[stage] is first.kept[stage] for stage in first.kept)
        assert set(first.kept) == ({"parse", "readings"} if plain.language == "en" else set())
        before = first.kept


def test_what_does_not_fit_is_made_anew() -> None:
    plain = analyse(STORY)
    made = analyse_kept(STORY)
    for kept in (
        {"parse": made.kept["readings"], "readings": made.kept["parse"]},
        {"parse": b"", "readings": b"\xff" * 100},
        {"parse": made.kept["parse"][:40], "readings": made.kept["readings"][:-1]},
        {"another": b"1"},
    ):
        assert analyse_kept(STORY, kept=kept) == made == (plain, made.kept)


def test_with_another_date_and_outlet_the_same_is_taken() -> None:
    made = analyse_kept(STORY)
    again = analyse_kept(STORY, date="2020-01-05", outlet="Kesh Daily", kept=made.kept)
    assert again.kept == made.kept
    assert again.analysis == analyse(STORY, date="2020-01-05", outlet="Kesh Daily")
    assert again.analysis != made.analysis


def test_nothing_is_kept_unless_it_is_asked_for() -> None:
    assert analyse_or_report(STORY).kept == {}
    assert set(analyse_or_report(STORY, kept=NOTHING_KEPT).kept) == {"parse", "readings"}


def test_by_rules_only_the_network_is_not_asked() -> None:
    made = analyse_kept(STORY, rules_only=True)
    assert set(made.kept) == {"parse"}
    assert made.analysis == analyse(STORY, rules_only=True)
    assert [one.speaker_name for one in made.analysis.attributions] == ["Karin Dahl"]
    assert analyse_kept(STORY, kept=made.kept).analysis == analyse(STORY)


def test_where_a_stage_stops_on_what_is_kept_all_is_made_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made, calls = analyse_kept(STORY), []

    def stopping(*given: Any) -> Any:
        calls.append(given)
        if len(calls) == 1:
            raise IndexError("a parse that no parser made")
        return extract(*given)

    monkeypatch.setattr("alteram.pipeline.extract", stopping)
    assert analyse_or_report(STORY, kept=made.kept) == made
    assert len(calls) == 2
