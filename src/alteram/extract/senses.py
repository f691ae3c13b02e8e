"""Other senses of the words of violence: play, talk, illness, trade, drills, fiction."""

from alteram.extract.kinds import AIRCRAFT, SHIPS, UNREAL_THINGS, WEAPONS, is_act_noun, is_people
from alteram.extract.lexicon import ACTOR_NOUNS, words
from alteram.extract.noun_senses import is_other_noun, is_pit
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
_VERBAL = words(
    "question criticism word request offer complaint call email letter message insult advert"
    " advertisement accusation demand flower praise applause rhetoric joke tweet post invective"
)
_CRITICS = words(
    "critic reporter journalist fan admirer creditor lawmaker senator hacker doubt problem"
    " scandal controversy mystery speculation criticism opponent rival question hater lobbyist"
    " photographer tourist supporter shopper customer analyst commentator columnist"
)
_PICTURES = words("film video picture scene photograph photo movie series footage goal ball glance"
                  " look basket free-throw documentary commercial clip breeze rapid")  # fmt: skip
_MATTERS = words(
    "handling stance failure role comment decision position approach silence performance refusal"
    " lack management inaction conduct spending cut tariff rise response"
)
_POSTS = words(
    "post seat position office place chair mind space role bed rank table niche job attention"
)
_TALKED = words(
    "attack assault bombard besiege shoot fire ambush beat whip strike hit bomb invade occupy"
    " surround come"
)
_OF_MATTER = frozenset({"for", "over", "as"})


def is_other_sense(parsed: Parsed, token: Token, act: Act, roles: Roles, nominal: bool) -> bool:
    """Tell whether a trigger is no act of violence, force or law at all."""
    affected = None if roles.affected is None else parsed.tokens[roles.affected]
    if affected is not None and _is_no_victim(affected, token, act):
        return True
    if act == "mine":
        return is_pit(parsed, token)
    if nominal:
        return is_other_noun(parsed, token) or _is_made_up(parsed, token)
    tests = (_is_by_thing, _is_of_illness, _is_other_verb, _is_sport)
    return any(test(parsed, token, roles) for test in tests) or _is_made_up(parsed, token)


_BY_THINGS = words("hurt surround drown execute encircle")


def _is_by_thing(parsed: Parsed, token: Token, roles: Roles) -> bool:
    """Tell hurt feelings and concerns surrounding a plan, by what does it or what is done to."""
    if token.lemma not in _BY_THINGS:
        return False
    if token.lemma == "drown" and child_of(parsed, token.i, "prt") is not None:
        return True
    if token.lemma == "execute":
        done = None if roles.affected is None else parsed.tokens[roles.affected]
        return done is not None and not is_people(done)
    doers = [parsed.tokens[agent] for agent in roles.agents]
    if token.lemma != "hurt" and not doers and token.tag == "VBG":
        return True
    return any(
        not (is_people(doer) or doer.lemma in WEAPONS or is_act_noun(doer)) for doer in doers
    )


def _is_no_victim(affected: Token, token: Token, act: Act) -> bool:
    """Tell whether what undergoes an act is an idea, or the doer himself; fruit "disappears"."""
    if act == "disappearance":
        return not (is_people(affected) or affected.lemma in AIRCRAFT | SHIPS)
    if affected.tag[:1] == "N" and affected.lemma in UNREAL_THINGS:
        return True
    own = affected.lower.endswith(("self", "selves"))
    return own and token.lemma != "blow"


def _is_of_illness(parsed: Parsed, token: Token, roles: Roles) -> bool:
    """Tell a death by illness or age from one that somebody caused."""
    if token.lemma not in ("die", "kill", "perish"):
        return False
    if any(parsed.tokens[agent].lemma in _ILLNESSES for agent in roles.agents):
        return True
    subject = child_of(parsed, token.i, "nsubj")
    if token.lemma == "kill" and subject is not None:
        return parsed.tokens[subject].lemma in _ILLNESSES
    return any(_tells_illness(parsed, child) for child in parsed.children[token.i])


def _tells_illness(parsed: Parsed, index: int) -> bool:
    """Tell whether a word below "died" names an illness or an age: "of cancer", "at 87"."""
    token = parsed.tokens[index]
    if token.lower not in ("of", "from", "after", "at", "with"):
        return token.lower in ("peacefully", "aged")
    cause = child_of(parsed, index, "pobj")
    if cause is None:
        return False
    aged = token.lower == "at" and parsed.tokens[cause].tag == "CD"
    return aged or parsed.tokens[cause].lemma in _ILLNESSES


def _is_other_verb(parsed: Parsed, token: Token, roles: Roles) -> bool:
    """Tell attacks of words, pictures shot, posts occupied, teams beaten and prices hit."""
    if token.lemma not in _TALKED:
        return False
    affected = None if roles.affected is None else parsed.tokens[roles.affected]
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
    common = any(parsed.tokens[agent].tag in ("NN", "NNS") for agent in roles.agents)
    return affected is not None and _is_other_object(token, affected, common)


def _is_of_matter(parsed: Parsed, prep: int) -> bool:
    """Tell "for failing to act", "over its policy" from "for two hours"."""
    what = child_of(parsed, prep, "pobj", "pcomp")
    if what is None:
        return False
    token = parsed.tokens[what]
    return token.tag == "VBG" or token.lemma in UNREAL_THINGS or token.lemma in _MATTERS


def _is_other_object(token: Token, affected: Token, common: bool) -> bool:
    """Tell films shot, posts held and rivals beaten; `common` agents are "police", "guards"."""
    match token.lemma:
        case "shoot":
            return affected.lemma in _PICTURES
        case "occupy":
            return affected.lemma in _POSTS and affected.tag == "NN"
        case "beat" | "whip":
            beaten = is_people(affected) and affected.lemma not in _PLAYERS
            return not beaten or (affected.tag == "NNP" and not common)
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
