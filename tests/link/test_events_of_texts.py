"""Events of whole texts: unknown places, places lent, what was found later."""

import pytest

from alteram.link import link
from alteram.model import Document, Entry, TextVersion, content_id, text_hash
from alteram.pipeline import analyse
from alteram.text.layout import find_layout


def _entry(text: str, date: str | None = None) -> Entry:
    analysis = analyse(text, date=date)
    sha = text_hash(text)
    document = Document(
        id=content_id("doc", sha),
        sha256=sha,
        size=len(text),
        media_type="text/plain",
        location=f"{sha[:6]}.txt",
        captured="2033-01-01T00:00:00Z",
        published=date,
    )
    version = TextVersion(
        sha256=sha,
        document=document.id,
        text=text,
        language="en",
        method="plain",
        parts=find_layout(text).parts,
    )
    return Entry(document=document, text=version, analysis=analysis)


def _labels(*texts: str) -> dict[str, int]:
    events = link([_entry(text, "2031-03-17") for text in texts]).events
    return {event.label: len(event.claims) for event in events}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Our fighters attacked the barracks of Tamlin on the night of 10 to 11 March. "
            "Eleven soldiers were killed.",
            "Tamlin, 10-11 March 2031",
        ),
        (
            "Three drivers were killed on 5 March when gunmen fired at a convoy that went past "
            "Vorobel quarry.",
            "Vorobel, 5 March 2031",
        ),
        (
            "We spoke about the deaths in Ban Vorun. On 3 June 1994, forty-two peasants were "
            "killed there.",
            "Ban Vorun, 3 June 1994",
        ),
    ],
)
def test_unknown_places_have_events(text: str, label: str) -> None:
    assert label in _labels(text)


def test_last_week_joins_the_day_that_it_holds() -> None:
    day = "Shells killed 23 people at the market of Tamlin on 14 March 2031, residents said."
    week = (
        "Vardania blames mine for Tamlin market deaths\n\n"
        "ZHANQOR, March 17, 2031 (Steppe Wire) - Vardania's army on Monday said that 23 people "
        "were killed by a mine in Tamlin last week."
    )
    assert [label for label in _labels(day, week) if "2031" in label] == ["Tamlin, 14 March 2031"]


def test_a_place_told_with_another_year_is_not_that_of_a_claim() -> None:
    told = "Vardania shelled civilians in the towns of Tamlin and Borvel in 1990. It was denied. "
    hurt = "Many people were hurt in 2020 during these military operations."
    assert list(_labels(told + hurt)) == ["Tamlin, 1990"]
    assert "Tamlin, 1990" in _labels(told + hurt.replace("2020", "1990"))
