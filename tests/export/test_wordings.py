"""The program's own sentence: who said it, through whom, and where."""

import pytest

from alteram.export.wordings import according_to, what_was_said
from alteram.model import Attribution, Claim, Span


def by(*chain: str) -> Attribution:
    return Attribution(
        id="a", speaker=(), cue=(), content=(), kind="direct", speaker_name="Ada Merin", chain=chain
    )


@pytest.mark.parametrize(
    ("chain", "words"),
    [
        ((), "According to Ada Merin"),
        (("Kesh Post",), "According to Kesh Post"),
        (("Ada Merin", "Kesh Post"), "According to Ada Merin, in Kesh Post"),
        (("Ada Merin", "unnamed outlet"), "According to Ada Merin, in an unnamed outlet"),
        (
            ("a witness", "Ada Merin", "Kesh Agency", "Kesh Post"),
            "According to a witness, cited by Ada Merin, cited by Kesh Agency, in Kesh Post",
        ),
    ],
)
def test_the_chain_is_told_from_the_speaker_to_the_outlet(
    chain: tuple[str, ...], words: str
) -> None:
    assert according_to(by(*chain)) == words


def test_position_and_act_are_named() -> None:
    claim = Claim(id="c", attribution="a", span=Span(0, 1), act="hostage_taking",
                  position="denies_act")  # fmt: skip
    assert what_was_said(by(), claim) == (
        "According to Ada Merin; position denies act; act hostage taking"
    )
