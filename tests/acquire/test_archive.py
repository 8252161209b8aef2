"""ZIP: members one by one, and everything that only an attack or an accident makes."""

import io
import zipfile
from pathlib import Path

import pytest

from graftwatch.acquire import AcquireError, Found, Limits, SetAside, TooLarge, discover, document_from

WORDS = b"The minister was dismissed on Friday, two officials of his ministry said.\n"


@pytest.fixture
def archive(tmp_path: Path):
    """archive(members, name) → the path of a ZIP with these members, in this order."""

    def archive(members: dict[str, bytes], name: str = "a.zip") -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
            for member, content in members.items():
                out.writestr(member, content)
        return path

    return archive


def listed(path: Path | str, limits: Limits | None = None) -> list[tuple[str, str]]:
    """Each input by its source below the archive, with its text, or with why there is none."""
    rows = []
    for found in discover([path], limits=limits):
        name = found.source.partition("!/")[2] or "."
        if isinstance(found, SetAside):
            rows.append((name, found.reason))
            continue
        try:
            rows.append((name, document_from(found, raw=found.read_bytes(), limits=limits).text))
        except AcquireError as error:
            rows.append((name, error.reason))
    return rows


def inner() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as nested:
        nested.writestr("b.txt", WORDS)
    return out.getvalue()


def test_members_are_read_in_the_order_of_names(archive) -> None:
    path = archive({"b/2.txt": WORDS, "a.txt": WORDS, "b/": b"", "b/1.md": b"# T\n\n" + WORDS})
    assert [name for name, _ in listed(path)] == ["a.txt", "b/1.md", "b/2.txt"]
    assert {found.source for found in discover([path])} == {
        f"{path}!/{name}" for name in ("a.txt", "b/1.md", "b/2.txt")
    }


def test_hidden_members_and_data_are_passed_over(archive) -> None:
    assert [
        n for n, _ in listed(archive({".git/x": b"x", "__MACOSX/._a.txt": b"x", "a.csv": b"1,2", "a.txt": WORDS}))
    ] == ["a.txt"]


def test_one_member_can_be_named(archive) -> None:
    path = archive({"a.txt": WORDS, "b.txt": WORDS})
    assert listed(f"{path}!/b.txt") == [("b.txt", WORDS.decode())]
    assert listed(f"{path}!/c.txt") == [(".", "has no member c.txt")]


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        pytest.param({"in.zip": inner()}, "is a ZIP inside a ZIP", id="a-zip-inside-a-zip"),
        pytest.param({"in.txt": inner()}, "is a ZIP inside a ZIP", id="a-zip-inside-under-another-name"),
        pytest.param({"../up.txt": WORDS}, "has a path that leads out of its archive", id="a-path-upwards"),
        pytest.param({"a/../../up.txt": WORDS}, "has a path that leads out of its archive", id="a-path-upwards-inside"),
        pytest.param({"/etc/passwd": WORDS}, "has a path that leads out of its archive", id="a-path-from-the-root"),
        pytest.param({"..\\up.txt": WORDS}, "has a path that leads out of its archive", id="a-path-of-windows"),
        pytest.param({"C:\\up.txt": WORDS}, "has a path that leads out of its archive", id="a-drive"),
        pytest.param({"a.txt": b""}, "is empty", id="an-empty-member"),
        pytest.param(
            {"a.txt": b"\x89PNG\r\n\x1a\n"}, "is a PNG picture, whatever its name says", id="a-picture-named-txt"
        ),
    ],
)
def test_a_bad_member_is_set_aside_and_the_others_are_read(archive, members: dict[str, bytes], reason: str) -> None:
    rows = dict(listed(archive({**members, "good.txt": WORDS})))
    assert rows.pop("good.txt") == WORDS.decode()
    assert list(rows.values()) == [reason]


def test_a_bomb_is_refused_as_a_whole(archive) -> None:
    path = archive({f"{n}.txt": bytes(3_000_000) for n in range(3)})
    assert listed(path) == [(".", "unpacks to more than 100 times its size (max_ratio), like a ZIP bomb")]


def test_a_bomb_beside_large_members_is_refused_alone(archive, tmp_path: Path) -> None:
    noise = bytes(range(256)) * 400
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("noise.txt", noise)  # stored, so that the whole has an ordinary ratio
        out.writestr("bomb.txt", bytes(2_000_000), compress_type=zipfile.ZIP_DEFLATED)
    assert dict(listed(path))["bomb.txt"] == "unpacks to more than 100 times its size (max_ratio), like a ZIP bomb"


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        pytest.param(
            Limits(max_unpacked=100), "unpacks to 148 bytes, more than the limit of 100 bytes (max_unpacked)", id="size"
        ),
        pytest.param(Limits(max_members=1), "has 2 members, more than the limit of 1 (max_members)", id="members"),
    ],
)
def test_an_archive_beyond_the_limits_is_refused(archive, limits: Limits, reason: str) -> None:
    assert listed(archive({"a.txt": WORDS, "b.txt": WORDS}), limits) == [(".", reason)]


def test_a_member_beyond_the_limit_is_not_unpacked(archive) -> None:
    found = next(iter(discover([archive({"a.txt": WORDS})], limits=Limits(max_bytes=50))))
    assert isinstance(found, Found)
    with pytest.raises(TooLarge, match=r"a\.zip!/a\.txt: has 74 bytes, more than the limit of 50 bytes \(max_bytes\)"):
        found.read_bytes()


def test_a_member_with_a_password_is_set_aside(archive) -> None:
    path = archive({"a.txt": WORDS})
    raw = bytearray(path.read_bytes())
    raw[6] |= 1  # the flag in the member's own header, and in the directory
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    assert listed(path) == [("a.txt", "is a ZIP member with a password")]


def test_a_link_is_no_file(tmp_path: Path) -> None:
    path, info = tmp_path / "a.zip", zipfile.ZipInfo("link.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "w") as out:
        out.writestr(info, "/etc/passwd")
    assert listed(path) == [("link.txt", "is a link and not a file")]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param(lambda raw: raw[:-30], "is a broken ZIP", id="the-directory-is-cut"),
        pytest.param(lambda raw: b"PK\x03\x04" + b"\x00" * 50, "is a broken ZIP", id="nothing-inside"),
    ],
)
def test_a_broken_archive_says_so(archive, change, reason: str) -> None:
    path = archive({"a.txt": WORDS})
    path.write_bytes(change(path.read_bytes()))
    assert listed(path) == [(".", reason)]


def test_a_member_whose_bytes_changed_is_damaged(archive) -> None:
    path = archive({"a.txt": WORDS})
    raw = bytearray(path.read_bytes())
    raw[40] ^= 0xFF
    path.write_bytes(raw)
    ((_, reason),) = listed(path)
    assert reason.startswith("is a broken ZIP member")


def test_an_empty_archive_says_so(archive) -> None:
    assert listed(archive({})) == [(".", "is a ZIP without documents")]


@pytest.mark.parametrize("codec", ["cp866", "cp1251", "utf-8"])
def test_names_in_the_packers_own_code_page_are_read(archive, codec: str) -> None:
    name = "статья о министре.txt".encode(codec)
    path = archive({"x" * len(name): WORDS})
    path.write_bytes(path.read_bytes().replace(b"x" * len(name), name))
    assert [name for name, _ in listed(path)] == ["статья о министре.txt"]


def test_a_document_that_is_a_zip_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "report.zip"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("mimetype", "application/epub+zip")
        out.writestr("a.txt", WORDS)
    assert listed(path) == [(".", "is an e-book (EPUB)")]
