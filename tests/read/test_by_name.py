"""The reader of names for Russian and Kazakh: people, bodies, posts by the shape of words, and what is none."""

import pytest

from graftwatch.claims import Document
from graftwatch.read import name_reader


def read(text: str, language: str) -> tuple[dict[str, str], set[str], set[tuple[str, str]]]:
    """People (surface to entity), bodies, and (person, post) of what is held, in a text."""
    [reading] = name_reader().read([Document(text=text, source="s", language=language)])
    people = {m.surface: m.entity for m in reading.mentions if m.schema == "Person"}
    bodies = {m.surface for m in reading.mentions if m.schema in ("PublicBody", "Organization")}
    return people, bodies, {(str(c.person), c.post or "") for c in reading.claims}


@pytest.mark.parametrize(
    ("text", "language", "people"),
    [
        ("Министр Болат Омиров уволен. Омирова сменит С. Бекин.", "ru",
         {"Болат Омиров": "Болат Омиров", "Омирова": "Болат Омиров", "С. Бекин": "С. Бекин"}),
        ("Дело Сауле Омириной, в девичестве Бекиной, закрыто.", "ru",
         {"Сауле Омириной": "Сауле Омирина", "Бекиной": "Сауле Омирина"}),
        ("Омиров Болат Серикович не пришёл.", "ru", {"Омиров Болат Серикович": "Омиров Болат Серикович"}),
        ("Прокурор Болат Омировтің өтінішін қарады.", "kk", {"Болат Омировтің": "Болат Омиров"}),
        ("В Омирове выпал снег, а в Бекине дождь.", "ru", {}),
        ("Северный ветер и Новая дорога.", "ru", {}),
        ("", "ru", {}),
    ],
)  # fmt: skip
def test_people(text: str, language: str, people: dict[str, str]) -> None:
    found, _, _ = read(text, language)
    for surface, entity in people.items():
        assert found.get(surface) == entity
    if not people:
        assert not any(" " in surface for surface in found)


@pytest.mark.parametrize(
    ("text", "language", "bodies"),
    [
        ("Проверку ведёт Министерство жилья и дорог.", "ru", {"Министерство жилья и дорог"}),
        ("По данным Бюро государственной безопасности, его ищут. В БГБ молчат.", "ru",
         {"Бюро государственной безопасности", "БГБ"}),
        ("Кредиты «Алтын банка» изучают.", "ru", {"Алтын банка"}),
        ("«Тұлпар Жол» серіктестігі жабылды.", "kk", {"Тұлпар Жол"}),
        ("Тұрғын үй министрлігін ол басқарады.", "kk", {"Тұрғын үй министрлігін"}),
        ("Он читал «Тихую реку» и «Большой дом».", "ru", set()),
        ("ИРЛ и ЖКТ в тексте ничего не значат.", "ru", set()),
        ("Суд да дело, комитет по встрече и фонд идей.", "ru", set()),
    ],
)  # fmt: skip
def test_bodies(text: str, language: str, bodies: set[str]) -> None:
    assert read(text, language)[1] == bodies


@pytest.mark.parametrize(
    ("text", "language", "held"),
    [
        ("Прокурор области Болат Омирин молчит.", "ru", {("Болат Омирин", "Прокурор области")}),
        ("Премьер-министр Болат Омирин молчит.", "ru", {("Болат Омирин", "Премьер-министр")}),
        ("Болат Омирин, министр дорог, молчит.", "ru", {("Болат Омирин", "министр дорог")}),
        ("Болат Омирин критиковал министра дорог.", "ru", set()),
        ("Министр дорог молчит. Болат Омирин говорит.", "ru", set()),
    ],
)
def test_who_holds_a_post_that_stands_beside_the_name(text: str, language: str, held: set[tuple[str, str]]) -> None:
    assert read(text, language)[2] == held
