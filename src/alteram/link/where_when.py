"""Where and when: how places and dates of two mentions agree, level by level.

Both are compared by their precision: a town with its country, days with their month.
"""

from alteram.link.linkage import OTHERWISE, Comparison, Level
from alteram.link.mentions import Mention
from alteram.link.settings import SHORT_DAYS, Place, distance_km
from alteram.link.wording import date_words

# More than all other comparisons together can bring back.
IMPOSSIBLE = -40.0
_SAME_KM = 3
_REGION_KM = 40
_MONTH = 31
_YEAR = 366

# Great-circle distance; `close_by` tells whether two lists of spots have two within a breath.
MACROS = (
    "km(lat_a, lon_a, lat_b, lon_b) AS 2 * 6371.0 * asin(least(1.0, sqrt("
    "power(sin((radians(lat_b) - radians(lat_a)) / 2), 2) + cos(radians(lat_a)) "
    "* cos(radians(lat_b)) * power(sin(radians(lon_b - lon_a) / 2), 2))))",
    "close_by(spots_a, spots_b) AS len(list_filter(spots_a, lambda a: "
    "len(list_filter(spots_b, lambda b: abs(a - b) <= 200)) > 0)) > 0",
)


def _place(mention: Mention) -> Place:
    assert mention.place is not None
    return mention.place


def _name(mention: Mention) -> str:
    return _place(mention).name


def _apart(a: Mention, b: Mention) -> str:
    distance = distance_km(_place(a), _place(b))
    if distance is None:
        return f"{_name(a)} and {_name(b)} are different places"
    return f"{_name(a)} and {_name(b)} are {distance:.0f} km apart"


PLACE = Comparison(
    "place",
    (
        Level(
            "same_place",
            "place_l = place_r AND is_local_l",
            4.0,
            lambda a, b: f"both give {_name(a)}",
        ),
        Level(
            "same_country",
            "place_l = place_r",
            2.0,
            lambda a, b: f"both give the country {_name(a)}",
        ),
        Level(
            "no_place",
            "place_l IS NULL AND place_r IS NULL",
            -2.0,
            lambda a, b: "neither gives a place",
        ),
        Level(
            "one_place",
            "(place_l IS NULL OR place_r IS NULL) AND (is_local_l OR is_local_r)",
            -3.5,
            lambda a, b: f"one gives {_name(a if a.place else b)}, the other no place",
        ),
        Level(
            "one_country",
            "place_l IS NULL OR place_r IS NULL",
            -2.0,
            lambda a, b: f"one gives the country {_name(a if a.place else b)}, the other no place",
        ),
        Level(
            "close",
            f"is_local_l AND is_local_r AND km(lat_l, lon_l, lat_r, lon_r) <= {_SAME_KM}",
            3.0,
            _apart,
        ),
        Level(
            "district",
            "is_local_l AND is_local_r AND (is_wide_l OR is_wide_r) AND stem_l = stem_r "
            f"AND km(lat_l, lon_l, lat_r, lon_r) <= {_REGION_KM}",
            2.0,
            lambda a, b: f"{_name(a)} and {_name(b)} are a place and its district",
        ),
        Level(
            "spelled_alike",
            "is_local_l AND is_local_r AND sound_l = sound_r",
            2.0,
            lambda a, b: f"{_name(a)} and {_name(b)} are spelled alike",
        ),
        Level("apart", "is_local_l AND is_local_r", IMPOSSIBLE, _apart),
        Level(
            "country_unknown",
            "(country_l IS NULL OR country_r IS NULL) AND is_local_l <> is_local_r",
            -3.0,
            lambda a, b: f"the country of {_name(a if a.local else b)} is not known",
        ),
        Level(
            "inside",
            "country_l = country_r AND is_local_l <> is_local_r",
            -2.0,
            lambda a, b: "one place is in the country that the other gives",
        ),
        Level(
            "unrelated",
            OTHERWISE,
            IMPOSSIBLE,
            lambda a, b: "the places are in different countries or unrelated",
        ),
    ),
)


def _when(mention: Mention) -> str:
    return date_words(mention.edtf or "")


_FIRST = "greatest(first_l, first_r)"
_LAST = "least(last_l, last_r)"
_SHARED = f"({_LAST} - {_FIRST} + 1)"
_UNION = "(greatest(last_l, last_r) - least(first_l, first_r) + 1)"
_NEAR = "abs(first_l - first_r) <= 1 AND abs(last_l - last_r) <= 1"
_INSIDE = "((first_l >= first_r AND last_l <= last_r) OR (first_r >= first_l AND last_r <= last_l))"
_EQUAL = "first_l = first_r AND last_l = last_r"
_BOTH_SHORT = "is_short_l AND is_short_r"
_LONGER = "greatest(last_l - first_l, last_r - first_r) + 1"
_SHORTER = "least(last_l - first_l, last_r - first_r) + 1"


def _common_days(a: Mention, b: Mention) -> str:
    shared = min(a.last, b.last) - max(a.first, b.first) + 1
    union = max(a.last, b.last) - min(a.first, b.first) + 1
    return f"{shared} of {union} days are common"


DATE = Comparison(
    "date",
    (
        Level(
            "no_date",
            "edtf_l IS NULL AND edtf_r IS NULL",
            -5.0,
            lambda a, b: "neither gives a date",
        ),
        Level(
            "one_date",
            "edtf_l IS NULL OR edtf_r IS NULL",
            -6.0,
            lambda a, b: f"one gives {_when(a if a.dated else b)}, the other no date",
        ),
        Level(
            "no_overlap",
            f"{_FIRST} > {_LAST}",
            IMPOSSIBLE,
            lambda a, b: f"{_when(a)} and {_when(b)} do not overlap",
        ),
        Level(
            "same_days",
            f"{_BOTH_SHORT} AND {_EQUAL}",
            4.0,
            lambda a, b: f"both give {_when(a)}",
        ),
        Level(
            "one_night",
            f"{_BOTH_SHORT} AND {_NEAR} AND ({_INSIDE} OR 2 * {_SHARED} >= {_UNION})",
            3.0,
            lambda a, b: f"{_when(a)} and {_when(b)} differ by a day at most",
        ),
        Level(
            "most_days",
            f"{_BOTH_SHORT} AND 10 * {_SHARED} >= 6 * {_UNION}",
            2.0,
            _common_days,
        ),
        Level(
            "other_days",
            _BOTH_SHORT,
            -9.0,
            lambda a, b: f"one spans {a.days} days, the other {b.days}",
        ),
        Level(
            "same_week",
            f"{_EQUAL} AND is_vague_l AND is_vague_r",
            3.0,
            lambda a, b: "both give the same week",
        ),
        Level(
            "same_month",
            f"{_EQUAL} AND {_LONGER} <= {_MONTH}",
            -5.0,
            lambda a, b: f"both give {_when(a)} only",
        ),
        Level(
            "same_months",
            f"{_EQUAL} AND {_LONGER} <= {_YEAR} AND is_range_l",
            -3.0,
            lambda a, b: f"both give {_when(a)}",
        ),
        Level(
            "same_years",
            _EQUAL,
            -5.5,
            lambda a, b: f"both give {_when(a)}, a long time",
        ),
        Level(
            "day_in_week",
            f"{_SHORTER} <= {SHORT_DAYS} AND (is_vague_l OR is_vague_r)",
            -2.5,
            lambda a, b: f"{_when(a)} and {_when(b)}: days and the week around them",
        ),
        Level(
            "day_in_month",
            f"{_SHORTER} <= {SHORT_DAYS} AND {_LONGER} <= {_MONTH}",
            -4.5,
            lambda a, b: f"{_when(a)} and {_when(b)}: days and the month around them",
        ),
        Level(
            "day_in_years",
            f"{_SHORTER} <= {SHORT_DAYS}",
            IMPOSSIBLE,
            lambda a, b: f"{_when(a)} and {_when(b)}: days and a long time",
        ),
        Level(
            "other_time",
            OTHERWISE,
            -7.0,
            lambda a, b: f"{_when(a)} and {_when(b)} overlap and are not the same",
        ),
    ),
)
