"""Figures in the styles of agencies, ministries, courts and relief bodies.

Each sentence was written, with what a careful reader finds in it, before the program saw it. An
expectation is `number qualifier outcome`; a number is `-` where the words give none, and
`80-120` where they give two.
"""

import pytest

from alteram.extract.quantities import Quantity, find_quantities
from alteram.text.parse import parse

SENTENCES: list[tuple[str, str]] = [
    (
        "Shelling of the town of Belgar killed seven civilians and wounded 23, the regional"
        " governor said.",
        "7 exact killed; 23 exact injured",
    ),
    (
        "At least 41 people, including nine children, died when an air strike hit a market in"
        " Tarsum on Monday.",
        "41 at_least killed; 9 exact killed",
    ),
    (
        "The Interior Ministry said 112 protesters had been arrested and 14 policemen hurt in"
        " clashes outside parliament.",
        "112 exact detained; 14 exact injured",
    ),
    (
        "The monitoring group documented 63 cases of enforced disappearance between January and"
        " June.",
        "63 exact missing",
    ),
    (
        "More than 1.2 million people have been forced from their homes since April, the refugee"
        " agency said.",
        "1200000 more_than displaced",
    ),
    (
        "The court found that 38 of the 52 detainees had been beaten in custody.",
        "38 exact affected; 52 exact detained",
    ),
    ("Residents counted 19 bodies in the ditch behind the school.", "19 exact bodies_found"),
    (
        "The army said it lost 11 soldiers and that 140 insurgents were killed.",
        "11 exact killed; 140 exact killed",
    ),
    ("Two journalists and their driver are still missing.", "2 exact missing"),
    (
        "Some 3,400 houses, two hospitals and a bridge were destroyed in the bombardment.",
        "3400 about destroyed; 2 exact destroyed",
    ),
    (
        "The number of political prisoners stands at 870, according to the lawyers' union.",
        "870 exact detained",
    ),
    (
        "The health ministry put the death toll at 56 and the number of wounded at 310.",
        "56 exact killed; 310 exact injured",
    ),
    (
        "Police shot 16 demonstrators dead in the capital, the rights group Open Ledger said.",
        "16 exact killed",
    ),
    (
        "Four of the seven miners taken hostage on Friday have been released.",
        "4 exact hostage; 7 exact hostage",
    ),
    (
        "Nobody was killed in the attack, but a dozen people needed treatment for burns.",
        "0 exact killed; 12 exact injured",
    ),
    (
        "Between 200 and 250 villagers fled across the river into Norvia.",
        "200-250 between displaced",
    ),
    ("As many as 90 fighters surrendered after the siege.", "90 up_to other"),
    (
        "The convoy carried food for 8,000 people trapped in the besieged enclave.",
        "8000 exact blockaded",
    ),
    (
        "The tribunal convicted him of the murder of 33 prisoners of war.",
        "33 exact killed",
    ),
    ("Almost 700 graves were desecrated at the old cemetery.", "700 nearly damaged"),
    (
        "Forensic experts have exhumed the remains of 84 people from the quarry.",
        "84 exact bodies_found",
    ),
    (
        "The strike left three dead, and eleven others were treated for shrapnel wounds.",
        "3 exact killed; 11 exact injured",
    ),
    ("Hundreds were rounded up overnight, the opposition says.", "100 words_only detained"),
    ("The Kesh command denied that 25 of its men had been captured.", "25 exact detained"),
    ("A roadside bomb killed a colonel and two of his guards.", "2 exact killed"),
    (
        "Since 2015 no fewer than 46 lawyers have been jailed on charges of extremism.",
        "46 at_least detained",
    ),
    ("About one in five houses in the old quarter is uninhabitable.", "20 about damaged"),
    ("Two thirds of the population of Sarib has fled.", "66.67 exact displaced"),
    (
        "The ministry said 17 drones had been shot down over the border.",
        "17 exact destroyed",
    ),
    (
        "Gunmen stormed the monastery and kidnapped 21 nuns and their cook.",
        "21 exact hostage",
    ),
    (
        "Of the 120 people on board the ferry, 97 drowned.",
        "120 exact other; 97 exact killed",
    ),
    (
        "The United Relief Fund says that 60,000 children are going hungry in the blockaded"
        " valley.",
        "60000 exact affected",
    ),
    ("Nine of the dead were women.", "9 exact killed"),
    ("The 150-strong unit left Belgar on Tuesday without losses.", ""),
    (
        "The 3rd Brigade destroyed 12 tanks and captured 40 soldiers, its spokesman said.",
        "12 exact destroyed; 40 exact detained",
    ),
    ("The verdict names 213 victims of torture.", "213 exact affected"),
    ("A second witness saw six corpses on the bridge.", "6 exact bodies_found"),
    (
        "Rescuers pulled 15 survivors and 4 bodies from the rubble.",
        "15 exact other; 4 exact bodies_found",
    ),
    (
        "In Port Essaly, a city of 55,000, two women were wounded.",
        "55000 exact other; 2 exact injured",
    ),
    ("The toll rises to 73 as more bodies are found.", "73 exact killed"),
    ("The dead man was 45; another was wounded.", "1 exact injured"),
    (
        "Fewer than 100 of the town's 12,000 inhabitants remain.",
        "100 fewer_than other; 12000 exact other",
    ),
    (
        "He denied that his troops had executed eight captives.",
        "8 exact killed",
    ),
    (
        "Twenty-six activists were sentenced to long prison terms after a mass trial.",
        "26 exact detained",
    ),
    (
        "The report puts the number of displaced families at roughly 4,500.",
        "4500 about displaced",
    ),
    (
        "Last month alone, 12 to 15 people a day were dying of hunger in the camp.",
        "12-15 between killed",
    ),
    ("Both sides returned the bodies of 12 soldiers.", "12 exact bodies_found"),
    ("According to the union, 76 teachers were put on trial.", "76 exact other"),
    ("Unknown men set fire to 14 homes.", "14 exact destroyed"),
    (
        "Overnight strikes on the port of Sela injured 48 people, 13 of them seriously.",
        "48 exact injured; 13 exact injured",
    ),
    ("The ambassador said that not one civilian had been harmed.", "0 exact affected"),
    (
        "The commission has identified 402 of the 611 bodies found in the wells.",
        "402 exact bodies_found; 611 exact bodies_found",
    ),
    (
        "The authorities have confirmed 5 deaths and 61 injuries.",
        "5 exact killed; 61 exact injured",
    ),
    (
        "Soldiers opened fire on a crowd, killing at least 80 and injuring hundreds.",
        "80 at_least killed; 100 words_only injured",
    ),
    ("The list of missing persons contains 1,487 names.", "1487 exact missing"),
    ("The village, once home to 2,300 people, is empty.", "2300 exact other"),
    (
        "Prosecutors have charged 31 officers with killing unarmed marchers.",
        "31 exact other",
    ),
    (
        "Mines have claimed 64 lives and maimed over 200 people in the province since the truce.",
        "64 exact killed; 200 more_than injured",
    ),
    (
        "Residents said that 28 had died and that they could not bury them.",
        "28 exact killed",
    ),
    (
        "150 civilians were killed and 300 wounded, the observers wrote.",
        "150 exact killed; 300 exact injured",
    ),
    ("The rebels hold nearly 50 members of the coast guard captive.", "50 nearly detained"),
    ("The number of dead has risen from 18 to 22.", "18 exact killed; 22 exact killed"),
    ("Half of the town's houses lie in ruins.", "50 exact destroyed"),
    (
        "The truce was broken 14 times in 24 hours, leaving one soldier dead.",
        "1 exact killed",
    ),
    (
        "Three schoolgirls were among the 18 people killed by a mortar round in Old Tarsum.",
        "3 exact killed; 18 exact killed",
    ),
    (
        "The rights centre has the names of 57 people who vanished after their arrest.",
        "57 exact missing",
    ),
    ("Eighty percent of the villages in the valley were razed.", "80 exact destroyed"),
    (
        "The navy fired on a fishing boat, killing its captain and five crew members.",
        "5 exact killed",
    ),
    (
        "Of 240 families who left Lower Anda, only 30 have returned.",
        "240 exact displaced; 30 exact other",
    ),
    (
        "Casualties: 6 dead, 19 wounded, 2 missing.",
        "6 exact killed; 19 exact injured; 2 exact missing",
    ),
    (
        "The governor denied reports that up to a hundred prisoners had been shot.",
        "100 up_to affected",
    ),
    (
        "Some 35,000 civilians remain trapped in the city without water.",
        "35000 about blockaded",
    ),
    ("Officials raised the toll from 31 to 37 on Friday.", "31 exact killed; 37 exact killed"),
    (
        "A military court handed down death sentences to 12 opposition members.",
        "12 exact detained",
    ),
    ("The attack killed one officer and injured another.", "1 exact killed; 1 exact injured"),
    (
        "Between March and July the clinic treated 412 patients for gunshot wounds.",
        "412 exact injured",
    ),
    ("Over half of those detained were released within a day.", "50 more_than other"),
    ("He said the enemy had lost 300 men in three days.", "300 exact killed"),
    (
        "The mass grave contained the skeletons of 44 adults and 9 children.",
        "44 exact bodies_found; 9 exact bodies_found",
    ),
    ("Artillery fire killed two farmers and 60 sheep.", "2 exact killed; 60 exact killed"),
    (
        "The union of journalists counts 23 reporters behind bars.",
        "23 exact detained",
    ),
    ("The state paid compensation to 1,600 victims.", "1600 exact affected"),
    (
        "Norvia handed over 18 captured border guards on Sunday.",
        "18 exact detained",
    ),
    (
        "Roughly 900 people sought shelter in the church; 70 of them are wounded.",
        "900 about displaced; 70 exact injured",
    ),
    ("No civilians were hurt, the Ostrovian air force said.", "0 exact injured"),
    (
        "By her count, six mosques and nine shrines have been levelled since spring.",
        "6 exact destroyed; 9 exact destroyed",
    ),
    ("The ministry has lost contact with 14 soldiers.", "14 exact missing"),
    ("More bodies were found on Tuesday, bringing the total to 91.", "91 exact bodies_found"),
    ("The camp was built for 3,000 refugees.", "3000 exact displaced"),
    (
        "Of the 39 who were injured, eight are in critical condition.",
        "39 exact injured; 8 exact injured",
    ),
    ("His brother and two cousins disappeared in 1996.", "2 exact missing"),
    ("At 17:40 two missiles struck block 9 and block 11 of the estate.", ""),
    ("The indictment covers 140 pages and names five defendants.", ""),
    ("Fighting has cost more than 7,500 lives.", "7500 more_than killed"),
    (
        "The provincial council reported that 17 settlements had come under fire and that nine"
        " residents had been killed.",
        "17 exact affected; 9 exact killed",
    ),
    (
        "Police used live rounds against a march in Sela, leaving 8 dead and more than 60 injured.",
        "8 exact killed; 60 more_than injured",
    ),
    (
        "The agency counts 2.3 million internally displaced people in the country.",
        "2300000 exact displaced",
    ),
    ("Witnesses told the court that soldiers had shot dead 14 unarmed men.", "14 exact killed"),
    (
        "Since the coup, 3,100 people have been killed, among them 290 children, the Students'"
        " League says.",
        "3100 exact killed; 290 exact killed",
    ),
    ("The whereabouts of 66 of the arrested men remain unknown.", "66 exact missing"),
    ("An estimated 10,000 Keshians took refuge in the mountains.", "10000 about displaced"),
    ("Several dozen people were taken into custody.", "- words_only detained"),
    ("The defence ministry confirmed the deaths of four servicemen.", "4 exact killed"),
    ("Seven people, all from one family, perished in the fire.", "7 exact killed"),
    ("Two-thirds of the wounded were women and children.", "66.67 exact injured"),
    ("The committee registered 1,004 complaints of torture.", "1004 exact affected"),
    (
        "The number of missing was put at 120 in May and at 95 in June.",
        "120 exact missing; 95 exact missing",
    ),
    ("The general said that his forces had wiped out 230 militants.", "230 exact killed"),
    ("Every third building in the town has been destroyed.", "33.33 exact destroyed"),
    (
        "Around 70 tonnes of aid reached 15,000 people cut off by the fighting.",
        "15000 exact blockaded",
    ),
    ("Nineteen-year-old twins were among 11 conscripts who died.", "11 exact killed"),
    ("He was held for 11 months with 40 other men in a cell.", "40 exact detained"),
    (
        "The raid freed six hostages but cost the lives of two commandos.",
        "6 exact hostage; 2 exact killed",
    ),
    (
        "Not fewer than 22 villages were burned to the ground between 3 and 9 June.",
        "22 at_least destroyed",
    ),
]
REASONS: dict[str, str] = {
    "The ministry has lost contact with": "an outcome in a phrase of several words",
    "More bodies were found on Tuesday, bringing": "the total of what no number was given for",
}


def told(quantity: Quantity) -> str:
    """Return a quantity as the expectations write it."""
    ends = [quantity.low, quantity.high]
    number = quantity.value if quantity.value is not None else None
    if number is None:
        known = [f"{n:g}" if n < 10**6 else f"{n:.0f}" for n in ends if n is not None]
        words = "-".join(known) or "-"
    else:
        words = f"{number:g}" if number < 10**6 else f"{number:.0f}"
    return f"{words} {quantity.qualifier} {quantity.outcome}"


def rows() -> list[object]:
    found: list[object] = []
    for text, expected in SENTENCES:
        reason = next((why for start, why in REASONS.items() if text.startswith(start)), None)
        marks = (pytest.mark.xfail(reason=reason, strict=True),) if reason else ()
        found.append(pytest.param(text, expected, marks=marks, id=text[:40]))
    return found


@pytest.mark.parametrize(("text", "expected"), rows())
def test_reader_and_program_agree(text: str, expected: str) -> None:
    assert "; ".join(told(q) for q in find_quantities(parse(text), ())) == expected
