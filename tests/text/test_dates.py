import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.model import DateMention
from alteram.text import edtf
from alteram.text.dates import find_dates
from alteram.text.parse import parse

ANCHOR = "2019-03-14"  # a Thursday


def _dates(text: str, anchor: str | None = ANCHOR) -> list[DateMention]:
    return list(find_dates(parse(text), anchor))


def _edtf(text: str, anchor: str | None = ANCHOR) -> list[str | None]:
    return [mention.edtf for mention in _dates(text, anchor)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kesh fell on 14 January 1990.", "1990-01-14"),
        ("Kesh fell on January 14, 1990.", "1990-01-14"),
        ("Kesh fell on the 14th of January, 1990.", "1990-01-14"),
        ("Kesh fell on 14.01.1990.", "1990-01-14"),
        ("Kesh fell on 1990-01-14.", "1990-01-14"),
        ("Kesh fell on 01/14/90.", "1990-01-14"),
        ("Kesh fell on Jan. 14.", "2019-01-14"),
        ("Kesh fell in January 1990.", "1990-01"),
        ("Kesh fell in 1990.", "1990"),
        ("The army shelled it on the night of May 19-20, 1990.", "1990-05-19/1990-05-20"),
        ("The siege lasted from 13 to 20 May 1990.", "1990-05-13/1990-05-20"),
        ("The siege lasted from 28 May to 2 June 1990.", "1990-05-28/1990-06-02"),
        ("Morava fought in 1991-1994.", "1991/1994"),
        ("Morava fought in September-November 2008.", "2008-09/2008-11"),
        ("Morava fought between May and July 2011.", "2011-05/2011-07"),
        ("Morava fought between 1991 and 1994.", "1991/1994"),
        ("Morava has fought since the late 1980s.", "1988~/.."),
        ("Morava has fought since the end of 1980s.", "1988~/.."),
        ("They held it until 1994.", "../1994"),
        ("They held it from November 2008 until now.", "2008-11/.."),
        ("They met around 1990.", "1990~"),
        ("They met in early 1992.", "1992~"),
        ("They met in mid-June 1992.", "1992-06~"),
        ("Poverty rose in the 1990s.", "199X"),
        ("It was built in the 19th century.", "18XX"),
        ("The talks failed in the summer of 2010.", "2010-22"),
        ("They signed in the third quarter of 2010.", "2010-07/2010-09"),
        ("He was shot yesterday.", "2019-03-13"),
        ("He was shot on Monday.", "2019-03-11"),
        ("He will speak on Monday.", "2019-03-18"),
        ("He was shot last Tuesday.", "2019-03-12"),
        ("He will speak next Friday.", "2019-03-15"),
        ("He was shot last month.", "2019-02"),
        ("He was shot three years ago.", "2016"),
        ("Thirty-three years ago the town burned.", "1986"),
        ("The treaty was signed this January.", "2019-01"),
        ("Morava honours the Treaty of 1949.", "1949"),
        ("KESH, 3 JAN 90 -- THE ARMY LEFT.", "1990-01-03"),
        ("They marked the 29th anniversary of it.", "1990"),
        ("From the late 1980s, Morava armed itself.", "1988~/.."),
        ("He kept returns from 1995 that showed it.", "1995"),
        ("They met in the first half of 2010.", "2010-01/2010-06"),
        ("They met in mid-1996.", "1996~"),
        ("They met on June 16 of last year.", "2018-06-16"),
        ("They meet at Easter.", "2019-04-21"),
        ("It began at 08:30 on 27 May 2010.", "2010-05-27"),
        ("The siege lasted from 27 May to 10 June 2010, she said.", "2010-05-27/2010-06-10"),
        ("They met on 9 May this year.", "2019-05-09"),
        ("It fell in the last week of April 1992.", "1992-04-24/1992-04-30"),
        ("They met in Q3 2010.", "2010-07/2010-09"),
        ("They met on 09-06-2011.", "2011-06-09"),
        ("He left last week.", "2019-03-04/2019-03-10"),
        ("It killed many over the past 30 years.", "1989/2019"),
    ],
)
def test_dates_as_edtf(text: str, expected: str) -> None:
    assert _edtf(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Some 1,949 people fled.",
        "About 1990 people fled.",
        "See page 1972 of the book.",
        "The 366th regiment entered the town.",
        "He paid $1990 for it.",
        "It may march second.",
        "They killed 20 and wounded 13.",
        "The school has twelve hundred pupils.",
        "It soon became a ruin.",
    ],
)
def test_counts_are_no_dates(text: str) -> None:
    assert _edtf(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It has gone on for over a month.", "duration", "P1M"),
        ("The rule lasted almost 30 years.", "duration", "P30Y"),
        ("It went on for a whole week.", "duration", "P1W"),
        ("They fought for decades.", "duration", "PXE"),
        ("He made a three-year study.", "duration", "P3Y"),
        ("They meet every Monday.", "recurring", "XXXX-WXX-1"),
        ("They meet annually.", "recurring", "P1Y"),
        ("They live there now.", "date", "PRESENT_REF"),
        ("They meet in the near future.", "date", "FUTURE_REF"),
        ("The port handles four ships a week.", "recurring", "P1W"),
    ],
)
def test_expressions_without_a_date(text: str, kind: str, value: str) -> None:
    (mention,) = _dates(text)
    assert (mention.edtf, mention.kind, mention.timex_value) == (None, kind, value)


def test_narrative_comes_before_the_document() -> None:
    text = (
        "On May 3, 1990, the army entered Kesh. Two days later it left. On May 9 it came back. "
        "The same year Morava fell."
    )
    assert _edtf(text) == ["1990-05-03", "1990-05-05", "1990-05-09", "1990"]


def test_vague_words_do_not_hide_the_day_told() -> None:
    text = "On 26 May 1992 Kesh fell. That month many died. The following day they fled."
    assert _edtf(text) == ["1992-05-26", "1992-05", "1992-05-27"]


def test_the_end_of_the_year_is_that_of_the_narrative() -> None:
    assert _edtf("On 26 May 1992 Kesh fell. By the end of the year many fled.") == [
        "1992-05-26",
        "1992~",
    ]


def test_a_day_that_names_an_event_takes_the_year_told_nearby() -> None:
    text = (
        "She spoke of the May 20 events. Many died in Kesh in 1990. "
        "The May 20 events are a crime, she said."
    )
    assert _edtf(text, "2019-05-21") == ["1990-05-20", "1990", "1990-05-20"]


def test_without_anchor_relative_dates_stay_open() -> None:
    mentions = _dates("He was shot yesterday, and she left last year.", None)
    assert [m.edtf for m in mentions] == [None, None]
    assert all("X" in m.timex_value for m in mentions)


def test_an_anchor_that_is_no_date_counts_as_none() -> None:
    assert _edtf("He was shot yesterday.", "soon") == [None]


def test_dateline_follows_the_anchor() -> None:
    assert _edtf("KESH, Ostrovia, Jan. 14\n\nThe town burned.", "2020-01-14") == ["2020-01-14"]


_PIECES = st.sampled_from(
    [
        "the",
        "of",
        "in",
        "on",
        "-",
        "–",
        ",",
        ".",
        "January",
        "May",
        "14",
        "20",
        "1990",
        "1990s",
        "late",
        "mid",
        "since",
        "from",
        "to",
        "until",
        "between",
        "and",
        "two",
        "three",
        "years",
        "ago",
        "week",
        "last",
        "next",
        "Monday",
        "yesterday",
        "13:50",
        "p.m.",
        "third",
        "quarter",
        "half",
        "a",
        "few",
        "every",
        "decade",
        "century",
        "31st",
        "99",
        "2199",
        "1/2",
        "9999999999",
        "this",
        "same",
        "day",
        "past",
        "now",
        "0",
        "'",
        "'s",
    ]
)


def _check(text: str, anchor: str | None) -> None:
    mentions = find_dates(parse(text), anchor)
    reached = 0
    for mention in mentions:
        assert mention.span.start >= reached
        assert mention.span.end > mention.span.start
        assert mention.text == text[mention.span.start : mention.span.end]
        assert bool(mention.timex_value) == bool(mention.timex_type)
        if mention.edtf is not None:
            edtf.bounds(mention.edtf)
        reached = mention.span.end


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_PIECES, max_size=25).map(" ".join),
    st.sampled_from([None, "2019-03-14", "1990", "0001-01-01", "9999-12-31", "199X", "1988~/.."]),
)
def test_any_words_give_sound_mentions(text: str, anchor: str | None) -> None:
    _check(text, anchor)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60), st.sampled_from([None, "2019-03-14"]))
def test_any_text_gives_sound_mentions(text: str, anchor: str | None) -> None:
    _check(text, anchor)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was shot the day before yesterday.", "2019-03-12"),
        ("He will speak the day after tomorrow.", "2019-03-16"),
        ("He was shot a fortnight ago.", "2019-02-25/2019-03-03"),
        ("Shells fell in the small hours of Tuesday.", "2019-03-12"),
        ("Shells fell overnight.", "2019-03-13/2019-03-14"),
        ("Kesh fell in the first week of May 1992.", "1992-05-01/1992-05-07"),
        ("Kesh fell in the second half of May 1992.", "1992-05-16/1992-05-31"),
        ("Thirty-two years ago today our people were killed.", "1987-03-14"),
        ("A week ago today they fled.", "2019-03-07"),
        ("They fled 24 hours ago.", "2019-03-13"),
        ("They fled on 3/4 March.", "2019-03-03/2019-03-04"),
        ("They came on the afternoon of the 12th.", "2019-03-12"),
        ("Publish the names by Friday, she demanded.", "2019-03-15"),
        ("The toll had risen to 12 by Friday.", "2019-03-08"),
        ("The school is closed on Tuesday.", "2019-03-19"),
        ("Kesh fell on 17 Rajab 1412.", "1992-01-22~"),
        ("Kesh fell in Muharram 1411.", "1990-07-24~/1990-08-22~"),
        ("Kesh fell on 22 Bahman 1357.", "1979-02-11"),
        ("Kesh fell on 1 Meskerem 2000.", "2007-09-12"),
        ("Kesh fell on 25 Kislev 5752.", "1991-12-02"),
        ("It has lasted two and a half years.", None),
    ],
)
def test_dates_counted_from_other_days_and_calendars(text: str, expected: str | None) -> None:
    assert _edtf(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 3 March they came. The day before, the bridge had been shut.", "2019-03-02"),
        ("On 3 March they came. They had met the week before.", "2019-02-18/2019-02-24"),
        ("On 3 March they came. Three days later they left.", "2019-03-06"),
        ("On 3 March they came. The following morning they left.", "2019-03-04"),
        ("On 3 March they came. The same evening they left.", "2019-03-03"),
        ("On 3 May 1994 they came. They left in the winter of that year.", "1994-24"),
        ("On 3 May 1994 they came. They left in July of that year.", "1994-07"),
        ("On 3 March they came. The school is closed on Tuesday. They left that same night.",
         "2019-03-03"),
    ],
)  # fmt: skip
def test_days_counted_from_what_was_told(text: str, expected: str) -> None:
    assert _edtf(text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "He came the day before the vote.",
        "Mehr spoke.",
        "He stays overnight.",
        "An overnight train.",
    ],
)
def test_words_like_dates_that_give_none(text: str) -> None:
    assert _dates(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One year ago, on the night of 10 to 11 May, they came.", "2018-05-10/2018-05-11"),
        ("In 1994, on 3 May, they came.", "1994-05-03"),
        ("They have not come since July.", "2018-07/.."),
    ],
)
def test_a_year_told_just_before_is_that_of_the_day(text: str, expected: str) -> None:
    assert _edtf(text)[-1] == expected
