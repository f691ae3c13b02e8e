"""One text through all stages, and what happens where a stage cannot go on."""

from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.model import quote
from alteram.pipeline import NOTE_ON_FIGURES, analyse, analyse_or_report

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
