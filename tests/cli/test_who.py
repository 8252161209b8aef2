"""Who is who on the command line: dossiers, reviewing key by key, decisions as lines, exports with entities."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graftwatch.claims import Document, When
from graftwatch.ledger import open_ledger
from graftwatch.ledger.promises import hash_of
from graftwatch.ledger.who import EntityRow
from graftwatch.publish import find_entities
from graftwatch.read import name_reader
from graftwatch.resolution import resolve
from graftwatch.resolve import Profile, index_keys, is_one

from .conftest import Ran

Run = Callable[..., Ran]
TEXTS = (
    ("2013-06-05", "Глава Актюбинского таможенного департамента Серик Ахметов уволен. Тенге пропали."),
    ("2014-06-05", "Серик Ахметов вернулся. Тенге нашлись."),
    ("2015-06-05", "Директор Актюбинского таможенного департамента Серик Ахметов говорил о тенге."),
)


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """A ledger in which one pair waits: a common name, and nothing else to go by."""
    path = tmp_path / "who.db"
    with open_ledger(path) as ledger:
        for number, (day, text) in enumerate(TEXTS):
            raw = text.encode()
            document = Document(
                text=text, source=f"{number}.txt", language="ru", raw_hash=hash_of(raw), date=When.parse(day),
                date_basis="stated",
            )  # fmt: skip
            [reading] = name_reader().read([document])
            ledger.add(document, raw, reading)
        resolve(ledger)
    return path


def people(run: Run, ledger: Path) -> list[dict[str, object]]:
    rows = [json.loads(line) for line in run("export", "entities", "--ledger", ledger).out.splitlines()]
    return [row for row in rows if row["schema"] == "Person"]


def keys(monkeypatch: pytest.MonkeyPatch, pressed: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(pressed))


def test_a_dossier_in_every_script(run: Run, held: Path) -> None:
    for name in ("Orynbek", "Азат Орынбек", "orynbek azat"):
        shown = run("show", *name.split(), "--ledger", held)
        assert shown.status == 0, shown.err
        assert "head of logistics" in shown.out
        assert "stands at: sentenced, 2016-03-02" in shown.out
        assert "The Steppe Post" in shown.out


def test_a_dossier_for_machines(run: Run, held: Path) -> None:
    whole = json.loads(run("show", "Orynbek", "--ledger", held, "--format", "json").out)
    assert (whole["name"], whole["state"]) == ("Azat Orynbek", "sentenced")
    assert run("show", whole["id"], "--ledger", held).out.startswith("Azat Orynbek")
    assert len(whole["claims"]) == 3


def test_whom_very_many_documents_name_is_shown_from_the_latest(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "many.db"
    with open_ledger(path) as ledger:
        for number in range(3):
            text = f"Tamas Ordelin spoke, no. {number}."
            raw = text.encode()
            document = Document(text=text, source=f"{number}.txt", language="en", raw_hash=hash_of(raw))
            [reading] = name_reader().read([document])
            ledger.add(document, raw, reading)
        resolve(ledger)
    shown = run("show", "Ordelin", "--ledger", path).out
    assert "named in 3 documents" in shown
    assert "added last" not in shown
    monkeypatch.setattr("graftwatch.cli.dossier_of._LATEST", 2)
    shown = run("show", "Ordelin", "--ledger", path).out
    assert "named in 3 documents" in shown
    assert "from the 2 added last" in shown
    assert "0.txt" not in shown
    assert "2.txt" in shown
    whole = json.loads(run("show", "Ordelin", "--ledger", path, "--format", "json").out)
    assert len(whole["documents"]) == 3


def test_several_of_one_name_are_listed(run: Run, doubtful: Path) -> None:
    shown = run("show", "Akhmetov", "--ledger", doubtful)
    assert "several; show one by its id" in shown.err
    assert shown.out.count("Серик Ахметов") >= 2


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Ordelin", {"a", "b"}),
        ("Орделин", {"a", "b"}),
        ("Tamas Ordelin", {"a"}),
        ("Savel Ordelin", {"b"}),
    ],
)
def test_a_surname_is_everybodys_who_bears_it(tmp_path: Path, wanted: str, found: set[str]) -> None:
    names = {"a": ("Tamas Ordelin", "Ordelin"), "b": ("Savel Ordelin",)}
    with open_ledger(tmp_path / "names.db") as ledger:
        with ledger.who(writes=True) as who:
            for key, (id, some) in enumerate(names.items(), 1):
                profile = Profile(schema="Person", names=dict.fromkeys(some, 1))
                row = EntityRow(key=key, id=id, schema="Person", name=some[0], profile=profile.to_json(), parties=1)
                who.put_entity(row, is_new=True)
                who.add_keys(key, index_keys(profile))
        assert {row.id for row in find_entities(ledger, wanted)} == found


@pytest.mark.parametrize(
    ("pressed", "left", "decided"),
    [
        pytest.param("s", 1, 1, id="same"),
        pytest.param("d", 2, 1, id="different"),
        pytest.param("n", 2, 1, id="unsure"),
        pytest.param("k", 2, 0, id="skip"),
        pytest.param("sukq", 2, 0, id="undo"),
        pytest.param("xq", 2, 0, id="a-key-that-means-nothing"),
        pytest.param("", 2, 0, id="end-of-input"),
    ],
)
def test_reviewing_key_by_key(
    run: Run, doubtful: Path, monkeypatch: pytest.MonkeyPatch, pressed: str, left: int, decided: int
) -> None:
    assert len(people(run, doubtful)) == 2
    keys(monkeypatch, pressed)
    ran = run("review", "--by", "anna", "--ledger", doubtful)
    assert ran.status == 0, ran.err
    assert f"{decided} decided" in ran.out
    assert "both names are common" in ran.out
    assert len(people(run, doubtful)) == left
    lines = run("decisions", "export", "--ledger", doubtful).out.splitlines()
    assert len(lines) == decided
    assert all(json.loads(line)[4] == "anna" for line in lines)


def test_a_pair_is_shown_with_the_ids_to_decide_on_it_later(
    run: Run, doubtful: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys(monkeypatch, "")
    shown = run("review", "--ledger", doubtful).out
    pair = [row["id"] for row in people(run, doubtful)]
    assert [id for id in pair if id in shown] == pair
    assert run("review", "--pair", *pair, "--different", "--ledger", doubtful).status == 0
    assert "no more pairs" in run("review", "--ledger", doubtful).out


def test_a_pair_on_the_command_line(run: Run, doubtful: Path, tmp_path: Path) -> None:
    one, other = (row["id"] for row in people(run, doubtful))
    ran = run("review", "--pair", one, other, "--same", "--why", "met him", "--ledger", doubtful)
    assert (ran.status, ran.out.count("now 1: ")) == (0, 1)
    assert len(people(run, doubtful)) == 1
    lines = tmp_path / "decisions.ijson"
    assert run("decisions", "export", lines, "--ledger", doubtful).out == ""
    assert "met him" in lines.read_text("utf-8")
    ran = run("review", "--pair", one, other, "--undo", "--ledger", doubtful)
    assert ran.out.startswith("now 2: ")
    assert one in ran.out
    assert other in ran.out
    assert len(people(run, doubtful)) == 2
    assert run("decisions", "import", lines, "--ledger", doubtful).out == "1 decisions taken in\n"
    assert len(people(run, doubtful)) == 1
    assert run("resolve", "--again", "--ledger", doubtful).status == 0
    assert len(people(run, doubtful)) == 1


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        pytest.param(["review", "--pair", "x", "y", "--same"], "no person, body or post 'x'", id="unknown"),
        pytest.param(["review", "--pair", "x", "x", "--same"], "a pair is two ids, not x twice", id="itself"),
        pytest.param(["review", "--pair", "x", "y"], "one of --same, --different", id="no-verdict"),
        pytest.param(["review", "--pair", "x", "y", "--undo"], "nobody has decided on x and y", id="nothing-to-undo"),
    ],
)
def test_what_cannot_be_decided_says_why(run: Run, doubtful: Path, words: list[str], hint: str) -> None:
    ran = run(*words, "--ledger", doubtful)
    assert ran.status == 1
    assert hint in ran.err


def test_a_line_that_is_no_decision_is_named(run: Run, doubtful: Path, tmp_path: Path) -> None:
    lines = tmp_path / "bad.ijson"
    lines.write_text('["a", "b", "positive", null, "anna", "2020"]\n[1]\n', "utf-8")
    ran = run("decisions", "import", lines, "--ledger", doubtful)
    assert ran.status == 1
    assert "bad.ijson, line 2" in ran.err
    assert run("decisions", "export", "--ledger", doubtful).out == ""


def test_nothing_is_no_name(run: Run, held: Path) -> None:
    for nothing in ("", "  "):
        ran = run("show", nothing, "--ledger", held)
        assert (ran.status, ran.out) == (2, "")


def test_mentions_carry_their_entity(run: Run, held: Path) -> None:
    [row] = [json.loads(line) for line in run("export", "mentions", "--ledger", held).out.splitlines()]
    assert row["name"] == "Azat Orynbek"
    assert row["entity"] == people(run, held)[0]["id"]


def test_a_list_is_proposed_and_changes_nothing(run: Run, held: Path, tmp_path: Path) -> None:
    rows = [
        {"id": "Q7", "schema": "Person", "properties": {"name": ["Азат Орынбек"], "birthDate": ["1961-05"]}},
        {"id": "Q8", "schema": "Person", "properties": {"name": ["Saule Orynbek"], "gender": ["female"]}},
        {"id": "Q9", "schema": "Company", "properties": {"name": ["Orynbek"]}},
    ]
    peps = tmp_path / "peps.json"
    peps.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    copy = tmp_path / "copy.db"
    copy.write_bytes(held.read_bytes())
    before = run("export", "entities", "--ledger", copy).out
    assert run("reference", peps, "--ledger", copy).out == "2 people in peps\n"
    assert run("reference", peps, "--ledger", copy).out == "2 people in peps\n"
    [listed] = json.loads(run("show", "Orynbek", "--ledger", copy, "--format", "json").out)["listed"]
    assert (listed["dataset"], listed["id"]) == ("peps", "Q7")
    assert "Азат Орынбек (peps: Q7)" in run("show", "Orynbek", "--ledger", copy).out
    assert run("export", "entities", "--ledger", copy).out == before
    assert run("reference", "--remove", "peps", "--ledger", copy).out == "2 people removed\n"
    assert "Q7" not in run("show", "Orynbek", "--ledger", copy).out


def test_a_list_without_people_is_refused_and_takes_no_place(run: Run, tmp_path: Path) -> None:
    path, file = tmp_path / "lists.db", tmp_path / "peps.json"
    file.write_text('{"id": "Q7", "schema": "Person", "properties": {"name": ["Azat Orynbek"]}}\n', "utf-8")
    run("reference", file, "--ledger", path)
    file.write_text('{"id": "Q9", "schema": "Company", "properties": {"name": ["Orynbek"]}}\n', "utf-8")
    ran = run("reference", file, "--ledger", path)
    assert (ran.status, "no Person with a name, but 1 Company: nothing was loaded" in ran.err) == (1, True)
    assert run("reference", "--ledger", path).out == "1 person in peps\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [('[{"id": "x"}]', "it is an array"), ('{"canonical_id": "x", "prop": "name", "value": "A"}', "it is a statement")],
)
def test_what_could_be_made_entities_of_is_told_how(run: Run, tmp_path: Path, line: str, told: str) -> None:
    (tmp_path / "bad.json").write_text(line, "utf-8")
    assert told in run("reference", tmp_path / "bad.json", "--ledger", tmp_path / "new.db").err


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "x"}', '{"id": "x", "schema": "Person"}'])
def test_a_line_that_is_no_entity_is_named(run: Run, tmp_path: Path, line: str) -> None:
    peps = tmp_path / "bad.json"
    peps.write_text(f"\n{line}\n", "utf-8")
    ran = run("reference", peps, "--ledger", tmp_path / "new.db")
    assert ran.status == 1
    assert "bad.json, line 2" in ran.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "no such file"),
        (b"\x1f\x8b\x08\x00", "it is no text in UTF-8"),
        (b'\xef\xbb\xbf{"id": "Q7", "schema": "Person", "properties": {"name": ["Azat Orynbek"]}}\r\n', ""),
    ],
)
@pytest.mark.parametrize("command", [["reference"], ["decisions", "import"]])
def test_a_file_that_cannot_be_read_is_named_with_what_is_wrong(
    run: Run, tmp_path: Path, command: list[str], content: bytes | None, said: str
) -> None:
    file = tmp_path / "list.json"
    if content is not None:
        file.write_bytes(content)
    ran = run(*command, file, "--ledger", tmp_path / "new.db")
    if said:
        assert (ran.status, f"cannot read {file}: {said}" in ran.err) == (1, True)
    else:
        assert "BOM" not in ran.err
    assert run(*command, tmp_path, "--ledger", tmp_path / "new.db").status == 1


def test_lists_are_told_and_only_what_is_loaded_can_be_removed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "lists.db"
    open_ledger(path).close()
    assert run("reference", "--ledger", path).out == "no list is loaded\n"
    person = '{"id": "Q%d", "schema": "Person", "properties": {"name": ["Azat Orynbek"]}}\n'
    for name, number in (("peps", 2), ("mine", 1)):
        file = tmp_path / f"{name}.json"
        file.write_text("".join(person % n for n in range(number)), "utf-8")
        run("reference", file, "--ledger", path)
    assert run("reference", "--ledger", path).out == "1 person in mine\n2 people in peps\n"
    ran = run("reference", "--remove", "other", "--ledger", path)
    assert (ran.status, ran.err) == (1, "graftwatch: no list 'other' is loaded; there are: mine, peps\n")


@pytest.mark.parametrize("words", ["Three generals", "two deputy akims of Akbulak", "heads of the customs department"])
def test_several_officials_are_nobody(words: str) -> None:
    assert not is_one(words)
    assert is_one("head of the Border Guard Service")


def test_an_official_left_unnamed_is_proposed(run: Run, tmp_path: Path) -> None:
    from graftwatch.claims import Described, Evidence, JusticeClaim, Reading

    path = tmp_path / "unnamed.db"
    with open_ledger(path) as ledger:
        for day, text in (
            TEXTS[0],
            ("2013-06-07", "The head of the Aktobe Customs Department was detained. Tenge were found."),
        ):
            raw = text.encode()
            document = Document(
                text=text, source=f"{day}.txt", language="ru", raw_hash=hash_of(raw), date=When.parse(day),
                date_basis="stated",
            )  # fmt: skip
            [reading] = name_reader().read([document])
            if "detained" in text:
                person = Described("head of the Aktobe Customs Department")
                claim = JusticeClaim(
                    document=document.id, source=document.source, act="detained", person=person, reader="x.1",
                    evidence=Evidence(text[:10], 0, 10, (0, 20)), when=When.parse(day),
                )  # fmt: skip
                reading = Reading(document=document.id, reader="x.1", claims=(claim,))
            ledger.add(document, raw, reading)
        resolve(ledger)
    [row] = [json.loads(line) for line in run("export", "described", "--ledger", path).out.splitlines()]
    assert (row["name"], row["described"]) == ("Серик Ахметов", "head of the Aktobe Customs Department")
    assert "has held this post in this body" in row["reasons"]
