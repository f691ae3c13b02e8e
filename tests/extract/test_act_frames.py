"""Acts in many frames: each row is a sentence, its act, agents, affected and means as worded."""

import pytest

from alteram.extract.acts import ActMention, find_acts
from alteram.extract.wordgroups import noun_phrase, whole_group
from alteram.model import quote
from alteram.text.parse import Parsed, parse

_NAMES = {
    "k": "killing", "i": "injuring", "dp": "displacement", "dt": "detention",
    "ds": "disappearance", "h": "hostage_taking", "sh": "shelling", "m": "mine",
    "de": "destruction", "b": "blockade", "oc": "occupation", "da": "denial_of_access",
    "p": "prosecution", "o": "other",
}  # fmt: skip


def _row(parsed: Parsed, act: ActMention) -> tuple[str, str, str, str]:
    agents = ", ".join(quote(parsed.text, noun_phrase(parsed, a)) for a in act.agents)
    affected = "" if act.affected is None else quote(parsed.text, whole_group(parsed, act.affected))
    return act.act, agents, affected, "" if act.means is None else quote(parsed.text, act.means)


ROWS = """
k | The guards killed nine students with rifles. | guards | nine students | rifles
k | Nine students were killed by the guards. | guards | Nine students |
k | Nine students killed by the guards were buried on Monday. | guards | Nine students |
k | The militia, which killed nine students, has gone. | militia | nine students |
k | Ostrovian troops opened fire on a crowd, killing nine people. | Ostrovian troops | nine people |
k | Nine students were shot dead by unknown gunmen. | unknown gunmen | Nine students |
k | Three young men were gunned down in a bar. | | Three young men |
k | He was hacked to death with machetes. | | He | machetes
k | Two prisoners were beaten to death by warders. | warders | Two prisoners |
k | Four children burned alive in the hut. | | Four children |
k | Nine miners lost their lives. | | Nine miners |
k | The bomb claimed nine lives. | | nine lives | bomb
k | The raid took the lives of nine farmers. | | nine farmers |
k | Eleven soldiers fell. | | Eleven soldiers |
k | Nine men died at the hands of the Ostrovian militia. | Ostrovian militia | Nine men |
k | Three soldiers died in an attack by the Kesh Front. | Kesh Front | Three soldiers |
k | The bodies of nine men were found near the river. | | nine men |
k | One officer was fatally wounded. | | One officer |
k | A boy bled to death at the checkpoint. | | boy |
k | The mob lynched a prisoner. | mob | prisoner |
k | He saw the murder of six monks and two other persons. | | six monks and two other persons |
k | The army's execution of nine prisoners was filmed. | army | nine prisoners |
k | A car bomb killed 12 people in Kesh. | | 12 people | car bomb
k | Twelve people were killed when a mine exploded. | | Twelve people | mine
k | Nine farmers were killed in an air strike. | | Nine farmers | air strike
k | The landlord's men butchered the strikers. | landlord's men | strikers |
i | Two girls were wounded by shrapnel. | | Two girls | shrapnel
i | The blast injured forty people. | | forty people | blast
i | Nine players suffered burns. | | Nine players |
i | A driver lost both legs. | | driver |
i | The prisoners were beaten with clubs. | | prisoners | clubs
i | Youths stabbed a policeman. | Youths | policeman |
i | He was shot in the leg. | | He |
i | Five marchers were hurt. | | Five marchers |
dp | The rebels drove out the villagers. | rebels | villagers |
dp | The army expelled forty families from the valley. | army | forty families |
dp | About 300 families fled their homes. | | About 300 families |
dp | The shelling forced 900 people to flee. | | 900 people | shelling
dp | The villagers were forcibly transferred to camps. | | villagers |
dp | More than 4,000 people were made homeless. | | More than 4,000 people |
dp | Police cleared the camp at dawn. | Police | camp |
dp | The soldiers pushed the men back over the border. | soldiers | men |
dp | The expulsion of the Marenes began in May. | | Marenes |
dp | Five hundred women took refuge in a church. | | Five hundred women |
dt | Police rounded up forty students. | Police | forty students |
dt | Twelve sailors were taken captive by the rebels. | rebels | Twelve sailors |
dt | Nine deputies were placed under house arrest. | | Nine deputies |
dt | The editor is held in custody. | | editor |
dt | Soldiers took them away. | Soldiers | them |
dt | The arrest of nine teachers by the police was reported. | police | nine teachers |
dt | The teachers were thrown into prison. | | teachers |
dt | Eighteen soldiers were captured. | | Eighteen soldiers |
ds | Two journalists went missing on Tuesday. | | Two journalists |
ds | Six men are still missing. | | Six men |
ds | The students have not been seen since. | | students |
ds | Nine workers disappeared after the raid. | | Nine workers |
h | Gunmen kidnapped a priest. | Gunmen | priest |
h | The rebels took nine workers hostage. | rebels | nine workers |
h | A plane was hijacked by three men. | three men | plane |
h | The abduction of two nurses was denounced. | | two nurses |
sh | Ostrovian artillery shelled the town. | Ostrovian artillery | town | Ostrovian artillery
sh | Rockets struck the school. | | school | Rockets
sh | Shells fired by the Ostrovian army fell on the market. | Ostrovian army | market | Shells
sh | The town came under heavy shelling. | | town | heavy shelling
sh | Warplanes pounded the town with rockets. | Warplanes | town | rockets
sh | The army dropped bombs on the village. | army | village | bombs
sh | Ostrovia's bombardment of Kesh went on. | Ostrovia | Kesh |
sh | The rebels fired mortars at the fort. | rebels | fort | mortars
sh | The village was hit by artillery fire. | | village | artillery fire
m | The bus hit a mine. | | bus | mine
m | The ferry struck a mine laid by the navy. | navy | ferry | mine
de | The militia razed the village and burned the school. | militia | village |
de | The school was reduced to rubble. | | school |
de | Half the town was flattened by bombs. | | town | bombs
de | Soldiers set fire to the houses. | Soldiers | houses |
de | Two lorries were set alight. | | Two lorries |
de | Rebels blew up the bridge. | Rebels | bridge |
de | The mob looted forty shops. | mob | forty shops |
de | Our fighters shot down a helicopter. | Our fighters | helicopter |
de | The sinking of the ferry was no accident. | | ferry |
b | The road to Kesh has been cut off. | | road |
b | The army besieged the town. | army | town |
b | The army laid siege to the town. | army | town |
b | The town is under siege. | | town |
b | Soldiers sealed off the valley. | Soldiers | valley |
b | Youths set up barricades. | Youths | barricades |
b | The closing of the salt road began in May. | | salt road |
oc | The rebels seized the town. | rebels | town |
oc | The town fell to the rebels. | rebels | town |
oc | Ostrovian troops took control of the port. | Ostrovian troops | port |
oc | The rebels recaptured the fort. | rebels | fort |
da | Observers were refused entry to the camp. | | Observers |
da | The guards barred doctors from entering the valley. | guards | doctors |
da | Inspectors were not allowed to visit the prison. | | Inspectors |
da | The convoys were turned back at the bridge. | | convoys |
da | Soldiers stopped the wounded at a checkpoint. | Soldiers | wounded |
p | Prosecutors indicted the mayor. | Prosecutors | mayor |
p | The general was sentenced to 20 years in prison. | | general |
p | A court acquitted three officers. | court | three officers |
p | Nine officers stood trial. | | Nine officers |
p | The killers were brought to justice. | | killers |
p | Four guards were charged with murder. | | Four guards |
p | No investigation was opened. | | |
o | The police fired tear gas at the marchers. | police | marchers | tear gas
o | A car bomb exploded outside the ministry. | | car bomb | car bomb
o | Guerrillas attacked a convoy. | Guerrillas | convoy |
o | The Ostrovian attack on the fort failed. | Ostrovian | fort |
o | A guerrilla stormed the barracks. | guerrilla | barracks |
o | The prisoners were tortured. | | prisoners |
o | A rebel ambush of the patrol began the day. | rebel | patrol |
"""


def _cases() -> list[tuple[str, str, str, str, str]]:
    cases = []
    for line in ROWS.strip().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        cells += [""] * (5 - len(cells))
        cases.append((cells[1], _NAMES[cells[0]], cells[2], cells[3], cells[4]))
    return cases


@pytest.mark.parametrize(("text", "act", "agents", "affected", "means"), _cases())
def test_act_with_its_roles(text: str, act: str, agents: str, affected: str, means: str) -> None:
    parsed = parse(text)
    found = [_row(parsed, one) for one in find_acts(parsed)]
    same = [row for row in found if row[0] == act]
    assert same, found
    assert (act, agents, affected, means) in same


@pytest.mark.parametrize(
    "text",
    [
        "The minister came under fire from critics over the budget.",
        "The senate killed the bill.",
        "The goalkeeper was injured in the second half.",
        "The two armies will hold an exercise in which a town is attacked.",
        "He died of a heart attack.",
        "She died of cancer in 1980.",
        "The opposition bombarded the minister with questions.",
        "The minister was besieged by reporters.",
        "In the film, the soldiers kill the mayor.",
        "She attacked the government for failing the poor.",
        "The director shot the film in Kesh.",
        "He occupies the post of mayor.",
        "The coal mine employs forty men.",
        "A friend of mine called.",
        "Two clerks were fired on Monday.",
        "The workers went on strike.",
        "The storm of protest went on.",
        "The committee held a hearing.",
        "The government held the party responsible.",
        "He captured the imagination of the crowd.",
        "The police officer charged the phone.",
        "His heart beat faster.",
        "The bodies of law were reformed.",
    ],
)
def test_other_senses_tell_no_act(text: str) -> None:
    assert [one.act for one in find_acts(parse(text))] == []


@pytest.mark.parametrize(
    "text",
    [
        "The army could shell the town.",
        "If the army shells the town, we will leave.",
        "Residents feared an attack.",
        "Police thwarted an attack on the embassy.",
        "He survived an assassination attempt.",
        "The general threatened to burn the village.",
        "They were afraid of being killed.",
        "He dreamed that soldiers burned the house.",
        "They warned of an attack on the town.",
        "The rebels planned to kidnap the consul.",
        "In the event of an attack the bridge is closed.",
        "Whoever kills a guard is hanged.",
        "A planned attack was called off.",
        "The army may have killed the prisoners.",
        "Would they have killed him?",
    ],
)
def test_possible_acts_are_unreal(text: str) -> None:
    assert all(one.unreal for one in find_acts(parse(text)))


@pytest.mark.parametrize(
    "text",
    [
        "The army is said to have burned the village.",
        "He admitted having killed the driver.",
        "The group claimed to have shot the mayor.",
        "The soldiers managed to kill the driver.",
        "The men were found to have been tortured.",
    ],
)
def test_told_acts_are_real(text: str) -> None:
    found = find_acts(parse(text))
    assert found
    assert not any(one.unreal for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Moran beat Venn in the election.",
        "The candidate was hurt by his remarks.",
        "The firm is privately held.",
        "He was kept out of trouble.",
        "Concerns surrounding the plan grew.",
        "The orchards have disappeared.",
        "He acted out of conviction.",
        "His voice was drowned out by boos.",
        "They were scared to death.",
        "It was a violation of the rules of the club.",
        "The order was executed within a week.",
        "The parties clashed over the budget.",
    ],
)
def test_politics_and_figures_of_speech_tell_no_act(text: str) -> None:
    assert [one.act for one in find_acts(parse(text))] == []


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Rebels clashed with troops near the river.", "other"),
        ("A lorry loaded with dynamite exploded at the gate.", "other"),
        ("The soldiers fired when he ran.", "other"),
        ("They set off a bomb in the cellar.", "other"),
        ("Several positions were attacked.", "other"),
        ("Fighters occupied positions in the valley.", "occupation"),
        ("The army violated the ceasefire.", "other"),
        ("A student was hit by pellets.", "injuring"),
    ],
)
def test_fighting_tells_an_act(text: str, act: str) -> None:
    assert act in [one.act for one in find_acts(parse(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Should a second attack follow, we will answer.",
        "Had the guards fired, many more would have been killed.",
        "Another attack would mean war.",
        "The army is going to burn the village.",
    ],
)
def test_conditions_and_intentions_are_unreal(text: str) -> None:
    assert all(one.unreal for one in find_acts(parse(text)))


def test_an_act_does_not_do_itself() -> None:
    found = find_acts(parse("The attack, which caused no deaths, was brief."))[0]
    assert (found.act, found.agents, found.negated) == ("other", (), False)


@pytest.mark.parametrize(
    "text",
    [
        "It is not true that our men burned the village.",
        "Neither side shelled the town.",
        "There is no evidence that anybody was tortured.",
        "The report found no sign of a massacre.",
        "Far from being expelled, the families left.",
        "Hardly anyone was hurt.",
        "The events cannot be called a massacre.",
        "Nobody has ever proved that the army burned the church.",
    ],
)
def test_acts_under_a_no_are_negated(text: str) -> None:
    assert all(one.negated for one in find_acts(parse(text)))


@pytest.mark.parametrize(
    "text",
    ["The council called for the arrest of the colonel.", "She demanded the trial of the guards."],
)
def test_acts_asked_for_are_wanted(text: str) -> None:
    assert all(one.wanted for one in find_acts(parse(text)))


@pytest.mark.parametrize("text", ["The pilot is presumed dead.", "Let them shoot us."])
def test_acts_feared_or_allowed_are_unreal(text: str) -> None:
    assert all(one.unreal for one in find_acts(parse(text)))
