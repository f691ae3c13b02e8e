"""The page of a document: its marks, its records, its notes, its bytes; and hostile texts."""

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.builders import Said
from tests.builders import entry as made

from alteram import api
from alteram.desk import Desk, Role, View
from alteram.model import Entry
from alteram.web.marking import Run, laid_out
from alteram.web.pages.document import safe_name


def view(client: TestClient) -> View:
    assert isinstance(client.app, FastAPI)
    desk = client.app.state.desk
    assert isinstance(desk, Desk)
    return desk.view("lead")


def named(client: TestClient, words: str) -> Entry:
    """Return the document whose location has some words."""
    seen = view(client)
    (found,) = (one for one in seen.documents if words in one.location)
    return seen.entry(found.id)


def plain(runs: tuple[Run, ...]) -> list[tuple[int, str]]:
    """Return the paragraphs as a browser has their text: where they begin, and their words."""
    return [
        (one.span.start, html.unescape(re.sub(r"<[^>]*>", "", str(one.html))))
        for run in runs
        for one in run.paragraphs
    ]


def test_every_paragraph_holds_the_words_of_the_text_one_for_one(client: TestClient) -> None:
    seen = view(client)
    for document in seen.documents:
        entry = seen.entry(document.id)
        shown = plain(laid_out(entry))
        assert shown
        covered = 0
        for start, words in shown:
            assert entry.text.text[start : start + len(words)] == words
            covered += len(words.strip())
        assert covered == sum(map(len, re.split(r"\n[ \t\r]*\n\s*", entry.text.text.strip())))


def test_what_is_said_is_marked_and_the_outlets_own_voice_is_not(client: TestClient) -> None:
    entry = named(client, "04-lenna-press")
    page = client.get(f"/documents/{entry.document.id}").text
    assert re.search(
        r'<a href="[^"]*" class="w"[^>]*aria-label="said: Tomas Berg"[^>]*>said</a>', page
    )
    assert re.search(r'<span class="s"[^>]*>Tomas Berg, head of the village council</span>', page)
    assert re.search(r'class="c1 f"[^>]*aria-label="six bodies: figure, bodies found"', page)
    assert re.search(r'class="c1 t"[^>]*title="4 March 2022"[^>]*>Friday</span>', page)
    # The outlet's own sentence has the anchor of its claim, and no mark.
    own = re.search(r"<span([^>]*)>Independent observers had no access", page)
    assert own is not None
    assert "class" not in own[1]
    assert "data-r" not in own[1]
    for claim in entry.analysis.claims:
        assert page.count(f'id="{claim.id}"') == 1


def test_nesting_shows_and_marks_that_cross_lose_nothing(client: TestClient) -> None:
    entry = named(client, "08-report-on-a-report")
    page = client.get(f"/documents/{entry.document.id}").text
    assert 'class="c2' in page


@pytest.mark.parametrize("htmx", [True, False])
def test_a_record_says_who_said_it_through_whom_and_where_it_leads(
    client: TestClient, htmx: bool
) -> None:
    entry = named(client, "04-lenna-press")
    figure = next(one for one in entry.analysis.figures if one.verbatim == "At least nine people")
    headers = {"HX-Request": "true"} if htmx else {}
    page = client.get(f"/documents/{entry.document.id}/records/{figure.id}", headers=headers).text
    assert ("<html" in page) is not htmx
    assert "local officials" in page
    assert "at least: 9 to no upper bound" in page
    assert "killed, persons" in page
    assert re.search(r'href="/events/[^"]+/figures/killed"', page)
    assert f"/review?claim={figure.claim}" in page
    assert "proposed by the program" in page


def test_a_record_that_is_not_there_says_so(client: TestClient) -> None:
    entry = named(client, "04-lenna-press")
    answer = client.get(f"/documents/{entry.document.id}/records/c-0000000000000000")
    assert answer.status_code == 404
    assert "has no record" in answer.text


def test_the_original_is_a_file_and_never_a_page(client: TestClient, sample: Path) -> None:
    entry = named(client, "07-northern-herald")
    answer = client.get(f"/documents/{entry.document.id}/original")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert answer.content == view(client).original(entry.document.id)


@pytest.mark.parametrize(
    ("location", "name"),
    [
        ("texts/kesh.txt", "kesh.txt"),
        ('a"b\r\nSet-Cookie: x.html', "a-b-Set-Cookie-x.html"),
        ("..", ""),
        ("\u202ecod.exe", "cod.exe"),
        ("C:\\texts\\.htaccess", "htaccess"),
        ("x" * 300 + ".txt", "x" * 96 + ".txt"),
    ],
)
def test_a_file_is_given_a_name_that_is_safe(location: str, name: str) -> None:
    assert safe_name(location) == name


def test_a_note_on_a_passage_stands_beside_it(client: TestClient) -> None:
    entry = named(client, "04-lenna-press")
    path = f"/documents/{entry.document.id}"
    start = entry.text.text.index("six bodies")
    given = {"words": "Compare with <b>the list</b>.", "start": start, "end": start + 10}
    answer = client.post(f"{path}/notes", data=given, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"{path}#note-")
    page = client.get(path).text
    assert "Compare with &lt;b&gt;the list&lt;/b&gt;." in page
    (note,) = view(client).judged.notes
    assert note.span == (start, start + 10)


@pytest.mark.parametrize(
    "given",
    [
        {"words": " "},
        {"words": "a" * 4_001},
        {"words": "a", "start": "5", "end": "4"},
        {"words": "a", "start": "0", "end": "99999999"},
        {"words": "a", "start": "x", "end": "4"},
        {"words": "a", "about": "c-0000000000000000"},
    ],
)
def test_a_note_that_has_no_words_or_place_is_refused(
    client: TestClient, given: dict[str, str]
) -> None:
    entry = named(client, "04-lenna-press")
    answer = client.post(f"/documents/{entry.document.id}/notes", data=given)
    assert answer.status_code in (400, 404)
    assert not view(client).decisions


def test_a_viewer_writes_no_note(client_as: Callable[[Role], TestClient]) -> None:
    client = client_as("viewer")
    entry = named(client, "04-lenna-press")
    path = f"/documents/{entry.document.id}"
    assert client.post(f"{path}/notes", data={"words": "a"}).status_code == 403
    assert "note-form" not in client.get(path).text


def test_what_is_graphic_is_covered_until_asked_for(client: TestClient) -> None:
    entry = named(client, "04-lenna-press")
    path = f"/documents/{entry.document.id}"
    words = "six bodies"
    claim = next(
        one
        for one in entry.analysis.claims
        if words in entry.text.text[one.span.start : one.span.end]
    )
    flagged = client.post(f"{path}/graphic", data={"about": claim.id, "value": "yes"})
    assert flagged.status_code == 200
    covered = client.get(path).text
    assert re.search(r'<span class="[^"]*graphic" aria-hidden="true">six bodies</span>', covered)
    assert "Show what is graphic" in covered
    assert 'aria-hidden="true">six bodies' not in client.get(f"{path}?graphic=shown").text
    record = client.get(f"{path}/records/{claim.id}").text
    assert record.index("<details") < record.index("he had seen")
    client.post(f"{path}/graphic", data={"value": "yes"})
    assert "inert" in client.get(path).text
    assert "inert" not in client.get(f"{path}?graphic=shown").text


ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)></svg>",
    '"><style>*{display:none}</style>',
    "\u202egnirts desrever",
    "javascript:alert(1)",
    "w" * 5_000,
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_text_is_text(attack: str) -> None:
    speaker = attack[:60]
    entry = made("a.txt", Said(quote=f"the army shelled {attack} and left", speaker=speaker))
    runs = laid_out(entry)
    for start, words in plain(runs):
        assert entry.text.text[start : start + len(words)] == words
    page = "".join(str(one.html) for run in runs for one in run.paragraphs)
    assert not re.search(r"<(?!/?(?:span|a)\b)", page)
    assert not re.search(r"\son\w+=(?![^<]*&gt;)[^\"'<>]*>", re.sub(r'"[^"]*"', '""', page))


def test_a_character_that_turns_words_round_stands_alone() -> None:
    entry = made("a.txt", Said(quote="the army \u202edehsilrem\u202c the village"))
    (paragraph, *_) = laid_out(entry)[0].paragraphs
    assert ">\u202e</span>dehsilrem<" in paragraph.html


def test_hidden_words_have_a_name() -> None:
    entry = made("a.txt", Said(quote="the army \u2588\u2588\u2588\u2588 the village"))
    (paragraph, *_) = laid_out(entry)[0].paragraphs
    assert (
        'role="img" aria-label="4 characters are restricted">\u2588\u2588\u2588\u2588</span>'
        in (paragraph.html)
    )


def test_copies_and_what_differs_stand_side_by_side(client: TestClient) -> None:
    copy, earlier = named(client, "05-tolmar-courier"), named(client, "04-lenna-press")
    path = f"/documents/{copy.document.id}"
    page = client.get(f"{path}/copies").text
    assert "origin" in page
    assert f"/copies/{earlier.document.id}" in page
    assert f'href="{path}/copies/{earlier.document.id}" data-key="d"' in client.get(path).text
    # Whichever of the two is asked first, the earlier one stands on the left.
    for one, other in ((copy, earlier), (earlier, copy)):
        shown = client.get(f"/documents/{one.document.id}/copies/{other.document.id}").text
        assert re.search(
            r'<del class="changed" id="before-\d+"><a href="#after-\d+">At least', shown
        )
        assert re.search(
            r'<ins class="changed" id="after-\d+"><a href="#before-\d+">Nine</a>', shown
        )
        assert shown.index("At least nine") < shown.index(">Nine</a>")


def test_a_document_without_copies_says_so(client: TestClient) -> None:
    entry = named(client, "11-mine")
    page = client.get(f"/documents/{entry.document.id}/copies").text
    assert "No other document of this collection has its text." in page


def test_a_document_that_is_not_there_is_not_found(client: TestClient) -> None:
    for path in ("", "/copies", "/original", "/records/c-1", "/copies/doc-2"):
        assert client.get(f"/documents/doc-0000000000000000{path}").status_code == 404


def test_a_text_of_many_claims_is_drawn_in_runs(tmp_path: Path) -> None:
    words = "\n\n".join(f"Ada Merin said {n} people were killed in Kesh." for n in range(10, 400))
    (tmp_path / "long.txt").write_text(words)
    api.read([str(tmp_path / "long.txt")], tmp_path / "long.alteram", processes=0)
    with Desk(tmp_path / "long.alteram") as desk:
        entry = desk.view("lead").entry(desk.view("lead").documents[0].id)
    runs = laid_out(entry)
    assert len(runs) > 4
    assert sum(len(run.paragraphs) for run in runs) == 390
