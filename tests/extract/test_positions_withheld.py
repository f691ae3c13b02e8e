"""What is neither said nor denied, denials as nouns, and negations without their apostrophe."""

import pytest

from alteram.pipeline import analyse

_TAKING = {"attributes_to", "accepts_responsibility"}


def _positions(text: str) -> set[str]:
    found = analyse(text, date="2003-05-06")
    return {claim.position for claim in found.claims}


def _of(text: str, speaker: str) -> set[str]:
    found = analyse(text, date="2003-05-06")
    speakers = {one.id: one.speaker_name for one in found.attributions}
    return {c.position for c in found.claims if speakers[c.attribution] == speaker}


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        (
            "Despite Vardania's denials that its forces shelled the town, the mission blamed it.",
            "Vardania",
        ),
        (
            "Tark's denial that its troops burned the village was rejected by the Union.",
            "Tark",
        ),
        ("The ministry repeated its denial that the army killed nine boys.", "ministry"),
        ("Kesh's denial that its soldiers killed the miners surprised nobody.", "Kesh"),
        ("The governor renewed his denial that the police shot the students.", "governor"),
        ("Despite Ostrovia's denial that its navy sank the ferry, talks stopped.", "Ostrovia"),
    ],
)
def test_a_denial_told_by_its_noun(text: str, denier: str) -> None:
    assert _of(text, denier) == {"denies_act"}


@pytest.mark.parametrize(
    "text",
    [
        "The general would neither confirm nor deny that his men shelled Nell.",
        "Ostrovia neither confirmed nor denied that its army killed the envoy.",
        "Kesh has neither confirmed nor denied that its navy sank the ferry.",
        "The colonel would not confirm or deny that his troops burned the mill.",
        "Vell neither confirmed nor denied that the army was behind the killing.",
    ],
)
def test_neither_confirmed_nor_denied(text: str) -> None:
    assert _positions(text) == {"declines_comment"}


@pytest.mark.parametrize(
    "text",
    [
        "Belmora has not denied that its troops killed the envoy.",
        "Ivo Stern did not deny killing the guards.",
        "Kesh did not deny that its soldiers shelled the mill.",
        "Ana Kolm never denied shooting the farmer.",
        "The ministry has not disputed that its aircraft bombed the school.",
    ],
)
def test_what_is_not_denied_is_not_accepted(text: str) -> None:
    assert _positions(text) <= {"asserts", "acknowledges_circumstances"}


@pytest.mark.parametrize("mark", ["", "'", "\u2019"])
@pytest.mark.parametrize(
    "text",
    [
        '"We didn{}t kill the farmers," the rebels said.',
        '"The army wasn{}t behind the attack," the minister said.',
        '"Our men haven{}t shelled the town," the general said.',
        "The ministry said its men hadn{}t shelled the town.",
        "The colonel said his troops weren{}t involved in the raid.",
        '"We don{}t kill farmers," the Kesh Front said.',
    ],
)
def test_negations_with_and_without_apostrophe(text: str, mark: str) -> None:
    assert _positions(text.format(mark)) == {"denies_act"}


@pytest.mark.parametrize("word", ["can", "couldn", "wouldn", "isn", "won", "hasn"])
def test_no_acceptance_under_a_negation_without_apostrophe(word: str) -> None:
    text = f'"Our army {word}t have shelled the town," the general said.'
    assert not _positions(text) & _TAKING


@pytest.mark.parametrize(
    "text",
    [
        "Tark has refused to apologise for killing the envoy.",
        "The army has yet to apologise for killing the boys.",
        "The general did not apologise for the shelling of Nell.",
        "Kesh has failed to apologise for bombing the school.",
        "The navy declined to apologise for sinking the ferry.",
        "The minister did not say that Tark killed the envoy.",
        "The mission did not claim that Ostrovia shelled the mill.",
        "Ana Kolm never said that the army burned the village.",
        "Quist denied accusing Tark of murder.",
        "Ana Kolm denied blaming the army for the murder of the judge.",
    ],
)
def test_what_is_not_said_blames_nobody(text: str) -> None:
    assert not _positions(text) & (_TAKING | {"acknowledges_denies_responsibility"})


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("The army apologised for killing the boys.", "accepts_responsibility"),
        ("The minister not only said that Tark killed the envoy.", "attributes_to"),
        ("Tark denied that its troops killed the envoy.", "denies_act"),
        ("Tark denied charges that its troops killed the envoy.", "denies_act"),
        ("Quist accused Tark of murder.", "attributes_to"),
    ],
)
def test_what_is_said_stays(text: str, position: str) -> None:
    assert position in _positions(text)
