import pytest
from hypothesis import given
from hypothesis import strategies as st

from alteram.attribute.attributions import draft_by_rules, find_attributions
from alteram.attribute.learned.decode import Roles
from alteram.attribute.learned.evidence import Evidence, confidence, weigh
from alteram.attribute.learned.features import describe
from alteram.attribute.learned.merge import merge, rivals_of
from alteram.attribute.learned.reader import Reading
from alteram.attribute.nesting import settle
from alteram.attribute.scene import Draft, Scene
from alteram.model import Part, Span
from alteram.text.parse import parse

SHARE = st.floats(0, 1)


def scene_of(text: str, *parts: Part) -> Scene:
    return Scene(parsed=parse(text), parts=parts)


def reading(
    scene: Scene, speaker: str | None, cue: str, *content: str, seen: float = 0.99
) -> Reading:
    """Return a reading of words that the text holds once."""

    def run(words: str) -> tuple[int, int]:
        start = scene.parsed.text.index(words)
        tokens = scene.parsed.tokens_in(Span(start, start + len(words)))
        return tokens[0].i, tokens[-1].i

    roles = Roles(None if speaker is None else run(speaker), tuple(map(run, content)), -0.01)
    return Reading(run(cue), seen, roles)


def shown(scene: Scene, drafts: list[Draft]) -> list[tuple[list[str], list[str], list[str]]]:
    def cut(spans: tuple[Span, ...]) -> list[str]:
        return [scene.parsed.text[a:b] for a, b in spans]

    return [(cut(one.speaker), cut(one.cue), cut(one.content)) for one in drafts]


@given(
    seen=SHARE, sureness=st.floats(-60, 0), named=st.booleans(), ruled=st.booleans(), agreed=SHARE
)
def test_confidence_is_within_bounds_and_grows_with_evidence(
    seen: float, sureness: float, named: bool, ruled: bool, agreed: float
) -> None:
    scene = scene_of("The envoy said that it rained.")
    drafts = draft_by_rules(scene)
    one = reading(scene, "The envoy", "said", "that it rained", seen=seen)
    weighed = weigh(scene, one, drafts[0])
    assert 0 < confidence(weighed) < 1
    rest = Evidence(weighed.seen, sureness, float(named), float(ruled), agreed)
    assert 0 < confidence(rest) < 1
    assert confidence(rest) <= confidence(rest._replace(seen=rest.seen + 1))
    assert confidence(rest) <= confidence(rest._replace(sureness=0.0))
    assert confidence(rest) <= confidence(rest._replace(agreed=1.0))


def test_agreement_with_the_rules_is_weighed() -> None:
    scene = scene_of("The envoy said that it rained.")
    (rival,) = draft_by_rules(scene)
    same = weigh(scene, reading(scene, "The envoy", "said", "that it rained"), rival)
    other = weigh(scene, reading(scene, "The envoy", "said", "The envoy"), rival)
    alone = weigh(scene, reading(scene, None, "said", "that it rained"), None)
    assert (same.agreed, same.ruled, same.named) == (1, 1, 1)
    assert (other.agreed, other.ruled) == (0, 1)
    assert (alone.agreed, alone.ruled, alone.named) == (0, 0, 0)


def test_what_the_network_reads_stands_without_the_rules() -> None:
    scene = scene_of("The envoy hinted darkly at a closed road.")
    one = reading(scene, "The envoy", "hinted", "a closed road")
    found = shown(scene, merge(scene, [], [one]))
    assert found == [(["The envoy"], ["hinted"], ["a closed road"])]


def test_what_the_rules_find_stands_without_the_network() -> None:
    scene = scene_of("The envoy said that it rained.")
    drafts = draft_by_rules(scene)
    assert shown(scene, merge(scene, drafts, [])) == shown(scene, drafts)


def test_network_that_speaks_against_it_takes_a_draft_away() -> None:
    scene = scene_of("The envoy hoped that it rained.")
    drafts = draft_by_rules(scene)
    assert drafts
    bad = Reading((2, 2), 1e-6, Roles(None, ((0, 0),), -9.0))
    assert merge(scene, drafts, [bad]) == []


def test_what_somebody_plainly_says_stays_all_the_same() -> None:
    scene = scene_of("The envoy said that it rained.")
    bad = Reading((2, 2), 1e-6, Roles(None, ((0, 0),), -9.0))
    (kept,) = merge(scene, draft_by_rules(scene), [bad])
    assert kept.confidence < 0.1


def test_the_surer_of_two_readings_with_a_common_word_is_kept() -> None:
    scene = scene_of("The envoy has said that it rained.")
    sure = reading(scene, "The envoy", "has said", "that it rained")
    other = reading(scene, None, "said", "that it rained", seen=0.5)
    found = shown(scene, merge(scene, [], [other, sure]))
    assert found == [(["The envoy"], ["has said"], ["that it rained"])]


@pytest.mark.parametrize("order", [1, -1])
def test_order_of_readings_does_not_matter(order: int) -> None:
    scene = scene_of("The envoy said that it rained. Ana Kroll denied that it rained.")
    text = scene.parsed.text
    first = reading(scene, "The envoy", "said", "that it rained")
    second = reading(scene, "Ana Kroll", "denied", "that it rained")
    found = settle(scene, merge(scene, [], [first, second][::order]))
    assert [text[one.cue[0].start : one.cue[0].end] for one in found] == ["said", "denied"]


def test_page_furniture_is_not_heard() -> None:
    text = "The envoy said that it rained.\n\nAll rights reserved, the paper says."
    end = text.index("\n")
    scene = scene_of(text, Part(kind="boilerplate", span=Span(end + 2, len(text))))
    aside = reading(scene, "the paper", "says", "All rights reserved")
    said = reading(scene, "The envoy", "said", "that it rained")
    found = shown(scene, merge(scene, [], [aside, said]))
    assert found == [(["The envoy"], ["said"], ["that it rained"])]


def test_marks_alone_are_no_cue_and_no_content() -> None:
    scene = scene_of("The envoy : “ it rained ” — which")
    by_mark = reading(scene, "The envoy", ":", "it rained")
    no_words = reading(scene, "The envoy", "rained", "—", "which")
    assert merge(scene, [], [by_mark, no_words]) == []


HEARSAY = [
    "The general is said to have ordered the strike.",
    "The general is understood to have ordered the strike.",
    "The general was reported to have ordered the strike.",
    "The general is rumoured to have ordered the strike.",
]


@pytest.mark.parametrize("text", HEARSAY)
def test_who_is_only_spoken_of_is_no_speaker(text: str) -> None:
    assert [one.speaker for one in find_attributions(parse(text), ())] in ([], [()])
    scene = scene_of(text)
    cue = text.split()[3]
    one = reading(scene, "The general", cue, text[text.index("to have") : -1])
    assert all(not draft.speaker for draft in merge(scene, draft_by_rules(scene), [one]))


def test_who_is_reported_as_having_done_it_is_no_speaker() -> None:
    (found,) = find_attributions(parse("The general has been reported as having ordered it."), ())
    assert found.speaker == ()


@pytest.mark.parametrize(
    "text",
    [
        "The envoy is reported to have said that it rained.",
        "The envoy was quoted as saying that it rained.",
    ],
)
def test_who_is_reported_to_have_said_it_is_the_speaker(text: str) -> None:
    (found,) = find_attributions(parse(text), ())
    assert [text[a:b] for a, b in found.speaker] == ["The envoy"]
    assert [text[a:b] for a, b in found.content] == ["that it rained"]


def test_rivals_are_the_surer_drafts() -> None:
    scene = scene_of("The envoy said that it rained.")
    (draft,) = draft_by_rules(scene)
    cue = [token.i for token in scene.parsed.tokens_in(draft.cue[0])]
    assert rivals_of(scene, [draft]) == dict.fromkeys(cue, draft)
    assert describe(scene, settle(scene, [draft])).ruled == dict.fromkeys(cue, 0)
