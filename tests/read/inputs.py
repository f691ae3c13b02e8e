"""What the tests of all formats need: one invented report, and readings told apart."""

from alteram.errors import ReadError
from alteram.model import Document, Problem, TextVersion, quote
from alteram.pipeline import analyse
from alteram.read import Columns, Received, read_documents

WHEN = "2024-05-01T00:00:00+00:00"
PARAGRAPHS = [
    "Twelve people were killed in Kesh on 16 February 2022, the defence ministry of Ostrovia said.",
    "“No shell of ours fell on Kesh,” Vardania's foreign minister, Mira Antal, told reporters.",
    "The two governments have described the road to Kesh in different words since November.",
]
STORY = "\n\n".join(PARAGRAPHS)


def read(
    data: bytes | str, name: str, *, columns: Columns | None = None, media_type: str = ""
) -> tuple[list[Received], list[Problem]]:
    """Return the documents and the problems of one input."""
    raw = data.encode() if isinstance(data, str) else data
    found = list(read_documents(raw, name, WHEN, columns=columns, media_type=media_type))
    for one in found:
        if isinstance(one, Problem):
            assert one.message.startswith(f"{one.location}: ")
            assert "\n" not in one.message
    return (
        [one for one in found if isinstance(one, Received)],
        [one for one in found if isinstance(one, Problem)],
    )


def read_document(data: bytes, name: str, when: str) -> tuple[Document, TextVersion]:
    """Return the one document of an input, and its text; raises ReadError with its problem."""
    (found,) = read_documents(data, name, when)
    if isinstance(found, Problem):
        raise ReadError(found.message)
    return found.document, found.text


def check_speakers(received: Received) -> None:
    """Assert that the report's two statements stand with those who made them, word for word."""
    text = received.text.text
    analysis = analyse(
        text, date=received.document.published, outlet=received.document.outlet or "Kesh Post"
    )
    said = {
        attribution.speaker_name: " ".join(quote(text, span) for span in attribution.content)
        for attribution in analysis.attributions
    }
    ministry = next(words for name, words in said.items() if "ministry" in name)
    assert "Twelve people were killed" in " ".join(ministry.split())
    assert "No shell of ours" in said["Mira Antal"]
    deaths = [figure for figure in analysis.figures if figure.value == 12]
    assert [quote(text, figure.span) for figure in deaths] == [deaths[0].verbatim]
