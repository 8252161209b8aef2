"""How the press says it: idioms of office, of the law and of wrongs, and everyday uses of the same words."""

import pytest
from tests.read.reading import claims

DONE = {
    "dismissed": [
        "Colonel Ivan Petrov was eased out of his post.",
        "The Cabinet on Wednesday relieved Brigadier General Ivan Petrov of his duties as its head.",
        "The affair cost two deputy ministers their jobs.",
        "By May the head of the financial police, Ivan Petrov, was out of work.",
        "Ivan Petrov was exonerated from the functions of governor.",
        "The minister dispensed with the services of Colonel Ivan Petrov.",
        "The ministry parted ways with Ivan Petrov, its deputy minister.",
        "The president showed Ivan Petrov the door.",
        "The president handed Ivan Petrov his marching orders.",
        "The axe fell on Colonel Ivan Petrov.",
        "The axe also fell on the deputy governor, Ivan Petrov.",
        "Colonel Ivan Petrov was taken off the job.",
        "Customs chief Ivan Petrov was packed off into retirement.",
        "Mayor Ivan Petrov was recalled by voters.",
        "Captain Petrov was discharged into the reserve.",
        "Captain Petrov was transferred to the reserve.",
        "Judge Petrov was taken off the bench.",
        "Ivan Petrov was told to clear his desk.",
        "The affair brought down Interior Minister Ivan Petrov.",
        "The scandal ended the career of General Petrov.",
        "General Petrov paid with his post.",
        "General Petrov paid for the failure with his job.",
        "Ivan Petrov was left out of the new cabinet.",
        "Ivan Petrov was withdrawn as head of the anti-graft squad.",
        "The minister wielded the axe on three generals, among them Ivan Petrov.",
    ],
    "resigned": [
        "Customs chief Ivan Petrov handed in his keys at noon.",
        "General Petrov left the ministry for a law firm.",
        "Minister Ivan Petrov threw in the towel.",
        "Minister Ivan Petrov called it quits.",
        "Minister Ivan Petrov hung up his uniform.",
        "Minister Ivan Petrov hung up his robes.",
        "Minister Ivan Petrov fell on his sword.",
        "Colonel Ivan Petrov wrote a letter of resignation.",
        "Governor Ivan Petrov asked to be relieved of his duties.",
        "Governor Ivan Petrov asked to be released from his post.",
        "Governor Ivan Petrov put in for retirement.",
        "Governor Ivan Petrov laid down his mandate.",
        "Judge Ivan Petrov stepped off the bench.",
        "Ivan Petrov's exit from the central bank came on Friday.",
    ],
    "suspended": [
        "Colonel Petrov was first put on special leave.",
        "Colonel Petrov was first sent on forced leave.",
        "Colonel Ivan Petrov was removed from duty pending an inquiry.",
        "Colonel Ivan Petrov was sent home on full pay.",
        "Colonel Ivan Petrov was temporarily relieved of his post.",
        "Colonel Ivan Petrov's duties have been suspended.",
        "Colonel Ivan Petrov's powers were suspended.",
        "The court suspended the powers of Mayor Ivan Petrov.",
        "Colonel Ivan Petrov was placed on desk duty.",
        "Colonel Ivan Petrov was put on restricted duties.",
    ],
    "transferred": [
        "Ivan Petrov was sent to the traffic department.",
        "Inspector Ivan Petrov was bumped down to the archive.",
        "Ivan Petrov was promoted sideways to the Legal Department.",
        "Ivan Petrov was rewarded with a transfer to the archive.",
        "Colonel Ivan Petrov was packed off to an embassy.",
        "Colonel Ivan Petrov was shunted to the archive.",
        "Colonel Ivan Petrov was attached to police headquarters.",
        "Colonel Ivan Petrov was closed to police lines.",
        "Colonel Ivan Petrov was moved out of the directorate.",
    ],
    "investigated": [
        "Colonel Ivan Petrov is in the sights of prosecutors.",
        "Colonel Ivan Petrov is in the crosshairs of investigators.",
        "Ivan Petrov is a figure in a criminal case over fraud.",
        "Ivan Petrov is involved in a criminal case as a suspect.",
        "Ivan Petrov was given the status of a suspect.",
        "Ivan Petrov is being checked by the financial police.",
        "The anti-graft agency is looking into the affairs of Ivan Petrov.",
        "An inquiry into the conduct of Ivan Petrov began on Monday.",
        "Ivan Petrov is wanted in Kenya.",
    ],
    "questioned": [
        "Ivan Petrov gave evidence to the commission of inquiry.",
        "Ivan Petrov was hauled in for questioning.",
        "Ivan Petrov spent six hours with investigators.",
        "Ivan Petrov was put through a six-hour interrogation.",
    ],
    "searched": [
        "Police combed through the office of Colonel Ivan Petrov.",
        "Searches took place at the home of Ivan Petrov.",
        "Searches were held at Ivan Petrov's office.",
    ],
    "detained": [
        "Police swooped on Colonel Ivan Petrov.",
        "Ivan Petrov was caught with marked notes.",
        "Ivan Petrov was caught in a sting.",
        "Ivan Petrov was netted by detectives.",
        "Ivan Petrov was run to ground by detectives.",
        "Detectives caught up with Ivan Petrov in May.",
        "A court sent Ivan Petrov to pre-trial detention.",
        "Detectives came for Ivan Petrov at dawn.",
    ],
    "charged": [
        "Ivan Petrov was accused under article 307.",
        "Ivan Petrov was brought to criminal responsibility.",
        "A formal accusation was brought against Ivan Petrov.",
    ],
    "tried": [
        "Ivan Petrov was brought before a magistrate.",
        "Hearings in the case of Ivan Petrov began on Monday.",
    ],
    "convicted": [
        "The court recognised Ivan Petrov as guilty.",
        "The court established the guilt of Ivan Petrov.",
    ],
    "sentenced": [
        "Ivan Petrov was locked up for five years.",
        "The court assigned Ivan Petrov a punishment of five years.",
        "Ivan Petrov was put on probation for two years.",
        "Ivan Petrov was deprived of freedom for five years.",
        "Ivan Petrov is serving his term in a colony.",
        "Ivan Petrov did three years for fraud.",
        "Ivan Petrov's sentence is nine years.",
        "Ivan Petrov's punishment was nine years in a strict-regime colony.",
    ],
    "acquitted": [
        "Ivan Petrov was exonerated.",
        "Ivan Petrov got a clean chit.",
        "Ivan Petrov was given a clean chit by the bureau.",
        "Ivan Petrov was let off the hook by the court.",
        "Ivan Petrov beat the charges.",
        "Ivan Petrov beat the rap.",
    ],
    "fined": [
        "Ivan Petrov got off with a fine.",
        "Ivan Petrov escaped with a fine.",
        "The court ordered the recovery of 3 million tenge from Ivan Petrov.",
    ],
    "disciplined": [
        "Ivan Petrov was given a dressing-down.",
        "Ivan Petrov got a rap on the knuckles.",
        "Ivan Petrov got a slap on the wrist.",
        "Ivan Petrov was rapped over the knuckles.",
        "Disciplinary action was taken against Ivan Petrov.",
        "Ivan Petrov was carpeted by the minister.",
        "Ivan Petrov was deprived of his bonus.",
    ],
    "stripped": [
        "Ivan Petrov lost his epaulettes.",
        "Ivan Petrov was broken to the ranks.",
    ],
    "barred": [
        "Ivan Petrov had to hand in his passport.",
        "Ivan Petrov was put on a no-fly list.",
    ],
    "seized": [
        "The court took two flats from Colonel Ivan Petrov.",
        "A court placed the property of Ivan Petrov under arrest.",
        "The state took over Ivan Petrov's villa.",
    ],
    "fled": [
        "Ivan Petrov bolted to Vienna.",
        "Ivan Petrov made off to Vienna.",
        "Ivan Petrov gave police the slip.",
        "Ivan Petrov did a runner.",
        "Ivan Petrov did a bunk.",
        "Ivan Petrov took to his heels.",
        "Ivan Petrov slipped the net.",
    ],
    "extradited": [
        "Austria gave up Ivan Petrov to Kenya.",
    ],
    "appealed": [
        "Ivan Petrov is fighting his conviction.",
        "Ivan Petrov turned to the appeal court.",
        "Ivan Petrov took his case to the Supreme Court.",
    ],
    "reduced": [
        "Ivan Petrov's term was replaced by a fine.",
    ],
    "overturned": [
        "Ivan Petrov's appeal succeeded.",
    ],
    "pardoned": [
        "The president granted Ivan Petrov a pardon.",
    ],
    "appointed": [
        "Ivan Petrov goes to Murmansk as consul-general.",
        "Ivan Petrov has been found a place as director of the stables.",
        "Colonel Ivan Petrov was parachuted in as customs chief.",
        "His place was filled by Ivan Petrov.",
        "Parliament approved the candidacy of Ivan Petrov for prosecutor general.",
        "Ivan Petrov was voted chairman.",
        "Ivan Petrov was given the reins of the customs service.",
        "Ivan Petrov slipped into the chair of the customs chief.",
        "Ivan Petrov was seconded as acting customs chief.",
        "Ivan Petrov found a job as an adviser to the governor.",
    ],
    "promoted": [
        "Ivan Petrov rose to colonel.",
        "Ivan Petrov was moved up to deputy minister.",
    ],
    "returned": [
        "The authorities restored Colonel Petrov in 1994.",
        "Colonel Petrov was put back by the courts.",
        "Ivan Petrov's suspension was lifted.",
    ],
    "extortion": [
        "Customs chief Ivan Petrov squeezed traders for money.",
        "Customs chief Ivan Petrov fleeced recruits.",
    ],
    "embezzlement": [
        "Customs chief Ivan Petrov had his hand in the till.",
        "Treasurer Ivan Petrov emptied the fund's coffers.",
        "Treasurer Ivan Petrov robbed the fund of 3 million dollars.",
        "Treasurer Ivan Petrov walked off with 3 million tenge.",
    ],
    "bribery": [
        "Customs chief Ivan Petrov was in the pay of smugglers.",
        "Customs chief Ivan Petrov was on the payroll of smugglers.",
        "Customs chief Ivan Petrov lived off bribes.",
    ],
}
"""Sentences by the act that each tells of one man."""

EVERYDAY = [
    "In all 122 cases were sent to court.",
    "He will serve two years at the Halmar colony.",
    "The car was restored in 1994.",
    "The axe fell on the garden project, Ivan Petrov said.",
    "The axe fell on the budget of the theatre.",
    "Ivan Petrov cleared his throat and spoke.",
    "Ivan Petrov got rid of his old car.",
    "The trip cost Ivan Petrov his savings.",
    "Ivan Petrov parted ways with the band in 1998.",
    "Ivan Petrov was sent flowers by the mayor.",
    "Ivan Petrov hung up his coat.",
    "Ivan Petrov put in his contact lenses.",
    "Ivan Petrov threw his hat in the ring.",
    "Ivan Petrov paid with his card.",
    "Ivan Petrov was left out of the photograph.",
    "Ivan Petrov brought down the price of bread.",
    "Ivan Petrov ended the career of his rival on the chessboard.",
    "The guide showed Ivan Petrov the way to the hall.",
    "Ivan Petrov caught up with friends in May.",
    "Fans swooped on Ivan Petrov for autographs.",
    "The reviewer came for Ivan Petrov, the novelist, on Monday.",
    "Ivan Petrov spent six hours with friends.",
    "Ivan Petrov was checked by a doctor.",
    "Ivan Petrov was caught in the rain.",
    "The bird was in the sights of Ivan Petrov, a hunter.",
    "Ivan Petrov beat the drum.",
    "Ivan Petrov was given a dressing gown.",
    "Ivan Petrov took two books from the shelf.",
    "Ivan Petrov gave the waiter a slip.",
    "Ivan Petrov slipped on the ice.",
    "Ivan Petrov turned to the crowd.",
    "The villa of Ivan Petrov went to his son.",
    "Ivan Petrov did three years at the university.",
    "Ivan Petrov rose to speak.",
    "Ivan Petrov had his hand in a bandage.",
    "Ivan Petrov emptied the bins.",
    "Ivan Petrov squeezed lemons.",
    "Ivan Petrov lived off his pension.",
    "Ivan Petrov walked off with the first prize.",
]
"""The same words where nobody gains or loses an office, meets the law or does wrong."""


def deeds(sentence: str) -> set[str]:
    """The acts told of careers, justice and misconduct, the posts that are held left out."""
    found = [c for c in claims(sentence) if c.kind in {"career", "justice", "misconduct"}]
    return {c.act for c in found if c.act != "holds_post"}


@pytest.mark.parametrize(("act", "sentence"), [(act, sentence) for act, group in DONE.items() for sentence in group])
def test_idiom_tells_the_act(act, sentence):
    assert deeds(sentence) == {act}


@pytest.mark.parametrize("sentence", EVERYDAY)
def test_everyday_use_tells_nothing(sentence):
    assert deeds(sentence) == set()


def test_whom_an_idiom_is_told_of():
    (claim,) = [c for c in claims("The president showed Ivan Petrov the door.") if c.kind == "career"]
    assert (claim.act, claim.person, claim.by) == ("dismissed", "Ivan Petrov", "president")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        pytest.param("Police are searching for Ivan Petrov.", set(), id="a missing man"),
        pytest.param(
            "Ivan Petrov was charged with fraud. Police are searching for him.", {"investigated"}, id="charged"
        ),
    ],
)
def test_who_is_looked_for_is_wanted_only_under_a_case(sentence, found):
    assert deeds(sentence) - {"charged"} == found


def test_words_of_a_name_are_only_a_name(claims_of):
    (claim,) = claims_of("Anna Gold was arrested on Monday for bribery.", "justice")
    assert (claim.act, claim.person) == ("detained", "Anna Gold")
