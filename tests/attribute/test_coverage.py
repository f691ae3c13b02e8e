from hypothesis import given, settings
from hypothesis import strategies as st

from alteram.attribute import attribute_with
from alteram.model import UNNAMED_OUTLET, Attribution, Part, Span
from alteram.text.parse import parse

_TEXT = (
    "Lena Marwick said the valley was shelled. She said that roads were cut. Marwick stated that "
    "aid was late. More than forty people have died.\n\nThe valley lies in the north. It has two "
    "towns."
)


def _said(text: str, speaker: str, cue: str, content: str) -> Attribution:
    at = text.index(f"{speaker} {cue}")
    start = text.index(content)
    return Attribution(
        id=f"a-{start}",
        speaker=(Span(at, at + len(speaker)),),
        cue=(Span(at + len(speaker) + 1, at + len(speaker) + 1 + len(cue)),),
        content=(Span(start, start + len(content)),),
        kind="indirect",
    )


def _three(text: str) -> list[Attribution]:
    return [
        _said(text, "Lena Marwick", "said", "the valley was shelled"),
        _said(text, "She", "said", "that roads were cut"),
        _said(text, "Marwick", "stated", "that aid was late"),
    ]


def test_sentence_after_a_reported_one_continues_the_only_speaker() -> None:
    _, found = attribute_with(parse(_TEXT), (), (), None, _three(_TEXT))
    [one] = [a for a in found if a.kind == "indirect" and not a.cue]
    assert _TEXT[one.content[0].start : one.content[0].end] == "More than forty people have died."
    assert (one.speaker_name, one.confidence) == ("Lena Marwick", 0.4)
    assert one.chain == ("Lena Marwick", UNNAMED_OUTLET)


def test_other_named_speaker_ends_the_continuation() -> None:
    text = _TEXT.replace("More than forty people have died", "Igor Dalen denied the report")
    _, found = attribute_with(parse(text), (), (), None, _three(text))
    assert [a for a in found if a.kind == "indirect" and not a.cue] == []


def test_what_nobody_is_cited_for_is_the_outlets() -> None:
    _, found = attribute_with(parse(_TEXT), (), (), "Morava Daily", _three(_TEXT))
    [one] = [a for a in found if a.kind == "outlet"]
    assert _TEXT[one.content[0].start : one.content[0].end].startswith("The valley lies")
    assert one.content[0].end == len(_TEXT)
    assert (one.speaker, one.cue, one.chain) == ((), (), ("Morava Daily",))


def test_titles_and_datelines_are_not_given_to_the_outlet() -> None:
    text = "Valley shelled again\n\nThe valley lies in the north."
    parts = (Part(kind="title", span=Span(0, 20)),)
    _, [one] = attribute_with(parse(text), parts, (), None, [])
    assert one.content == (Span(22, len(text)),)
    assert one.speaker_name == UNNAMED_OUTLET


def test_same_input_gives_the_same_ids() -> None:
    first = attribute_with(parse(_TEXT), (), (), None, _three(_TEXT))
    assert attribute_with(parse(_TEXT), (), (), None, _three(_TEXT)) == first


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("Aa b.,'\"“”\n\x00😀\u202e"), max_size=80), st.data())
def test_every_body_sentence_has_a_speaker(text: str, data: st.DataObject) -> None:
    parsed = parse(text)
    said = []
    if text:
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        span = (Span(start, end),)
        said = [Attribution(id="a-1", speaker=span, cue=(), content=span, kind="direct")]
    _, found = attribute_with(parsed, (), (), None, said)
    for sentence in parsed.sentences:
        assert any(
            span.start < sentence.end and span.end > sentence.start
            for one in found
            for span in one.content
        )
    assert all(one.chain and one.speaker_name for one in found)
