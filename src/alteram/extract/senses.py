"""Other senses of the words of violence: play, talk, illness, trade, drills, fiction."""

from alteram.extract.kinds import UNREAL_THINGS, is_people
from alteram.extract.lexicon import ACTOR_NOUNS, words
from alteram.extract.roles import Roles
from alteram.extract.ties import child_of
from alteram.model import Act
from alteram.text.parse import Parsed, Token

_TOLD = words(
    "film movie novel play opera series episode game videogame script painting thriller fiction"
    " comedy drama musical sitcom trailer plot legend myth fairytale tale dream nightmare scenario"
)
_DRILLS = words(
    "exercise drill simulation wargame rehearsal manoeuvre maneuver training reenactment"
    " re-enactment"
)
_SPORT = words(
    "match league goal championship coach goalkeeper midfielder winger referee quarterback"
    " innings playoff semifinal semi-final quarterfinal tournament penalty keeper teammate batsman"
    " bowler pitcher inning touchdown cup-tie scorer fixture standings half-time halftime"
    " cup derby medal half"
)
_PLAYERS = words(
    "goalkeeper midfielder winger quarterback batsman bowler pitcher player teammate"
    " keeper footballer jockey rider cyclist"
)
_ILLNESSES = words(
    "cancer disease illness stroke pneumonia tuberculosis malaria diabetes leukemia leukaemia"
    " virus covid covid-19 influenza flu aids cholera sepsis dementia complication ailment failure"
    " attack cause causes infection fever measles age overdose haemorrhage hemorrhage syndrome"
    " ebola tumour tumor condition childbirth coronavirus hepatitis parkinson alzheimer epidemic"
    " pandemic outbreak old"
)
_AILING = words("heart panic asthma anxiety cardiac stroke liver kidney respiratory organ natural")
_VERBAL = words(
    "question criticism word request offer complaint call email letter message insult advert"
    " advertisement accusation demand flower praise applause rhetoric joke tweet post invective"
)
_CRITICS = words(
    "critic reporter journalist fan admirer creditor lawmaker senator hacker doubt problem"
    " scandal controversy mystery speculation criticism opponent rival question hater lobbyist"
    " photographer tourist supporter shopper customer analyst commentator columnist"
)
_NETS = words("website server computer network system software hacker cyber online internet data")
_PICTURES = words("film video picture scene photograph photo movie series footage goal ball glance"
                  " look basket free-throw documentary commercial clip breeze rapid")  # fmt: skip
_MATTERS = words(
    "handling stance failure role comment decision position approach silence performance refusal"
    " lack management inaction conduct spending cut tariff rise response"
)
_POSTS = words(
    "post seat position office place chair mind space role bed rank table niche job attention"
)
_ORES = words("coal gold silver copper diamond salt iron ore uranium tin zinc bitcoin data quarry"
              " lithium nickel bauxite emerald potash phosphate")  # fmt: skip
_PIT = words("worker owner shaft company union manager operator accident disaster collapse site")
_TALKED = words(
    "attack assault bombard besiege shoot fire ambush beat strike hit bomb invade occupy surround"
    " come"
)
_OF_MATTER = frozenset({"for", "over", "as"})


def is_other_sense(parsed: Parsed, token: Token, act: Act, roles: Roles, nominal: bool) -> bool:
    """Tell whether a trigger is no act of violence, force or law at all."""
    affected = None if roles.affected is None else parsed.tokens[roles.affected]
    if affected is not None and _is_no_victim(affected, token):
        return True
    if act == "mine":
        return _is_pit(parsed, token)
    if nominal:
        return _is_other_noun(parsed, token)
    if token.lemma in ("die", "kill", "perish") and _is_of_illness(parsed, token, roles):
        return True
    if token.lemma in _TALKED and _is_other_verb(parsed, token, roles, affected):
        return True
    return _is_made_up(parsed, token) or _is_sport(parsed, token, roles)


def _is_no_victim(affected: Token, token: Token) -> bool:
    """Tell whether what undergoes an act is an idea, or the doer himself."""
    if affected.tag[:1] == "N" and affected.lemma in UNREAL_THINGS:
        return True
    own = affected.lower.endswith(("self", "selves"))
    return own and token.lemma != "blow"


def _is_other_noun(parsed: Parsed, token: Token) -> bool:
    before = parsed.tokens[token.i - 1].lower if token.i else ""
    after = parsed.tokens[token.i + 1].lower if token.i + 1 < len(parsed.tokens) else ""
    if before in _AILING or before in _NETS or after == "mentality":
        return True
    if token.lemma == "hostage":
        return after == "to" and child_of(parsed, token.i, "nummod") is None
    if token.lemma == "occupation":
        return before in ("by", "his", "her", "whose") or after in ("is", "was", ":")
    if token.lemma == "explosion":
        return before in ("population", "creative") or after == "in"
    return _is_made_up(parsed, token)


def _is_pit(parsed: Parsed, token: Token) -> bool:
    """Tell a coal mine, "a friend of mine" and the mining of ore from a landmine."""
    near = parsed.tokens[max(0, token.i - 2) : token.i + 3]
    if any(t.lemma in _ORES or t.lower in _ORES or t.lemma in _PIT for t in near):
        return True
    if token.lower == "mine":
        before = parsed.tokens[token.i - 1].lower if token.i else ""
        if token.tag[:1] not in ("N", "V") or before == "of":
            return True
        below = {parsed.tokens[c].dep for c in parsed.children[token.i]}
        return token.tag[:1] == "N" and not below and before not in ("a", "the", "land", "laid")
    return False


def _is_of_illness(parsed: Parsed, token: Token, roles: Roles) -> bool:
    """Tell a death by illness or age from one that somebody caused."""
    if any(parsed.tokens[agent].lemma in _ILLNESSES for agent in roles.agents):
        return True
    subject = child_of(parsed, token.i, "nsubj")
    if token.lemma == "kill" and subject is not None:
        return parsed.tokens[subject].lemma in _ILLNESSES
    for child in parsed.children[token.i]:
        below = parsed.tokens[child]
        if below.lower in ("peacefully", "aged"):
            return True
        if below.lower not in ("of", "from", "after", "at", "with"):
            continue
        cause = child_of(parsed, child, "pobj")
        if cause is not None and parsed.tokens[cause].lemma in _ILLNESSES:
            return True
        if below.lower == "at" and cause is not None and parsed.tokens[cause].tag == "CD":
            return True
    return False


def _is_other_verb(parsed: Parsed, token: Token, roles: Roles, affected: Token | None) -> bool:
    """Tell attacks of words, pictures shot, posts occupied, teams beaten and prices hit."""
    below = [parsed.tokens[child] for child in parsed.children[token.i]]
    if any(parsed.tokens[agent].lemma in _CRITICS for agent in roles.agents):
        return token.lemma not in ("shoot", "fire", "hit")
    if any(
        t.lower == "with" and (c := child_of(parsed, t.i, "pobj")) is not None
        and parsed.tokens[c].lemma in _VERBAL for t in below
    ):  # fmt: skip
        return True
    if any(t.lower in ("verbally", "sharply", "publicly") for t in below):
        return token.lemma in ("attack", "assault")
    if token.lemma in ("attack", "assault"):
        return any(t.lower in _OF_MATTER and _is_of_matter(parsed, t.i) for t in below)
    return affected is not None and _is_other_object(token, affected)


def _is_of_matter(parsed: Parsed, prep: int) -> bool:
    """Tell "for failing to act", "over its policy" from "for two hours"."""
    what = child_of(parsed, prep, "pobj", "pcomp")
    if what is None:
        return False
    token = parsed.tokens[what]
    return token.tag == "VBG" or token.lemma in UNREAL_THINGS or token.lemma in _MATTERS


def _is_other_object(token: Token, affected: Token) -> bool:
    match token.lemma:
        case "shoot":
            return affected.lemma in _PICTURES
        case "occupy":
            return affected.lemma in _POSTS
        case "surround":
            return not is_people(affected) and affected.tag[:1] != "N"
        case "beat":
            return not (is_people(affected) and affected.lemma not in _PLAYERS)
    return False


def _is_made_up(parsed: Parsed, token: Token) -> bool:
    """Tell what happens in a film, a dream or a drill from what is told as having happened."""
    at = token.i
    for _ in range(4):
        for child in parsed.children[at]:
            below = parsed.tokens[child]
            if below.dep == "prep" and below.lower in ("in", "during"):
                where = child_of(parsed, child, "pobj")
                if where is not None and parsed.tokens[where].lemma in (_TOLD | _DRILLS):
                    return True
            if below.dep == "nsubj" and below.lemma in _TOLD:
                return True
        head = parsed.tokens[at].head
        above = parsed.tokens[head]
        if above.lemma in _DRILLS and above.tag[:1] == "N" and parsed.tokens[at].dep == "relcl":
            return True
        if head == at:
            return False
        at = head
    return False


def _is_sport(parsed: Parsed, token: Token, roles: Roles) -> bool:
    """Tell a game from a fight by two words of sport in the sentence, or a player hurt in one."""
    sentence = parsed.sentences[token.sentence]
    told = [t for t in parsed.words(sentence) if t.lemma in _SPORT]
    if not told:
        return False
    heads = [*roles.agents] + ([] if roles.affected is None else [roles.affected])
    if any(parsed.tokens[head].lemma in _PLAYERS for head in heads):
        return True
    if token.lemma in ("kill", "murder") or any(t.lemma in ACTOR_NOUNS for t in told):
        return False
    return len({t.lemma for t in told}) > 1
