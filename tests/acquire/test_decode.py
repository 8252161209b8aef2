"""Which encoding bytes are in: never wrong letters, rather a refusal."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.acquire import NotText
from graftwatch.acquire.decode import decode

RU = "Президент Казахстана снял с поста министра обороны: «Степь-Информ» – о причинах не сообщили.\n"
KK = "Сарысай облыстық соты Марат Асеновтің шағымын қарап, оның жазасын жеті жылға дейін қысқартты.\n"
UK = "Міністр оборони подав у відставку через скандал із закупівлями, повідомляє агентство.\n"
EN = "The minister’s “campaign” – so the court – cost the state £5 million.\n"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        pytest.param(EN, "utf-8", id="utf-8"),
        pytest.param(RU, "utf-8-sig", id="utf-8-with-mark"),
        pytest.param(RU, "utf-16", id="utf-16-with-mark"),
        pytest.param(EN, "utf-16-le", id="utf-16-little-endian-without-mark"),
        pytest.param(RU, "utf-16-be", id="utf-16-big-endian-without-mark"),
        pytest.param(RU, "utf-32", id="utf-32"),
        pytest.param(RU, "cp1251", id="windows-cyrillic"),
        pytest.param(RU.replace("«", '"').replace("»", '"').replace("–", "-"), "koi8-r", id="koi8-r"),
        pytest.param(RU.replace("«", '"').replace("»", '"').replace("–", "-"), "cp866", id="dos-cyrillic"),
        pytest.param(RU.replace("«", '"').replace("»", '"').replace("–", "-"), "iso8859-5", id="iso-cyrillic"),
        pytest.param(UK, "cp1251", id="ukrainian-windows"),
        pytest.param(UK, "koi8-u", id="ukrainian-koi8"),
        pytest.param(KK, "kz1048", id="kazakh"),
        pytest.param("МИНИСТР ОБОРОНЫ СНЯТ С ПОСТА", "cp1251", id="capitals-in-windows-cyrillic"),
        pytest.param("МИНИСТР ОБОРОНЫ СНЯТ С ПОСТА", "koi8-r", id="capitals-in-koi8"),
        pytest.param("Аким снят", "cp1251", id="two-words"),
        pytest.param(EN, "cp1252", id="english-with-windows-quotes"),
        pytest.param("Le ministre a été limogé à l’issue d’une enquête", "cp1252", id="french"),
        pytest.param("Der Präsident hat den Minister überraschend entlassen", "latin-1", id="german"),
        pytest.param("Minister obrony został zdymisjonowany w piątek po śledztwie", "cp1250", id="polish-windows"),
        pytest.param("Minister obrony został zdymisjonowany w piątek po śledztwie", "iso8859-2", id="polish-iso"),
        pytest.param("Savunma bakanı cuma günü görevden alındı, dış işleri", "cp1254", id="turkish"),
        pytest.param("Η κυβέρνηση ανακοίνωσε την απομάκρυνση του υπουργού", "cp1253", id="greek"),
    ],
)
def test_text_comes_back_as_it_was_written(text: str, codec: str) -> None:
    assert decode(text.encode(codec), source="a.txt") == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param(RU.encode() * 3 + RU.encode("cp1251"), RU * 4, id="one-paragraph-in-another-encoding"),
        pytest.param(EN.encode() * 3 + EN.encode("cp1252"), EN * 4, id="english-paragraph-in-windows"),
        pytest.param(RU.encode() + b"\xd1\x82\xd0\xbe \x97 \xd0\xbe", RU + "то — о", id="stray-dash"),
        pytest.param(
            EN.encode() + "café".encode("latin-1") + " é".encode(), EN + "café é", id="stray-letter-in-a-word"
        ),
        pytest.param(
            (RU * 2).encode() + b"\xd0\xb0\xd0 ", RU * 2 + "а\ufffd ", id="a-character-cut-in-two-is-shown-as-such"
        ),
    ],
)
def test_mixed_encodings_are_told_apart(raw: bytes, text: str) -> None:
    assert decode(raw, source="a.txt") == text


@pytest.mark.parametrize(
    ("raw", "declared", "text"),
    [
        pytest.param("国防部长被免职".encode("gbk"), "gb2312", "国防部长被免职", id="declared-and-unknown-otherwise"),
        pytest.param(RU.encode(), "windows-1251", RU, id="declared-wrongly-but-utf-8"),
        pytest.param(RU.encode("cp1251"), "iso-8859-1", RU, id="declared-wrongly-but-cyrillic"),
        pytest.param(RU.encode("cp1251"), "no-such-codec", RU, id="declared-nonsense"),
        pytest.param(EN.encode("cp1252"), "hex", EN, id="declared-codec-that-is-none-for-text"),
    ],
)
def test_a_declared_encoding_is_weighed(raw: bytes, declared: str, text: str) -> None:
    assert decode(raw, source="a.html", declared=declared) == text


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"\x00\x01\x02\x03" * 400, id="zeros-and-controls"),
        pytest.param(bytes(range(256)) * 8, id="every-byte"),
        pytest.param(bytes(range(128, 256)) * 8, id="every-high-byte"),
        pytest.param(b"text \x00 with a zero", id="a-zero-in-text"),
        pytest.param("国防部长被免职,法院周五宣布判决".encode("gbk"), id="chinese-without-a-declaration"),
        pytest.param("防衛大臣は金曜日に汚職の疑いで辞任した".encode("shift_jis"), id="japanese-without-a-declaration"),
        pytest.param(codecs.BOM_UTF16_LE + b"\x00\xd8" * 40, id="utf-16-of-half-pairs"),
    ],
)
def test_what_is_no_text_or_in_no_known_encoding_is_refused(raw: bytes) -> None:
    with pytest.raises(NotText, match=r"^a\.txt: "):
        decode(raw, source="a.txt")


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "cp1251", "gbk", "utf-7", "base64", "x"]))
def test_any_bytes_give_text_or_a_refusal(raw: bytes, declared: str | None) -> None:
    with suppress(NotText):
        assert isinstance(decode(raw, source="a", declared=declared), str)


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    if "\ufffd" not in text and not text.startswith("\ufeff"):
        assert decode(text.encode(), source="a") == text
