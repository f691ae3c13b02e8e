from alteram.attribute.chains import (
    build_chains,
    credited_agency,
    dateline_agency,
    outlet_name,
)
from alteram.model import UNNAMED_OUTLET, Attribution, Part, Span


def _one(name: str, number: int, parent: str | None = None) -> Attribution:
    return Attribution(
        id=f"a-{number}",
        speaker=(Span(0, 1),),
        cue=(),
        content=(Span(number, number + 1),),
        kind="indirect",
        parent=parent,
        speaker_name=name,
    )


def test_chain_runs_from_the_innermost_speaker_to_the_outlet() -> None:
    said = [_one("Anna Kovren", 1), _one("Igor Dalen", 2, "a-1"), _one("a witness", 3, "a-2")]
    found = build_chains(said, "Morava Daily", "Xnews")
    assert found[2].chain == ("a witness", "Igor Dalen", "Anna Kovren", "Xnews", "Morava Daily")
    assert found[0].chain == ("Anna Kovren", "Xnews", "Morava Daily")


def test_no_name_stands_twice_in_a_row() -> None:
    said = [_one("Xnews", 1), _one("Xnews", 2, "a-1"), _one("Anna Kovren", 3, "a-2")]
    found = build_chains(said, "Xnews", "Xnews")
    assert [one.chain for one in found] == [("Xnews",), ("Xnews",), ("Anna Kovren", "Xnews")]


def test_parents_in_a_circle_end() -> None:
    said = [_one("A", 1, "a-2"), _one("B", 2, "a-1")]
    assert [one.chain for one in build_chains(said, "O", None)] == [
        ("A", "B", "O"),
        ("B", "A", "O"),
    ]


def test_agency_credited_at_the_end_of_a_sentence() -> None:
    assert (
        credited_agency("Ten died, the ministry said, Xnews reports.\n\nMore follows.") == "Xnews"
    )
    assert credited_agency("Ten died, she said, Morava Wire informs.") == "Morava Wire"
    assert credited_agency("Ten died, Xnews reports.\nTwo fled, Ynews reports.\n") is None
    assert credited_agency("Ten died, he reports.") is None
    assert credited_agency("") is None


def test_outlet_without_a_name_is_unnamed() -> None:
    assert outlet_name(None) == outlet_name("  ") == UNNAMED_OUTLET
    assert outlet_name(" Morava \n Daily ") == "Morava Daily"


def test_agency_of_the_dateline_stands_between_speaker_and_outlet() -> None:
    text = "HARSK, March 4 (Lenna Press) - Nobody came, the mayor said."
    parts = (Part(kind="dateline", span=Span(0, 30)),)
    assert dateline_agency(text, parts) == "Lenna Press"
    assert dateline_agency("KESH, 3 May /KESHNEWS/. It rained.", parts) == "KESHNEWS"
    assert dateline_agency(text, ()) is None
