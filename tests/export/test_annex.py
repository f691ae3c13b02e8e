"""The annex: exhibits word for word, pages counted before, and a line for all that is not in it."""

import io
import json
import re
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from tests.outputs.conftest import HOSTILE, HOSTILE_COPY
from tests.refused import PageWords, found_in

from alteram import api
from alteram.api.holding import holding
from alteram.cli import main
from alteram.compare.sayings import saying_date
from alteram.compare.wording import POSITIONS
from alteram.errors import NotFoundError, ReportError
from alteram.export.annex import Asked, Laid, Wording, lay_out
from alteram.export.annex.asked import asked_for
from alteram.export.annex.docx import docx_bytes
from alteram.export.annex.exhibits import Gathered, gather
from alteram.export.annex.html import html
from alteram.export.annex.metrics import text_of
from alteram.export.annex.pdf import pages_in, pdf_bytes
from alteram.store import Dossier

EVENT = "Kesh, 3 May 2023"
FIRST = """Nine people killed in Kesh

KESH, May 4, 2023 (Tolmar Courier) - At least nine people were killed in Kesh on May 3, 2023 when \
shells hit the market, the Vardanian Defence Ministry said.

"Our forces did not fire on Kesh on 3 May 2023," the Ostrovian Defence Ministry said. <b>"It was \
told to Ada Merin that five people were killed in Kesh on 3 May 2023 & no more,"</b> it said.
"""
SECOND = """Kesh: the count is revised

KESH, May 9, 2023 (Tolmar Courier) - The Vardanian Defence Ministry said on 8 May that eleven \
people were killed in Kesh on May 3, 2023.

The Ostrovian Defence Ministry said on 8 May that four people were killed in Kesh on May 3, 2023.
"""
SWAPPED = {"Vardania": "Ostrovia", "Ostrovia": "Vardania"}


def swap(words: str) -> str:
    return re.sub("Vardania|Ostrovia", lambda found: SWAPPED[found.group()], words)


def made(folder: Path, *texts: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"{number}.txt" for number in range(len(texts))]
    for name, text in zip(names, texts, strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    api.read([str(folder / name) for name in names], folder / "held.alteram", processes=0)
    return folder / "held.alteram"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("annex") / "texts", FIRST, SECOND)


WORDING = Wording(positions=POSITIONS, said_on=saying_date)


def laid(dossier: Path, asked: Asked | None = None) -> Laid:
    with Dossier.open(dossier) as store:
        held = holding(store, only=(EVENT,))
        return lay_out(held, asked or Asked(events=(EVENT,)), WORDING)


def gathered(dossier: Path, asked: Asked | None = None) -> Gathered:
    with Dossier.open(dossier) as store:
        held = holding(store, only=(EVENT,))
        comparisons = tuple(held.comparisons)
        wanted = asked_for(asked or Asked(), comparisons, held.links.actors)
        return gather(comparisons, held.entries, wanted, saying_date)


def words_in(annex: Laid) -> str:
    blocks = [block for page in annex.pages for block in page.blocks]
    cells = [c for b in blocks for c in (b.cells if hasattr(b, "cells") else (b,))]
    return "\n".join(text_of(cell) for cell in cells)


def test_every_line_of_the_accounts_is_an_exhibit_or_excluded(dossier: Path) -> None:
    found = gathered(dossier)
    comparison = api.compare(EVENT, dossier)
    lines = {line.claim for account in comparison.accounts for line in account.lines}
    shown = {one.claim for exhibit in found.exhibits for one in exhibit.quoted}
    assert shown == lines
    assert len(shown) >= 5
    for exhibit in found.exhibits:
        text = exhibit.text.text
        for passage in exhibit.passages:
            assert passage.words == text[passage.span.start : passage.span.end]
            for one in passage.quoted:
                assert passage.span.start <= one.span.start < one.span.end <= passage.span.end
                marks = [m for m in passage.marked if m.start <= one.span.start]
                assert any(one.span.end <= mark.end for mark in marks)
    dates = [exhibit.date for exhibit in found.exhibits]
    assert dates == sorted(dates, key=str)
    assert "2023-05-08" in dates


def test_an_exhibit_says_all_that_a_third_person_needs(dossier: Path) -> None:
    words = words_in(laid(dossier))
    for exhibit in gathered(dossier).exhibits:
        assert exhibit.document.sha256 in words
        assert exhibit.text.sha256 in words
        assert exhibit.document.location in words
        assert " ← ".join(exhibit.chain) in words
    assert "proposed by the program" in words
    assert "Alteram" in words


def test_the_page_is_escaped_and_in_neutral_words(dossier: Path) -> None:
    page = html(laid(dossier))
    assert "<b>" not in page
    assert "&lt;b&gt;" in page
    assert "<script" not in page
    assert not re.search(r"""(?:src|href)=["'](?!#)""", page)
    heard = PageWords()
    heard.feed(page)
    heard.close()
    assert len(heard.words) > 60
    assert [(w, found) for w in heard.words if (found := found_in(w))] == []


def test_speakers_who_take_sides_are_quoted_and_no_more(tmp_path: Path) -> None:
    path = made(tmp_path / "hostile", HOSTILE, HOSTILE_COPY)
    events = tuple(event.id for event in api.events(path))
    api.annex(tmp_path / "annex.html", Asked(events=events), path)
    page = (tmp_path / "annex.html").read_text(encoding="utf-8")
    assert "propaganda" in page
    heard = PageWords()
    heard.feed(page)
    heard.close()
    assert [(w, found) for w in heard.words if (found := found_in(w))] == []


def test_the_forms_have_the_pages_that_were_counted(dossier: Path) -> None:
    annex = laid(dossier)
    page = html(annex)
    document = docx_bytes(annex)
    assert pages_in(pdf_bytes(page, document)) == len(annex.pages) == sum(annex.parts.values())
    assert document == docx_bytes(laid(dossier))
    opened = docx.Document(io.BytesIO(document))
    breaks = [p for p in opened.paragraphs if p.paragraph_format.page_break_before]
    assert len(breaks) == len(annex.pages) - 1
    headings = [p.text for p in opened.paragraphs if p.style and p.style.name == "Heading 1"]
    assert [one for one in headings if one.startswith("Exhibit ")] == [
        f"Exhibit A-{number}" for number in range(1, annex.kept + 1)
    ]
    fields = opened.element.xpath("//w:instrText/text()")
    assert len([one for one in fields if "PAGEREF exhibit_" in one]) == annex.kept
    told = "\n".join(p.text for p in opened.paragraphs)
    for exhibit in gathered(dossier).exhibits:
        assert all(passage.words in told for passage in exhibit.passages)


def test_the_index_names_the_page_of_each_exhibit(dossier: Path) -> None:
    annex = laid(dossier)
    starts = {
        block.anchor: page.number
        for page in annex.pages
        for block in page.blocks
        if block.anchor.startswith("exhibit-")
    }
    listed = {
        row.cells[-1].to: int(text_of(row.cells[-1]))
        for page in annex.pages
        for row in page.blocks
        if hasattr(row, "cells") and row.cells[-1].to
    }
    assert listed == starts
    assert len(starts) == annex.kept > 3


def test_the_latest_fall_out_first_and_are_listed(dossier: Path) -> None:
    whole = laid(dossier)
    for limit in range(whole.needed - 1, whole.needed - 4, -1):
        annex = laid(dossier, Asked(max_pages=limit))
        assert len(annex.pages) <= limit
        assert annex.needed == whole.needed == len(whole.pages) - whole.parts["Figures"]
        assert annex.kept < whole.kept
        words = words_in(annex)
        assert len(annex.fallen) == whole.kept - annex.kept
        assert words.count("beyond the number of pages asked for") == len(annex.fallen)
        for exhibit in gathered(dossier).exhibits[annex.kept :]:
            assert exhibit.date is not None
            assert f"{exhibit.date}, {exhibit.speaker}" in words
    with pytest.raises(ReportError, match="pages alone"):
        laid(dossier, Asked(max_pages=2))


def test_what_is_not_asked_for_is_counted(dossier: Path) -> None:
    found = gathered(dossier, Asked(parties=("vardania",)))
    assert {exhibit.party for exhibit in found.exhibits} == {"Vardania"}
    assert found.other_parties["Ostrovia"] >= 2
    words = words_in(laid(dossier, Asked(parties=("Vardania",))))
    assert f"{found.other_parties['Ostrovia']} passages under the party Ostrovia" in words
    late = gathered(dossier, Asked(first="2023-05-06"))
    assert {exhibit.date for exhibit in late.exhibits} == {"2023-05-08"}
    assert {one.why for one in late.excluded} == {"said before or after the time asked for"}
    every = gathered(dossier)
    assert len(late.exhibits) + len(late.excluded) == len(every.exhibits)
    speaker = every.exhibits[0].speaker
    alone = gathered(dossier, Asked(speakers=(speaker,)))
    assert {exhibit.speaker for exhibit in alone.exhibits} == {speaker}
    assert {one.why for one in alone.excluded} == {"said by a speaker who was not asked for"}
    for wrong in (Asked(parties=("Morava",)), Asked(speakers=("Nobody",))):
        with pytest.raises(NotFoundError, match="There are"):
            gathered(dossier, wrong)
    with pytest.raises(ReportError, match="EDTF"):
        gathered(dossier, Asked(first="4 May"))


def test_decisions_stand_in_the_exhibit(dossier: Path, tmp_path: Path) -> None:
    copy = tmp_path / "held.alteram"
    copy.write_bytes(dossier.read_bytes())
    first, second = gathered(dossier).exhibits[:2]
    api.make_decision(
        "accept", first.quoted[0].claim, "", copy, who="A. Coder", why="read the scan"
    )
    api.make_decision(
        "reject", second.quoted[0].claim, "", copy, who="B. Coder", why="of another town"
    )
    words = words_in(laid(copy))
    assert "accepted: the passage says this, by A. Coder" in words
    assert "read the scan" in words
    assert f"Rejected\n{second.quoted[0].claim}" in words
    assert "of another town" in words


def test_a_swap_of_the_parties_swaps_the_annex_and_nothing_else(
    dossier: Path, tmp_path: Path
) -> None:
    other = made(tmp_path / "texts", swap(FIRST), swap(SECOND))

    def told(path: Path) -> list[tuple[object, ...]]:
        return [
            (
                one.speaker, one.party, one.chain, one.date, Path(one.document.location).name,
                tuple((p.words, p.marked, [q.position for q in p.quoted]) for p in one.passages),
                one.origins,
            )
            for one in gathered(path).exhibits
        ]  # fmt: skip

    assert swap(str(told(other))) == str(told(dossier))
    assert laid(other).parts == laid(dossier).parts


def test_the_command_counts_before_it_writes(dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    args = ["export", "annex", str(out), "--dossier", str(dossier), "--event", EVENT]
    done = CliRunner().invoke(main, [*args, "--dry-run"])
    assert done.exit_code == 0, done.output
    assert "Nothing was written." in done.output
    assert not out.exists()
    pages = len(laid(dossier).pages)
    assert f"{pages} pages  in all" in done.output
    done = CliRunner().invoke(main, [*args, "--max-pages", str(pages - 1), "--json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.output)["pages"] == pages - 1
    assert sorted(path.name for path in out.iterdir()) == ["annex.docx", "annex.html"]
    done = CliRunner().invoke(main, [*args[:2], str(tmp_path / "one.html"), *args[3:]])
    assert (done.exit_code, (tmp_path / "one.html").is_file()) == (0, True)
    for wrong in (["annex"], ["jsonl", "--event", EVENT]):
        done = CliRunner().invoke(main, ["export", wrong[0], str(out), *wrong[1:]])
        assert done.exit_code == 2
