"""Events: what belongs to one place and time, and what must stay apart."""

from dataclasses import replace

from tests.builders import Count, Said, entry

from alteram.link import link
from alteram.model import Event, Links
from alteram.text.edtf_words import date_words

WEEK = Said(
    quote="From 13 to 20 January 1990 mobs killed 200 people in Belmar.",
    speaker="Foreign Ministry of Vardania",
    speaker_kind="body",
    state="Vardania",
    date="1990-01-13/1990-01-20",
    place="Belmar",
    blamed=("Ostrovia",),
    labels=("pogroms",),
    counts=(Count(words="200 people", value=200),),
)
NIGHT = Said(
    quote="On the night of 19-20 January 1990 the army shot 150 civilians in Belmar.",
    speaker="Ada Merin",
    body="Foreign Ministry of Ostrovia",
    state="Ostrovia",
    date="1990-01-19/1990-01-20",
    place="Belmar",
    blamed=("Federal army",),
    labels=("tragedy",),
    counts=(Count(words="150 civilians", value=150),),
)


def _events(*said: Said) -> tuple[Event, ...]:
    return link([entry(f"d{i}", one) for i, one in enumerate(said)]).events


def _by_label(events: tuple[Event, ...]) -> dict[str, int]:
    return {event.label: len(event.claims) for event in events}


def test_week_and_night_in_one_city_are_two_events() -> None:
    assert _by_label(_events(WEEK, NIGHT)) == {
        "Belmar, 13-20 January 1990": 1,
        "Belmar, 19-20 January 1990": 1,
    }


def test_week_and_night_stay_two_when_both_are_told_often() -> None:
    alike = replace(NIGHT, quote="Killings of the night in Belmar.", date="1990-01-20", counts=())
    later = replace(
        WEEK, quote="Killings of the week in Belmar.", date="1990-01-13/1990-01-19", counts=()
    )
    events = _events(WEEK, NIGHT, alike, later)
    assert sorted(len(event.claims) for event in events) == [2, 2]


def test_month_joins_the_event_it_fits() -> None:
    month = replace(WEEK, quote="In January 1990 there were pogroms in Belmar.", date="1990-01")
    month = replace(month, counts=())
    events = _events(WEEK, NIGHT, month)
    assert _by_label(events)["Belmar, 13-20 January 1990"] == 2
    assert len(events) == 2


def test_month_that_fits_both_alike_stays_alone() -> None:
    month = Said(quote="People were killed in Belmar.", date="1990-01", place="Belmar")
    assert len(_events(WEEK, NIGHT, month)) == 3


def test_same_place_in_same_month_never_merges() -> None:
    first = Said(quote="Houses burned.", act="destruction", date="1990-01", place="Belmar")
    second = Said(quote="People were detained.", act="detention", date="1990-01", place="Belmar")
    assert len(_events(first, second)) == 2


def test_figure_that_differs_never_splits() -> None:
    more = replace(WEEK, quote="20 people died.", counts=(Count(words="20 people", value=20),))
    assert _by_label(_events(WEEK, more)) == {"Belmar, 13-20 January 1990": 2}


def test_adjacent_readings_of_one_night_merge() -> None:
    day = replace(NIGHT, quote="On 20 January they died in Belmar.", date="1990-01-20", counts=())
    assert _by_label(_events(NIGHT, day)) == {"Belmar, 19-20 January 1990": 2}


def test_days_in_a_row_do_not_chain() -> None:
    days = [
        Said(
            quote=f"Shells fell on day {day}.",
            act="shelling",
            date=f"2020-10-{day:02d}",
            place="Belmar",
        )
        for day in range(1, 29)
    ]
    assert len(_events(*days)) == 28


def test_years_do_not_join_a_day() -> None:
    years = Said(quote="Over 30 years, 23,000 died.", date="1990/2020", place="Belmar")
    year = Said(quote="In 1990 they were killed.", date="1990", place="Belmar")
    assert len(_events(NIGHT, years, year)) == 3


def test_country_with_the_same_days_joins_its_city() -> None:
    whole = replace(
        NIGHT, quote="That night they died.", place="Ostrovia", precision="country", counts=()
    )
    assert _by_label(_events(NIGHT, whole)) == {"Belmar, 19-20 January 1990": 2}


def test_date_without_place_joins_what_it_fits() -> None:
    bare = replace(NIGHT, quote="On the night of 19-20 January the army killed.", place=None)
    events = _events(NIGHT, WEEK, replace(bare, counts=()))
    assert _by_label(events)["Belmar, 19-20 January 1990"] == 2


def test_a_document_lends_its_place_to_the_same_days() -> None:
    here = replace(NIGHT, quote="On 19-20 January they entered Belmar.", act=None, counts=())
    bare = replace(NIGHT, quote="As a result 150 civilians died.", place=None, labels=())
    (event,) = link([entry("a", here, bare)]).events
    assert event.label == "Belmar, 19-20 January 1990"


def test_a_name_that_one_document_knows_as_a_place_is_one_in_others() -> None:
    told = Said(
        quote="On 4 March they shelled the village.",
        act="shelling",
        date="2021-03-04",
        place="Harvik",
        precision="unknown",
    )
    named = Said(quote="They shelled Harvik that day.", act="shelling", date="2021-03-04")
    (event,) = _events(told, named)
    assert event.label == "Harvik, 4 March 2021"


def test_a_day_after_the_text_is_no_date_of_what_it_tells() -> None:
    said = replace(NIGHT, quote="They must be freed by 5 May.", date="2022-05-05", counts=())
    assert [e.date for e in link([entry("a", said, published="2022-05-01")]).events] == [None]


def test_one_text_without_dates_makes_one_event_of_a_place() -> None:
    first = Said(quote="Houses burned in Belmar.", act="destruction", place="Belmar")
    second = Said(quote="People fled Belmar.", act="displacement", place="Belmar", speaker="B. L.")
    assert [len(e.claims) for e in link([entry("a", first, second)]).events] == [2]
    assert [len(e.claims) for e in _events(first, second)] == [1, 1]


def test_neither_place_nor_date_makes_no_event() -> None:
    assert _events(Said(quote="Many were killed.")) == ()


def test_place_and_number_without_date_join() -> None:
    dated = replace(NIGHT, counts=(Count(words="150 civilians", value=613),))
    bare = Said(
        quote="613 innocent people died in Belmar.",
        place="Belmar",
        counts=(Count(words="613 innocent people", value=613),),
    )
    assert len(_events(dated, bare)) == 1


def test_ids_stay_when_documents_are_added() -> None:
    first = [entry("a", NIGHT)]
    before = link(first)
    more = [
        *first,
        entry("b", replace(NIGHT, quote="They died on 20 January.", counts=(), date="1990-01-20")),
        entry("c", WEEK),
    ]
    after = link(more, before)
    assert before.events[0].id in {event.id for event in after.events}
    assert len(after.events) == 2
    assert link(more, after) == after


def test_order_of_documents_does_not_matter() -> None:
    entries = [
        entry("a", NIGHT),
        entry("b", WEEK),
        entry("c", replace(NIGHT, quote="Twice.", counts=())),
    ]
    assert link(entries) == link(entries[::-1])


def test_one_event_counts_a_speaker_once() -> None:
    again = replace(NIGHT, quote="As I said, they shot 150 civilians in Belmar.", speaker="Bo Lund")
    (event,) = _events(NIGHT, again)
    assert event.independent_origins == 1
    assert len(event.documents) == 2


def test_one_breath_joins_what_gives_neither_place_nor_date() -> None:
    made = entry(
        "a",
        NIGHT,
        Said(
            quote="Thirty more were hurt.",
            act="injuring",
            counts=(Count(words="Thirty", value=30),),
        ),
    )
    first, second = made.analysis.claims
    together = replace(second, attribution=first.attribution)
    analysis = replace(made.analysis, claims=(first, together))
    assert [len(event.claims) for event in link([made]).events] == [1]
    assert [len(event.claims) for event in link([replace(made, analysis=analysis)]).events] == [2]


def test_one_breath_joins_what_two_say_of_the_same_place_and_month() -> None:
    shelling = Said(
        quote="He recalled the shelling of Belmar in May 1990.",
        speaker="Ada Merin",
        act="shelling",
        date="1990-05",
        place="Belmar",
    )
    dead = Said(
        quote="Nine people died then.",
        speaker="Ivo Tarn",
        act="killing",
        date="1990-05",
        place="Belmar",
        counts=(Count(words="Nine people", value=9),),
    )
    close = link([entry("a", shelling, dead)]).events
    assert [len(event.claims) for event in close] == [2]
    assert sorted(len(event.claims) for event in _events(shelling, dead)) == [1, 1]


def test_nothing_gives_nothing() -> None:
    assert link([]) == Links()


def test_swapping_the_parties_swaps_nothing_else() -> None:
    def swapped(said: Said) -> Said:
        table = {"Vardania": "Ostrovia", "Ostrovia": "Vardania"}
        return replace(
            said,
            state=table[said.state or ""],
            body=said.body and said.body.replace(said.state or "", table[said.state or ""]),
            blamed=tuple(table.get(name, name) for name in said.blamed),
        )

    ours = _by_label(_events(WEEK, NIGHT))
    assert _by_label(_events(swapped(WEEK), swapped(NIGHT))) == ours


def test_dates_in_words() -> None:
    said = {
        "1992-02-25/1992-02-26": "25-26 February 1992",
        "1992-02-28/1992-03-02": "28 February - 2 March 1992",
        "1991-12-30/1992-01-02": "30 December 1991 - 2 January 1992",
        "2020-09/2020-11": "September-November 2020",
        "1991/1994": "1991-1994",
        "1990-01": "January 1990",
        "1990-01-20~": "about 20 January 1990",
        "198X": "1980s",
        "2020-11/..": "since November 2020",
        "1990-21": "spring 1990",
        "odd": "odd",
    }
    assert {edtf: date_words(edtf) for edtf in said} == said


def test_month_joins_the_only_event_of_its_place() -> None:
    month = Said(quote="People were killed in Belmar.", date="1990-01", place="Belmar")
    assert _by_label(_events(NIGHT, month)) == {"Belmar, 19-20 January 1990": 2}
    other = replace(month, quote="Houses were built in Belmar.", act="destruction")
    assert len(_events(NIGHT, other)) == 2


def test_year_joins_the_only_event_of_its_place_by_name_alone() -> None:
    year = Said(quote="The Belmar tragedy of 1990.", date="1990", place="Belmar")
    assert len(_events(NIGHT, replace(year, labels=("Belmar tragedy",)))) == 1
    assert len(_events(NIGHT, year)) == 2


def test_who_is_named_in_a_denial_points_to_no_event() -> None:
    denial = Said(
        quote="The so-called pogroms in Belmar in January 1990.",
        speaker="Bo Lund",
        position="denies_act",
        date="1990-01",
        place="Belmar",
        labels=("pogroms",),
    )
    instead = replace(
        denial,
        quote="They were provoked by the Federal army.",
        position="acknowledges_other_explanation",
        blamed=("Federal army",),
        labels=(),
    )
    found = link([entry("a", WEEK), entry("b", NIGHT), entry("c", denial, instead)]).events
    assert _by_label(found) == {"Belmar, 13-20 January 1990": 3, "Belmar, 19-20 January 1990": 1}


def test_long_times_without_place_make_no_event() -> None:
    assert _events(Said(quote="In 1990 many were killed.", date="1990")) == ()
    assert _events(Said(quote="Since 1990 many were killed.", date="1990/..")) == ()
    assert len(_events(Said(quote="On 5 May they were killed.", date="1990-05-05"))) == 1


def test_no_two_events_have_one_label_and_they_stand_by_date() -> None:
    first = Said(quote="Houses burned.", act="destruction", date="1990-01", place="Belmar")
    second = Said(quote="People were detained.", act="detention", date="1990-01", place="Belmar")
    early = replace(WEEK, quote="200 people died on 1 January 1989.", date="1989-01-01")
    events = _events(first, second, WEEK, replace(early, place="Lesk"))
    assert len({event.label for event in events}) == len(events)
    assert [event.date for event in events] == [
        "1989-01-01", "1990-01", "1990-01", "1990-01-13/1990-01-20",
    ]  # fmt: skip


def test_a_part_stands_with_what_it_is_part_of() -> None:
    taken = replace(
        NIGHT,
        quote="97 residents were taken.",
        act="hostage_taking",
        counts=(Count(words="97 residents", value=97),),
    )
    lost = Said(
        quote="The fate of 45 of them is unknown.",
        speaker="Ada Merin",
        act="disappearance",
        counts=(Count(words="45 of them", value=45),),
    )
    made = entry("a", taken, WEEK, lost)
    whole, _, part = made.analysis.figures
    tied = replace(part, subset_of=whole.id)
    analysis = replace(made.analysis, figures=(*made.analysis.figures[:2], tied))
    held = link([replace(made, analysis=analysis)]).events
    assert _by_label(held)["Belmar, 19-20 January 1990"] == 2


def test_news_of_the_day_tells_of_its_one_event() -> None:
    news = replace(NIGHT, date="2022-01-01")
    loose = Said(quote="40 houses burned.", act="destruction", counts=(Count(words="40 houses"),))
    assert [len(e.claims) for e in link([entry("a", news, loose)]).events] == [2]
    later = entry("a", news, loose, published="2022-03-01")
    assert [len(e.claims) for e in link([later]).events] == [1]


def test_no_text_tells_of_what_came_after_it() -> None:
    loose = Said(quote="150 died in Belmar.", place="Belmar", labels=("tragedy",))
    early = entry("a", loose, published="1989-12-01")
    late = entry("b", replace(loose, quote="In Belmar 150 died."), published="1995-01-01")
    night = entry("c", NIGHT, published="1990-01-21")
    assert _by_label(link([early, late, night]).events)["Belmar, 19-20 January 1990"] == 2
