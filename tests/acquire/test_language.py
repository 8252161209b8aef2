"""Which language, and silence where it is not clear."""

from pathlib import Path

import pytest

from graftwatch.acquire.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("The minister of water works was dismissed on Friday after a long inquiry.", "en", id="english"),
        pytest.param("Police arrested General Oral Bekov in Aktau on Friday.", "en", id="english-and-names"),
        pytest.param("Ministar odbrane Petar Ilić je smijenjen u ponedjeljak.", None, id="bosnian-or-croatian"),
        pytest.param(
            "Dem don sack di minister wey dey collect bribe for im office, na so police tok.", None, id="pidgin"
        ),
        pytest.param("Президент снял с поста министра обороны, о причинах не сообщили.", "ru", id="russian"),
        pytest.param("Сарысай облыстық соты Марат Асеновтің шағымын қарап, жазасын қысқартты.", "kk", id="kazakh"),
        pytest.param(
            "Кыргыз Республикасынын Президенти жаңы жарлыкка кол койду, коррупцияга каршы.", "ky", id="kyrgyz"
        ),
        pytest.param("Міністр оборони подав у відставку через скандал із закупівлями.", "uk", id="ukrainian"),
        pytest.param("O‘zbekiston Prezidenti yangi farmonga imzo chekdi va vazirni ozod qildi.", "uz", id="uzbek"),
        pytest.param("Savunma bakanı cuma günü görevden alındı ve tutuklandı, dış işleri de.", "tr", id="turkish"),
        pytest.param("国防部长被免职因为他收受贿赂法院周五宣布判决检察官要求判处他十一年监禁", "zh", id="chinese"),
        pytest.param("Minister jailed", None, id="short"),
        pytest.param("12 13 14 15 16 17 — 2015, 3,088; 49 %", None, id="numbers"),
        pytest.param("asdf qwer zxcv uiop hjkl bnm, asdf qwer zxcv", None, id="no-language"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_the_shared_articles_are_told_apart(shared: Path) -> None:
    for path in sorted(shared.glob("*/*-*-*.txt")):
        text = path.read_text("utf-8")
        said = next((line[10:] for line in text.split("\n")[:6] if line.startswith("language: ")), None)
        expected = said or ("ru" if path.parent.name == "gold-ru" else "en")
        assert language_of(text.split("\n\n", 1)[1] if said else text) == expected, path.name
