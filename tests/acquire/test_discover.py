"""Paths and addresses become inputs; whatever is wrong with one, the walk goes on."""

import io
import os
from pathlib import Path

import pytest

from graftwatch.acquire import AcquireError, Found, Limits, SetAside, TooLarge, UnreadableFile, discover

WORDS = b"The minister was dismissed on Friday.\n"


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(WORDS)


def names(folder: Path) -> list[str]:
    return [str(Path(found.source).relative_to(folder)) for found in discover([folder])]


def test_folders_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    put(tmp_path, "b/2.txt", "b/1.html", "a.md", "c", "b/deep/er/x.eml")
    assert names(tmp_path) == ["a.md", "b/1.html", "b/2.txt", "b/deep/er/x.eml", "c"]
    assert all(isinstance(found, Found) and found.size == len(WORDS) for found in discover([tmp_path]))


@pytest.mark.parametrize(
    "passed_over",
    [
        pytest.param([".hidden.txt", ".git/a.txt"], id="hidden"),
        pytest.param(["gold.jsonl", "table.csv", "run.py", "photo.jpg", "ledger.db"], id="data-and-pictures"),
        pytest.param(["page.html.d/../page_files/ad.html", "page_files/x.txt"], id="files-of-a-saved-page"),
    ],
)
def test_what_lies_beside_articles_is_passed_over(tmp_path: Path, passed_over: list[str]) -> None:
    put(tmp_path, "page.html", *[name for name in passed_over if ".." not in name])
    assert names(tmp_path) == ["page.html"]


def test_a_folder_named_like_a_pages_without_the_page_is_read(tmp_path: Path) -> None:
    put(tmp_path, "court_files/a.txt")
    assert names(tmp_path) == ["court_files/a.txt"]


def test_a_file_named_by_a_person_is_always_looked_at(tmp_path: Path) -> None:
    put(tmp_path, ".hidden.txt", "claims.jsonl")
    assert [type(found) for found in discover([tmp_path / ".hidden.txt", tmp_path / "claims.jsonl"])] == [Found, Found]


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    put(tmp_path, "a/x.txt")
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    first, second = discover([tmp_path])
    assert isinstance(first, SetAside)
    assert isinstance(second, Found)
    assert str(first).startswith(f"{tmp_path}/a/again: is a link back to a folder that it stands in; ")


def test_a_folder_that_is_linked_from_elsewhere_is_read(tmp_path: Path) -> None:
    put(tmp_path, "outside/x.txt")
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "link").symlink_to(tmp_path / "outside")
    assert [Path(found.source).name for found in discover([tmp_path / "inside"])] == ["x.txt"]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        pytest.param(b"caf\xe9.txt", "caf\\xe9.txt", id="latin-1"),
        pytest.param(b"\xcf\xf0\xe8.txt", "\\xcf\\xf0\\xe8.txt", id="windows-1251"),
        pytest.param("Приговор é.txt".encode(), "Приговор é.txt", id="utf-8-stays"),
        pytest.param(b'a "b"\\xe9\nc.txt', 'a "b"\\xe9\nc.txt', id="quote-backslash-newline-stay"),
    ],
)
def test_bytes_of_a_name_that_are_no_text_are_spelt_out_and_the_file_is_read(
    tmp_path: Path, name: bytes, source: str
) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(WORDS)
    (found,) = discover([tmp_path])
    assert found.source == f"{tmp_path}/{source}"
    assert found.source.encode()
    assert isinstance(found, Found)
    assert found.read_bytes() == WORDS


def test_what_cannot_be_listed_is_set_aside_and_the_rest_is_found(tmp_path: Path) -> None:
    put(tmp_path, "z.txt")
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    rows = {Path(found.source).name: getattr(found, "reason", "") for found in discover([tmp_path, tmp_path / "none"])}
    assert rows == {
        "broken": "does not exist",
        "loop": "is a link that leads to itself",
        "pipe": "is a device, pipe or socket and not a file",
        "z.txt": "",
        "none": "does not exist",
    }


@pytest.mark.parametrize("path", ["no\0such", "x" * 5000, "", "a.txt/b.txt", "no.zip!/a.txt"])
def test_a_path_that_is_none_is_set_aside(path: str) -> None:
    (found,) = discover([path])
    assert isinstance(found, SetAside)
    assert str(found).isprintable()


def test_files_and_folders_without_permission_are_set_aside(unprivileged: Path) -> None:
    put(unprivileged, "a.txt", "closed/b.txt")
    (unprivileged / "a.txt").chmod(0)
    (unprivileged / "closed").chmod(0)
    file, folder = discover([unprivileged])
    assert isinstance(file, Found)
    assert isinstance(folder, SetAside)
    assert folder.reason == "may not be read: permission is denied"
    with pytest.raises(UnreadableFile, match="permission is denied; check the path and its permissions"):
        file.read_bytes()
    (unprivileged / "closed").chmod(0o700)


def test_a_refused_folder_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.scandir", refuse)
    (aside,) = discover([tmp_path])
    assert str(aside) == f"{tmp_path}: may not be read: permission is denied; check the path and its permissions"


def test_a_refused_file_names_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.txt")
    (found,) = discover([tmp_path])

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert isinstance(found, Found)
    with pytest.raises(UnreadableFile) as caught:
        found.read_bytes()
    assert str(caught.value) == (
        f"{tmp_path}/a.txt: may not be read: permission is denied; check the path and its permissions"
    )


def test_a_file_that_vanishes_before_it_is_read_says_so(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (found,) = discover([tmp_path])
    (tmp_path / "a.txt").unlink()
    assert isinstance(found, Found)
    with pytest.raises(UnreadableFile, match="does not exist"):
        found.read_bytes()


def test_a_text_of_200_mb_is_refused_without_being_read(tmp_path: Path) -> None:
    with open(tmp_path / "big.txt", "wb") as file:
        file.truncate(200_000_000)
    (found,) = discover([tmp_path])
    assert isinstance(found, Found)
    with pytest.raises(TooLarge) as caught:
        found.read_bytes()
    assert str(caught.value) == (
        f"{tmp_path}/big.txt: has 200 MB, more than the limit of 32 MB (max_bytes); "
        "split it into articles, or raise the limit"
    )


def test_a_file_that_grows_while_it_is_read_stops_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.txt")
    (found,) = discover([tmp_path], limits=Limits(max_bytes=20))
    monkeypatch.setattr("os.fstat", lambda _: os.stat_result((0,) * 10))
    assert isinstance(found, Found)
    with pytest.raises(TooLarge, match="more than the limit of 20 bytes"):
        found.read_bytes()


class Stdin:
    def __init__(self, raw: bytes) -> None:
        self.buffer = io.BytesIO(raw)


def test_standard_input_is_one_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Stdin(WORDS))
    (found,) = discover(["-"])
    assert isinstance(found, Found)
    assert (found.source, found.size, found.read_bytes()) == ("-", None, WORDS)


@pytest.mark.parametrize("stdin", [pytest.param(Stdin(b"x" * 30), id="too-long"), pytest.param(None, id="closed")])
def test_standard_input_that_gives_nothing_says_why(stdin: Stdin | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", stdin)
    (found,) = discover(["-"], limits=Limits(max_bytes=20))
    assert isinstance(found, Found)
    with pytest.raises(AcquireError, match=r"^-: "):
        found.read_bytes()


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "b.txt")
    found = discover([tmp_path, "http://127.0.0.1:9/never-asked"])
    assert next(found).source.endswith("a.txt")


def test_ten_thousand_files_are_listed_one_by_one(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number:05}").touch()
    assert sum(1 for _ in discover([tmp_path])) == 10_000
