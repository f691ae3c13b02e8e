import pytest

from alteram.extract.blame import find_blame
from alteram.text.parse import parse


@pytest.mark.parametrize(
    ("text", "position", "agent"),
    [
        ("Vardania bears responsibility for the massacre.", "attributes_to", "Vardania"),
        ("Responsibility for this crime lies on the leadership.", "attributes_to", "leadership"),
        ("The Front claimed responsibility for the attack.", "accepts_responsibility", "Front"),
        ("No group has claimed responsibility for it.", "attributes_to_unknown", None),
        ("The army denied responsibility.", "acknowledges_denies_responsibility", None),
        ("The court found Doran guilty of the murder.", "attributes_to", "Doran"),
        ("The minister would not comment on the raid.", "declines_comment", None),
        ("The mayor refused to say how many died.", "declines_comment", None),
        ("He blamed the militia for the deaths.", "attributes_to", "militia"),
        ("He blamed the deaths on the militia.", "attributes_to", "militia"),
        ("She accused Ostrovia of shelling Tarn.", "attributes_to", "Ostrovia"),
        ("The Front is accused of torture.", "attributes_to", "Front"),
        ("The minister declined to comment.", "declines_comment", None),
    ],
)
def test_phrases_of_responsibility(text: str, position: str, agent: str | None) -> None:
    parsed = parse(text)
    blame = find_blame(parsed)[0]
    assert blame.position == position
    named = [parsed.tokens[i].text for i in blame.agents]
    assert named == ([] if agent is None else [agent])


def test_silence_is_not_read_into_other_words() -> None:
    assert find_blame(parse("The minister made a comment on the harvest.")) == ()
