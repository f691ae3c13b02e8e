"""Counts that are asked, supposed or made up: "What if 500 are killed?", "in the novel"."""

from alteram.extract.counted import word_set
from alteram.extract.heads import Phrase
from alteram.extract.unreal import is_unreal
from alteram.model import Outcome
from alteram.text.parse import Parsed, Token

_MADE_UP = word_set(
    """
    film movie novel play opera drama thriller episode game videogame exercise drill simulation
    scenario dream nightmare fairytale screenplay
    """
)
_SUPPOSING = word_set("suppose imagine assume")
_HELPERS = {"do", "be", "have"}
_HIGHEST = 8


def is_no_fact(parsed: Parsed, phrase: Phrase, outcome: Outcome) -> bool:
    """Tell whether a count has not come to pass, or is asked, supposed or made up."""
    if is_unreal(parsed, phrase, outcome):
        return True
    sentence = parsed.sentences[parsed.tokens[phrase.head].sentence]
    words = parsed.tokens[sentence.first : sentence.last]
    return _asked(words) or _supposed(words) or _in_story(parsed, phrase.head)


def _asked(words: tuple[Token, ...]) -> bool:
    """Tell "General, did your planes kill 40?" and "What if 500 are killed?"."""
    if not any(t.text == "?" for t in words[-3:]):
        return False
    if [t.lower for t in words[:2]] == ["what", "if"]:
        return True
    called = next((k for k, t in enumerate(words[:6]) if t.text == ","), None)
    if called is None or not words[0].tag.startswith("NNP") or called + 1 >= len(words):
        return False
    return words[called + 1].tag == "MD" or words[called + 1].lemma in _HELPERS


def _supposed(words: tuple[Token, ...]) -> bool:
    """Tell "Suppose we had killed a hundred": the bare verb opens the sentence."""
    first = words[0]
    return first.lower in _SUPPOSING and first.tag in {"VB", "JJ"}


def _in_story(parsed: Parsed, index: int) -> bool:
    """Tell "a film about the massacre of", "in the novel", "an exercise in which gunmen"."""
    node = index
    for _ in range(_HIGHEST):
        token = parsed.tokens[node]
        below = parsed.children[node]
        if any(_sets_story(parsed, c) for c in below):
            return True
        above = parsed.tokens[token.head]
        told = token.dep == "relcl" or (token.dep == "prep" and token.lower in {"about", "of"})
        if told and above.lemma in _MADE_UP:
            return _is_staged(parsed, node, token)
        if above.i == node or token.dep in {"ccomp", "advcl"}:
            return False
        node = above.i
    return False


def _is_staged(parsed: Parsed, node: int, token: Token) -> bool:
    """Tell "in which gunmen killed 12" from "a game which left 12 dead"."""
    if token.dep == "prep":
        return token.lower == "about"
    return any(parsed.tokens[c].tag == "WDT" for p in parsed.children[node]
               if parsed.tokens[p].lower == "in" for c in parsed.children[p])  # fmt: skip


def _sets_story(parsed: Parsed, prep: int) -> bool:
    """Tell the "in the novel" that opens a clause; exercises and games cost lives too."""
    told = parsed.tokens[prep]
    if told.lower != "in" or told.dep != "prep" or told.head < prep:
        return False
    return any(
        parsed.tokens[c].lemma in _MADE_UP - {"exercise", "drill", "game", "play", "episode"}
        for c in parsed.children[prep]
    )
