"""Statements in running text: each with who said it, to whom it goes back, and how."""

from tests.builders import Said, collection, entry
from tests.holdings import holding_of

from alteram.comparison import Line
from alteram.export.event_sheets import event_sheets
from alteram.export.statements import MOST, said_of


def line(quote: str = "Nine died.", **more: object) -> Line:
    held: dict[str, object] = {
        "claim": "c", "speaker": "Ada Merin", "chain": ("Ada Merin", "Kesh Post"), "party": "P",
        "origin": "O", "quote": quote, "document": "doc-1", "location": "a.txt",
        "outlet": "Kesh Post", "published": "2021-05-04", "start": 0, "end": len(quote),
        "position": "asserts", "act": "killing", "date": None,
    }  # fmt: skip
    return Line(**(held | more))  # type: ignore[arg-type]


def test_chains_stances_and_outlets_without_a_name() -> None:
    chain = ("a witness", "Jon Lesk", "Kesh Agency", "unnamed outlet")
    told = said_of([line(chain=chain, position="denies_act", published=None)])
    assert told == (
        "According to a witness, cited by Jon Lesk, cited by Kesh Agency, in an unnamed outlet, "
        "denying it: \N{LEFT DOUBLE QUOTATION MARK}Nine died.\N{RIGHT DOUBLE QUOTATION MARK}."
    )
    assert said_of([line(chain=("Kesh Post",))]).startswith("According to Kesh Post (2021-05-04): ")
    assert said_of([]) == ""


def test_words_inside_longer_ones_of_the_same_speaker_stand_once() -> None:
    long = line("Nine died and three were hurt.", start=10, end=40)
    inside = line("Nine died", start=10, end=19)
    assert said_of([inside, long]) == said_of([long])
    other = line("Nine died", start=10, end=19, chain=("Jon Lesk", "Kesh Post"))
    assert "Jon Lesk" in said_of([other, long])
    denied = line("Nine died", start=10, end=19, position="denies_act")
    assert "denying it" in said_of([denied, long])


def test_a_cell_holds_what_a_spreadsheet_holds() -> None:
    lines = [line("w" * 500, start=n * 600, end=n * 600 + 500, chain=(f"S{n}",))
             for n in range(90)]  # fmt: skip
    told = said_of(lines)
    assert len(told) <= MOST + 40
    kept = told.count("According to")
    assert told.endswith(f"[{90 - kept} more: see claims.jsonl]")


def test_every_statement_of_an_event_is_there_by_date() -> None:
    said = [Said(quote=f"Nine died in Tarnova, told {n}.", speaker=f"Ada Merin {n}",
                 date="2021-05-03", place="Tarnova") for n in range(3)]  # fmt: skip
    held = collection(
        *(entry(str(n), one, outlet="Kesh Post", published=f"2021-05-0{9 - n}")
          for n, one in enumerate(said))
    )  # fmt: skip
    (sheet,) = event_sheets(holding_of(held))
    assert [one.speaker[-1] for one in sheet.lines] == ["2", "1", "0"]
    assert said_of(sheet.lines).count("According to") == 3
