import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.extract import extract
from alteram.model import (
    Attribution,
    AttributionKind,
    Claim,
    DateMention,
    PlaceMention,
    Span,
    quote,
)
from alteram.text.parse import parse


def _said(text: str, content: str, speaker: str = "Ada Moran", cue: str = "said") -> Attribution:
    start = text.index(content)
    at = text.find(cue)
    return Attribution(
        id=f"a-{start}",
        speaker=(),
        cue=(Span(at, at + len(cue)),) if at >= 0 else (),
        content=(Span(start, start + len(content)),),
        kind="indirect",
        speaker_name=speaker,
    )


def _all(text: str, kind: AttributionKind = "direct") -> Attribution:
    return Attribution(
        id="a", speaker=(), cue=(), content=(Span(0, len(text)),), kind=kind, speaker_name="Moran"
    )


def _date(text: str, words: str, edtf: str, last: bool = False) -> DateMention:
    start = text.rindex(words) if last else text.index(words)
    span = Span(start, start + len(words))
    return DateMention(
        span=span, text=words, edtf=edtf, kind="date", timex_type="DATE", timex_value=edtf
    )


def _place(text: str, name: str) -> PlaceMention:
    start = text.index(name)
    span = Span(start, start + len(name))
    return PlaceMention(span=span, text=name, name=name, precision="place")


def _claims(
    text: str,
    attributions: list[Attribution] | None = None,
    dates: tuple[DateMention, ...] = (),
    places: tuple[PlaceMention, ...] = (),
) -> list[Claim]:
    given_ = [_all(text)] if attributions is None else attributions
    claims, _ = extract(parse(text), given_, (), dates, places, ())
    return list(claims)


@pytest.mark.parametrize(
    ("text", "position", "actors"),
    [
        ("Twelve farmers were killed.", "asserts", ()),
        ("Vardanian forces killed twelve farmers.", "attributes_to", ("Vardanian forces",)),
        ("Unidentified gunmen killed a farmer.", "attributes_to_unknown", ("Unidentified gunmen",)),
        ("We destroyed the bridge.", "accepts_responsibility", ("Moran",)),
        ("Our troops did not shell the town.", "denies_act", ("Moran",)),
        ("No such massacre took place.", "denies_act", ()),
        ('The so-called "genocide" never happened.', "denies_act", ()),
        ("The officers must be prosecuted.", "demands", ()),
        (
            "The villagers were killed by their own side.",
            "acknowledges_other_explanation",
            ("their own side",),
        ),
        ("The claim about torture is a lie.", "denies_act", ()),
        ("Not a single officer has been convicted.", "asserts", ()),
    ],
)
def test_positions(text: str, position: str, actors: tuple[str, ...]) -> None:
    claims = [claim for claim in _claims(text) if claim.act is not None]
    assert [(c.position, c.alleged_actor) for c in claims] == [(position, actors)]


@pytest.mark.parametrize(
    "text",
    [
        "The army could shell the town.",
        "If the army shells the town, we will leave.",
        "Did the army shell the town?",
        "They fear that the army may kill civilians.",
        "The army threatened to kill the farmers.",
    ],
)
def test_possible_acts_are_never_asserted(text: str) -> None:
    assert [claim for claim in _claims(text) if claim.act is not None] == []


def test_a_denying_word_makes_a_denial() -> None:
    text = "The ministry denied that its troops shelled the village."
    one = _said(text, "that its troops shelled the village", cue="denied")
    assert [(c.act, c.position) for c in _claims(text, [one])] == [("shelling", "denies_act")]


def test_every_sentence_of_a_speaker_has_a_claim() -> None:
    text = "The harvest was good. The roads are open. The talks should go on."
    assert [(c.act, c.position) for c in _claims(text)] == [
        (None, "asserts"),
        (None, "asserts"),
        (None, "demands"),
    ]
    assert _claims(text, [_all(text, "outlet")]) == []


def test_two_acts_of_a_sentence_keep_their_dates_and_places() -> None:
    text = "The Tarn pogroms, along with the 1971 massacre of farmers in Kesh, marked the decade."
    claims = _claims(
        text,
        dates=(_date(text, "1971", "1971"),),
        places=(_place(text, "Tarn"), _place(text, "Kesh")),
    )
    assert [(c.date, c.place) for c in claims] == [(None, 0), ("1971", 1)]


def test_this_crime_takes_the_setting_of_the_last_act() -> None:
    text = (
        "On May 3, 1971, troops committed a massacre in Tarn."
        " As a result of this crime, forty people were killed."
    )
    claims = _claims(
        text, dates=(_date(text, "May 3, 1971", "1971-05-03"),), places=(_place(text, "Tarn"),)
    )
    assert [(c.act, c.date, c.place) for c in claims] == [("killing", "1971-05-03", 0)] * 2


def test_the_date_of_a_statement_is_no_event_date() -> None:
    text = "The statement dated May 9, 1980 says that troops killed a farmer."
    claims = _claims(text, dates=(_date(text, "May 9, 1980", "1980-05-09"),))
    assert [c.date for c in claims if c.act] == [None]


def test_the_reporting_clause_gives_no_date() -> None:
    text = "Troops killed a farmer, Moran said on May 9, 1980."
    one = _said(text, "Troops killed a farmer")
    claims = _claims(text, [one], dates=(_date(text, "May 9, 1980", "1980-05-09"),))
    assert [c.date for c in claims] == [None]


def test_a_denial_names_what_it_answers() -> None:
    text = (
        "The fictitious statement of the Ministry of Ostrovia about the alleged pogroms in Tarn"
        " is aimed at hiding facts."
    )
    claims = _claims(text, places=(_place(text, "Tarn"),))
    first = claims[0]
    assert (first.position, first.place) == ("denies_act", 0)
    assert first.answers == "statement of the Ministry of Ostrovia"
    assert [(label.text, label.distanced) for label in first.labels] == [("pogroms", True)]


def test_responsibility_for_this_crime() -> None:
    text = (
        "On May 3, 1971, the Vardanian army committed genocide,"
        " and responsibility for this crime lies on the leadership of Vardania."
    )
    claims = _claims(text, dates=(_date(text, "May 3, 1971", "1971-05-03"),))
    assert [(c.date, c.alleged_actor) for c in claims] == [
        ("1971-05-03", ("Vardanian army",)),
        ("1971-05-03", ("leadership of Vardania",)),
    ]


def test_a_scene_without_an_act_gives_place_and_day_to_what_follows() -> None:
    text = "On May 3, 1971, soldiers entered Tarn. Nine people were killed with knives."
    claims = _claims(
        text, dates=(_date(text, "May 3, 1971", "1971-05-03"),), places=(_place(text, "Tarn"),)
    )
    found = [(c.act, c.date, c.place, c.means) for c in claims if c.act]
    assert found == [("killing", "1971-05-03", 0, "knives")]


def test_a_figure_stands_in_one_claim() -> None:
    text = "In the raid 40 people were killed, 12 people were wounded and 7 people were arrested."
    claims, figures = extract(parse(text), [_all(text)], (), (), (), ())
    acts = {claim.id: claim.act for claim in claims}
    assert [acts[figure.claim] for figure in figures] == ["killing", "injuring", "detention"]


def test_swapped_names_swap_the_claims() -> None:
    text = (
        "Vardanian forces shelled Tarn. The state of Vardania bears responsibility for the deaths."
    )
    swapped = text.replace("Vardan", "Ostrov")
    one = [(c.act, c.position, c.alleged_actor) for c in _claims(text)]
    two = [(c.act, c.position, c.alleged_actor) for c in _claims(swapped)]
    assert two == [
        (act, position, tuple(name.replace("Vardan", "Ostrov") for name in names))
        for act, position, names in one
    ]


_WORDS = st.sampled_from(
    ["the", "of", "by", "X", '"army"', "killed", "massacre", "responsibility", "for", "this"]
    + ["crime,", "not", ".", "?", "and", "must", "on", "40", "people", "claimed", "they"]
    + ["\n\n", "\x00", "“", "”", "😀", "BLAMED", "who", "denied", "\u202e"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_any_text_gives_claims_with_exact_passages(text: str) -> None:
    claims = _claims(text)
    ids = [claim.id for claim in claims]
    assert len(ids) == len(set(ids))
    for claim in claims:
        assert 0 <= claim.span.start < claim.span.end <= len(text)
        for label in claim.labels:
            assert quote(text, label.span) == label.text
