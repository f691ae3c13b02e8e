import pytest
from hypothesis import given
from hypothesis import strategies as st

from alteram.text.quotes import find_quotations
from alteram.text.sentences import find_paragraphs


def quoted(text: str) -> list[str]:
    found = find_quotations(text, find_paragraphs(text))
    return [" + ".join(text[a:b] for a, b in quotation.pieces) for quotation in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "we left early".', ['"we left early"']),
        ("He said “we left early”.", ["“we left early”"]),
        ("He said «we left early».", ["«we left early»"]),
        ("He said „we left early“.", ["„we left early“"]),
        ("He said ``we left early''.", ["``we left early''"]),
        ("He said ''we left early''.", ["''we left early''"]),
        ("He said ‘we left early’.", ["‘we left early’"]),
        ("“He told us: ‘go now’,” she said.", ["“He told us: ‘go now’,”", "‘go now’"]),
        ("The town’s mayor and the soldiers' wives don't agree.", []),
        ("Kesh's and Morava's envoys", []),
        ("", []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_paragraphs_that_open_anew_are_one_quotation() -> None:
    text = "“The first.\n\n“The second.\n\n“The third,” he said.\n\n“Another,” she said."
    assert quoted(text) == ["“The first. + “The second. + “The third,”", "“Another,”"]


def test_a_quotation_may_stay_open_over_paragraphs() -> None:
    text = "“The first.\n\nThe second says “no more” to us.\n\nThe third.”\n\nNot quoted."
    assert quoted(text) == [text[: text.index("\n\nNot")], "“no more”"]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = 'He said "we left.\n\nNobody stayed. She said "no" to it.'
    found = find_quotations(text, find_paragraphs(text))
    assert [(text[q.start : q.end], q.closed) for q in found] == [
        ('"we left.', False),
        ('"no"', True),
    ]


def test_scare_quotes_are_not_speech() -> None:
    text = 'The alleged "liberation" was, he said, "a crime that nobody will forget".'
    found = find_quotations(text, find_paragraphs(text))
    assert [quotation.speech for quotation in found] == [False, True]


@given(st.text(alphabet="ab \n\"'“”‘’«»„.,", max_size=200))
def test_any_text(text: str) -> None:
    paragraphs = find_paragraphs(text)
    for quotation in find_quotations(text, paragraphs):
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert list(quotation.pieces) == sorted(quotation.pieces)
