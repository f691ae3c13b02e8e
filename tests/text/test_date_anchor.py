import pytest

from alteram.model import DateMention
from alteram.text.dates import find_dates, own_date
from alteram.text.parse import parse

ANCHOR = "2019-03-14"  # a Thursday
_LAST_WEEK = ["2019-03-04/2019-03-10"]


def _dates(text: str, anchor: str | None = ANCHOR) -> list[DateMention]:
    return list(find_dates(parse(text), anchor))


def _edtf(text: str, anchor: str | None = ANCHOR) -> list[str | None]:
    return [mention.edtf for mention in _dates(text, anchor)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kesh Mail, 12 May 1998, page 2\n\nHe was shot on Sunday.", ["1998-05-12", "1998-05-10"]),
        ("KESH, 14 DEC. 2016 (KNA) -- She left yesterday.", ["2016-12-14", "2016-12-13"]),
        ("Report (as of 30 April 1992)\n\nOn 19 April it fell.", ["1992-04-30", "1992-04-19"]),
        (
            "Bulletin, 10 February 2011, 1900 gmt\n\nWho mined it on 6 January?",
            ["2011-02-10", "2011-02-10", "2011-01-06"],
        ),
        ("List (Kesh, March 2017)\n\nHe died last month.", ["2017-03", "2017-02"]),
        (
            "They were killed on Thursday 17 May 2012 when it fell. Help is expected on Saturday. "
            "She came yesterday.",
            ["2012-05-17", "2012-05-19", None],
        ),
        ("On 2 May 1999 they came. They left on 5 July.", ["1999-05-02", "1999-07-05"]),
    ],
)  # fmt: skip
def test_without_anchor_the_head_or_the_first_day_serves(
    text: str, expected: list[str | None]
) -> None:
    assert _edtf(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell in July 1995. His uncle was taken on 21 July.", ["1995-07", "1995-07-21"]),
        ("It fell in 1995. His uncle was taken on 6 January.", ["1995", "2019-01-06"]),
        ("It fell in March 1995. It is so. He came. He fled 9 March.", ["1995-03", "2019-03-09"]),
        (
            "In the raid of 13 and 14 May 1986 many died. Its statement of 16 May 1986 denied it. "
            "He apologised last week. He was away that night.",
            ["1986-05-13/1986-05-14", "1986-05-16", *_LAST_WEEK, "1986-05-13/1986-05-14"],
        ),
        (
            "It was raided on Monday. The militia dates from 2006. He went there the next morning.",
            ["2019-03-11", "2006", "2019-03-12"],
        ),
        ("It was burned on 5 May 1990. The next day they fled.", ["1990-05-05", "1990-05-06"]),
        ("It was burned on 5 May 1990. That same night they fled.", ["1990-05-05", "1990-05-05"]),
        ("In April 1992 it fell, not in the same month of 1991.", ["1992-04", "1991-04"]),
        ("They will meet on the 20th.", ["2019-03-20"]),
        ("They planned a march on Sunday.", ["2019-03-17"]),
        ("They came about 5am on Easter Sunday 1992.", ["1992-04-19"]),
        ("They came on Good Friday, 10 April 1998.", ["1998-04-10"]),
        ("They came on New Year's Eve.", ["2018-12-31"]),
        ("They came at dawn on 17 May 1999.", ["1999-05-17"]),
        ("They came on Boxing Day 1990.", ["1990-12-26"]),
        ("They came on SEPT. 5, 2016.", ["2016-09-05"]),
    ],
)  # fmt: skip
def test_days_follow_the_narrative(text: str, expected: list[str]) -> None:
    assert _edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They came at 1900 hours.", "2019-03-14T19:00"),
        ("They came at 0530 hrs local time.", "2019-03-14T05:30"),
        ("They came (1735 GMT).", "2019-03-14T17:35"),
        ("They came 081530Z AUG 98.", "1998-08-08T15:30"),
    ],
)
def test_hours_without_a_colon_are_no_years(text: str, value: str) -> None:
    assert [(m.timex_type, m.timex_value) for m in _dates(text)] == [("TIME", value)]


def test_weekdays_stay_open_where_the_days_told_lie_far_apart() -> None:
    text = "It fell on 3 May 1990. A court sat on 6 June 2001. He spoke on Monday."
    assert _edtf(text, None) == ["1990-05-03", "2001-06-06", None]


def test_an_anchor_of_a_month_gives_no_days() -> None:
    text = "He was shot yesterday, she last week. It fell last month. He came on 5 May."
    assert _edtf(text, "2019-03") == [None, None, "2019-02", "2019-05-05"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kesh Mail, 12 May 1998, page 2\n\nHe was shot.", "1998-05-12"),
        ("Situation report (as of 30 April 1992)\n\nIt fell.", "1992-04-30"),
        ("List of the dead (Kesh, March 2017)\n\nIt fell.", "2017-03"),
        ("The army entered Kesh on 3 May 1990.\n\nMany died.", None),
        ("The raid of 3 May 1990 on Kesh\n\nMany died.", None),
        ("", None),
    ],
)
def test_own_date_stands_by_itself_in_the_head(text: str, expected: str | None) -> None:
    assert own_date(parse(text)) == expected
