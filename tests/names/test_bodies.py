"""Names of bodies and posts: one body under several names, and bodies that share most of theirs."""

import pytest

from graftwatch.names import at_level, bag_of, body_by_id, body_key, known_body, unlevelled
from graftwatch.names.bodies import same_words
from graftwatch.names.data import cached_table

ONE = [
    ("Aktobe Customs Department", "Актюбинского таможенного департамента"),
    ("Customs Department of Aktobe Region", "Ақтөбе облысының кеден департаментінен"),
    ("Aktobe customs", "Aktobe Customs Department"),
    ("water ministry", "Ministry of Water Works"),
    ("Karaganda Regional Court", "Қарағанды облыстық соты"),
    ("criminal court in Pavlodar", "Pavlodar Specialised Criminal Court"),
    ("КНБ", "National Security Committee"),
    ("Ministry for Civil Service Affairs", "Агентства по делам государственной службы и противодействию коррупции"),
    ("Финансовой полиции", "Agency for Fighting Economic and Corruption Crime"),
    ("Prosecutor's Office of Atyrau Region", "прокуратура Атырауской области"),
    ("akim of Kostanay oblast", "Қостанай облысының әкімі"),
    ("аким г. Костаная", "Қостанай қаласының әкімі"),
    ("Almaty akim", "Алматы қаласының әкімі"),
    ("акимат Шымкента", "Shymkent city akimat"),
    ("governor of Altai Krai", "губернатор Алтайского края"),
    ("Mangystau police", "полиция Мангистауской области"),
    ("mayor of Kostanay", "akim of the city of Kostanay"),
    ("governor of Kostanay", "Қостанай облысының әкімдігі"),
]
TWO = [
    ("Ministry of Water Works", "Ministry of Land and Water"),
    ("Anti-Corruption Agency", "Agency for Civil Service Affairs and Anti-Corruption"),
    ("Karaganda Regional Court", "Karaganda City Court"),
    ("Karaganda Regional Court", "Pavlodar Regional Court"),
    ("Supreme Court", "Karaganda Regional Court"),
    ("Prosecutor General's Office", "Prosecutor's Office of Atyrau Region"),
    ("Constitutional Council", "Constitutional Court"),
    ("Aktobe Customs Department", "Aktobe Tax Department"),
    ("National Anti-Corruption Bureau", "Anti-Corruption Agency"),
    ("akim of Kostanay Region", "akim of Kostanay city"),
    ("аким Костанайской области", "аким города Костанай"),
    ("Қостанай облысының әкімі", "Қостанай қаласының әкімі"),
    ("akim of Kostanay Region", "akim of Kostanay"),
    ("Алматы облысының прокуратурасы", "Алматы прокуратурасы"),
    ("полиция Актюбинской области", "полиция Актобе"),
    ("Павлодар облыстық мәслихаты", "Павлодар қалалық мәслихаты"),
    ("mayor of Zelenaya", "governor of Zelenaya"),
    ("Bayanaul district court", "Bayanaul city court"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_body(one: str, other: str) -> None:
    assert body_key(one, "kz") == body_key(other, "kz") != ""


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_bodies(one: str, other: str) -> None:
    assert body_key(one, "kz") != body_key(other, "kz")


def test_a_body_of_any_place_is_none_until_the_place_is_known() -> None:
    assert body_key("regional prosecutor's office", "kz") == ""
    assert body_key("regional prosecutor's office", "kz", "atirau") == body_key(
        "Prosecutor's Office of Atyrau Region", "kz"
    )


@pytest.mark.parametrize(
    ("told", "bare"),
    [
        ("akim of Kostanay Region", "akim of Kostanay"), ("Павлодарский городской суд", "Павлодарский суд"),
        ("Қарағанды облысының прокуратурасы", "Қарағанды прокуратурасы"), ("Sarysu district police", "Sarysu police"),
    ],
)  # fmt: skip
def test_a_key_without_its_level_is_that_of_the_name_that_tells_none(told: str, bare: str) -> None:
    assert body_key(told, "kz") != body_key(bare, "kz") == unlevelled(body_key(told, "kz"))


@pytest.mark.parametrize("name", ["Aktobe customs", "Supreme Court", "Aksai Bank", "Ministry of Health"])
def test_what_cities_and_regions_do_not_each_have_is_of_no_level(name: str) -> None:
    key = body_key(name, None)
    assert unlevelled(key) == key == at_level(key, "region")


def test_a_name_that_any_state_could_give_needs_the_country() -> None:
    assert known_body("Ministry of Defence", "kz") is not None
    assert known_body("Ministry of Defence", None) is None
    assert known_body("Ministry of Defence", "ua") is None


@pytest.mark.parametrize(
    ("post", "roles", "heads"),
    [
        ("deputy akim of Aktobe", {"deputy"}, {"akim"}),
        ("заместитель министра земли и воды", {"deputy"}, {"ministry"}),
        ("Павлодар облысының әкімі", set(), {"akim"}),
    ],
)
def test_posts(post: str, roles: set[str], heads: set[str]) -> None:
    assert (bag_of(post).roles, bag_of(post).heads) == (roles, heads)


def test_firms_in_two_scripts() -> None:
    assert same_words("Aksai Stroi", "Аксай Строй")
    assert not same_words("Aksai Stroi", "Aksai Service")


def test_the_data_hold_together() -> None:
    """What a body became, and what it belongs to, is there; no body has an acronym of another of its country."""
    for country, table in cached_table("bodies").items():
        assert table["source"]
        shorts = [short for row in table["bodies"].values() for short in row.get("short", ())]
        assert len(shorts) == len(set(shorts)), country
        for row in table["bodies"].values():
            for other in (row.get("into"), row.get("parent")):
                assert other is None or body_by_id(other) is not None, other
