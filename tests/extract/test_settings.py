import pytest

from alteram.extract.acts import find_acts
from alteram.extract.clauses import find_clauses
from alteram.extract.locating import locate
from alteram.extract.narrative import settle_all
from alteram.extract.settings import Where
from alteram.model import DateMention, PlaceMention, Span
from alteram.pipeline import analyse
from alteram.text.parse import parse


def _settled(
    text: str, dates: dict[str, str], places: tuple[str, ...] = (), told: int = 10**6
) -> list[tuple[str, str | None, str | None]]:
    """Return each act word with its date and place; what follows `told` is nobody's content."""
    parsed = parse(text)
    acts = find_acts(parsed)
    found_dates = []
    for words, edtf in dates.items():
        start = text.index(words)
        span = Span(start, start + len(words))
        found_dates.append(
            DateMention(
                span=span, text=words, edtf=edtf, kind="date", timex_type="DATE", timex_value=edtf
            )
        )
    found_places = []
    for name in places:
        start = text.index(name)
        span = Span(start, start + len(name))
        found_places.append(PlaceMention(span=span, text=name, name=name, precision="place"))
    where = Where(
        parsed=parsed,
        clauses=find_clauses(parsed),
        dates=found_dates,
        places=found_places,
        triggers=frozenset(act.trigger for act in acts),
        events=frozenset(),
    )
    locate(where, (), [token.start < told for token in parsed.tokens])
    settings = settle_all(where, acts)
    return [
        (
            parsed.tokens[act.trigger].lower,
            settings[act.trigger].date,
            None if (place := settings[act.trigger].place) is None else found_places[place].name,
        )
        for act in acts
    ]


def test_the_clause_gives_date_and_place() -> None:
    assert _settled("In 1971 troops killed farmers in Tarn.", {"1971": "1971"}, ("Tarn",)) == [
        ("killed", "1971", "Tarn")
    ]


def test_the_narrative_goes_on() -> None:
    text = "On May 3, 1971 troops occupied Tarn. They killed forty farmers."
    assert _settled(text, {"May 3, 1971": "1971-05-03"}, ("Tarn",)) == [
        ("occupied", "1971-05-03", "Tarn"),
        ("killed", "1971-05-03", "Tarn"),
    ]


def test_another_place_takes_no_date_from_the_narrative() -> None:
    text = "On May 3, 1971 troops occupied Tarn. They killed forty farmers in Kesh."
    assert _settled(text, {"May 3, 1971": "1971-05-03"}, ("Tarn", "Kesh"))[1] == (
        "killed",
        None,
        "Kesh",
    )


def test_what_goes_on_now_takes_no_date_of_the_past() -> None:
    text = "In 1971 troops occupied Tarn. The army has detained teachers."
    assert _settled(text, {"1971": "1971"}, ("Tarn",))[1] == ("detained", None, None)


def test_an_actor_is_no_place() -> None:
    assert _settled("Tarn shelled the village.", {}, ("Tarn",)) == [("shelled", None, None)]


def test_a_word_in_marks_is_the_same_event_when_named_again() -> None:
    text = (
        'They spoke of the alleged "pogroms" in Tarn during May 1971.'
        ' The so-called "pogroms" were discussed.'
    )
    assert _settled(text, {"May 1971": "1971-05"}, ("Tarn",))[1] == ("pogroms", "1971-05", "Tarn")


def test_the_lines_of_a_toll_belong_to_the_event_of_its_heading() -> None:
    text = (
        "On May 3, 1971 our fighters attacked the garrison of Tarn.\n\n"
        "Our losses in this attack:\n- six men killed;\n- nine lorries destroyed.\n"
    )
    found = _settled(text, {"May 3, 1971": "1971-05-03"}, ("Tarn",))
    assert ("killed", "1971-05-03", "Tarn") in found
    assert ("destroyed", "1971-05-03", "Tarn") in found


def test_in_which_means_the_event_before_it() -> None:
    text = "He recalled the shelling of Tarn by the army in May 1971, in which nine farmers died."
    assert _settled(text, {"May 1971": "1971-05"}, ("Tarn",)) == [
        ("shelling", "1971-05", "Tarn"),
        ("died", "1971-05", "Tarn"),
    ]


def test_a_works_or_plant_gives_its_place() -> None:
    text = "The court spoke of the murder of nine men at the brickworks of Tarn in 1971."
    assert _settled(text, {"1971": "1971"}, ("Tarn",)) == [("murder", "1971", "Tarn")]


def test_an_act_beside_what_somebody_said_keeps_its_date() -> None:
    text = "He regrets the loss of a guard, who drowned when rebels shelled Tarn on May 3, 1971."
    told = text.index(", who")
    found = _settled(text, {"May 3, 1971": "1971-05-03"}, ("Tarn",), told)
    assert ("shelled", "1971-05-03", "Tarn") in found


def test_what_is_said_to_have_been_done_goes_on_with_the_narrative() -> None:
    text = "On May 3, 1971 troops occupied Tarn. Nine barns are said to have been destroyed."
    assert _settled(text, {"May 3, 1971": "1971-05-03"}, ("Tarn",))[-1] == (
        "destroyed",
        "1971-05-03",
        "Tarn",
    )


def test_the_occasion_of_a_death_gives_its_place_and_day() -> None:
    text = "Two guards were killed when gunmen attacked their post in Tarn on May 3, 1971."
    found = _settled(text, {"May 3, 1971": "1971-05-03"}, ("Tarn",))
    assert found == [("killed", "1971-05-03", "Tarn"), ("attacked", "1971-05-03", "Tarn")]


def test_what_did_the_killing_gives_its_place() -> None:
    text = "The shelling of Tarn in May 1971 killed nine farmers."
    assert _settled(text, {"May 1971": "1971-05"}, ("Tarn",))[1] == ("killed", "1971-05", "Tarn")


def test_the_day_of_an_announcement_is_no_act_s_day() -> None:
    text = "He mourned two guards whose deaths the army announced on Sunday."
    assert _settled(text, {"Sunday": "1971-05-02"})[0][1] is None


def test_what_lasts_to_this_day_is_not_of_this_day() -> None:
    text = "Forty farmers died in Tarn and nobody has been tried to this day."
    assert _settled(text, {"this day": "1971-05-02"})[1] == ("tried", None, None)


def test_there_and_the_village_go_back_to_the_place_told() -> None:
    text = (
        "On May 3, 1971 troops entered the village of Tarn. Nine farmers were killed there."
        " The army returned in June 1975. It burned huts in the village."
    )
    dates = {"May 3, 1971": "1971-05-03", "June 1975": "1975-06"}
    found = _settled(text, dates, ("Tarn",))
    assert ("killed", None, "Tarn") in found
    assert found[-1][2] == "Tarn"


def test_the_lead_takes_the_day_told_after_it() -> None:
    text = (
        "Gunmen killed nine farmers in Tarn."
        " Three others were wounded when the men opened fire on May 3, 1971."
    )
    found = _settled(text, {"May 3, 1971": "1971-05-03"}, ("Tarn",))
    assert {date for _, date, _ in found} == {"1971-05-03"}
    assert {place for _, _, place in found} == {"Tarn"}


def test_a_story_goes_on_after_other_matters_but_not_with_what_happened_earlier() -> None:
    text = (
        "On May 3, 1971 shells hit the market of Tarn.\n\nThe harvest is good.\n\nRain fell."
        "\n\nThe shells destroyed nine stalls.\n\nForty men were killed in an earlier war."
    )
    found = _settled(text, {"May 3, 1971": "1971-05-03"}, ("Tarn",))
    assert ("destroyed", "1971-05-03", "Tarn") in found
    assert ("killed", None, None) in found


def test_a_mine_laid_in_august_blew_up_later() -> None:
    text = "The ferry struck a mine laid by the navy in August 1970."
    assert _settled(text, {"August 1970": "1970-08"})[0][1] is None


def test_the_night_of_a_day_is_no_event_of_its_own() -> None:
    text = "One year ago, on the night of 10 to 11 May, units attacked the post."
    dates = {"One year ago": "2031", "10 to 11 May": "2031-05-10/2031-05-11"}
    assert _settled(text, dates) == [("attacked", "2031-05-10/2031-05-11", None)]


@pytest.mark.parametrize(
    "law",
    ["the Kesh Convention of 1949", "the Law on Public Order of 1949", "Resolution 12 of 1949"],
)
def test_the_year_of_a_law_dates_no_act(law: str) -> None:
    text = f"The killings in Tamlin violate {law}, the ministry said."
    assert {claim.date for claim in analyse(text, date="2031-03-17").claims} == {None}
    battle = text.replace(law, "the truce, and so did the Tamlin massacre of 1949")
    assert "1949" in {claim.date for claim in analyse(battle, date="2031-03-17").claims}
