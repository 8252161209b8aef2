"""From files to claims: what is new, what is passed over, what is read again, what is set aside."""

import gc
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from graftwatch import alike, flow
from graftwatch.claims import Document, Reading
from graftwatch.ledger import Ledger, LedgerFull, open_ledger

from .fake_reader import FakeReader, article


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "articles"
    path.mkdir()
    return path


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")


def test_articles_become_documents_and_claims(ledger: Ledger, folder: Path) -> None:
    write(folder, one=article("Akhmetov", about="the army"), two=article("Nurlan", "Berik", about="customs"))
    summary = flow.add(ledger, [folder], readers=[FakeReader()])
    assert (summary.seen, summary.new, summary.held, summary.set_aside) == (2, 2, 0, ())
    assert summary.kinds == {"career": 3}
    assert summary.words == sum(len(path.read_text().split()) for path in folder.iterdir())
    assert sorted(c.person for c in ledger.claims()) == ["Akhmetov", "Berik", "Nurlan"]  # type: ignore[attr-defined]
    assert ledger.raw(str(folder / "one.txt")) == (folder / "one.txt").read_bytes()
    assert list(ledger.check()) == []


def test_a_name_that_is_no_utf_8_is_held_under_its_bytes_spelt_out(ledger: Ledger, folder: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt"))
    path.write_text(article("Akhmetov"), "utf-8")
    write(folder, one=article("Berik"))
    summary = flow.add(ledger, [folder], readers=[FakeReader()])
    assert (summary.new, summary.set_aside) == (2, ())
    assert ledger.document(f"{folder}/caf\\xe9.txt").text == ledger.raw(f"{folder}/caf\\xe9.txt").decode()
    assert flow.add(ledger, [path], readers=[FakeReader()]).held == 1
    assert flow.add(ledger, [path], readers=[FakeReader()], again=True).reread == 1


def test_a_name_that_is_no_utf_8_is_found_again_when_it_is_tried_again(ledger: Ledger, folder: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt"))
    path.write_text("", "utf-8")
    assert len(flow.add(ledger, [folder], readers=[FakeReader()]).set_aside) == 1
    path.write_text(article("Akhmetov"), "utf-8")
    again = flow.add(ledger, [], readers=[FakeReader()], retry=True)
    assert (again.new, again.set_aside) == (1, ())


def test_the_same_again_changes_nothing(ledger: Ledger, folder: Path) -> None:
    write(folder, one=article("Akhmetov"))
    flow.add(ledger, [folder], readers=[FakeReader()])
    before = ledger.stats(), list(ledger.claims())
    reader = FakeReader()
    summary = flow.add(ledger, [folder, folder / "one.txt"], readers=[reader])
    assert (summary.new, summary.held, summary.kinds, reader.seen) == (0, 2, {}, [])
    assert (ledger.stats(), list(ledger.claims())) == before


def test_the_same_document_from_another_place_is_another_origin(ledger: Ledger, folder: Path) -> None:
    write(folder, one=article("Akhmetov"))
    flow.add(ledger, [folder], readers=[FakeReader()])
    write(folder, two=article("Akhmetov"))
    reader = FakeReader()
    summary = flow.add(ledger, [folder], readers=[reader])
    assert (summary.new, summary.origins, summary.held, reader.seen) == (0, 1, 1, [])
    (document,) = ledger.documents()
    assert ledger.origins(document.id) == [str(folder / "one.txt"), str(folder / "two.txt")]
    assert flow.add(ledger, [folder], readers=[reader]).held == 2


def test_two_copies_in_one_run_are_one_document(ledger: Ledger, folder: Path) -> None:
    write(folder, one=article("Akhmetov"), two=article("Akhmetov"))
    summary = flow.add(ledger, [folder], readers=[FakeReader()])
    assert (summary.new, summary.origins, summary.kinds) == (1, 1, {"career": 1})


def test_the_same_text_in_another_outlet_is_linked_and_its_claims_kept(ledger: Ledger, folder: Path) -> None:
    for outlet in ("Steppe Wire", "Meridian Post"):
        write(folder, **{outlet.split()[0]: f"---\noutlet: {outlet}\n---\n{article('Akhmetov')}"})
    summary = flow.add(ledger, [folder], readers=[FakeReader()])
    assert (summary.new, summary.same_text, summary.alike) == (2, 1, 0)
    assert len(list(ledger.claims(name="akhmetov"))) == 2
    (link,) = ledger.duplicates()
    assert (link.exact, link.similarity) == (True, 1.0)


def test_nearly_the_same_text_is_linked_also_within_one_run(ledger: Ledger, folder: Path) -> None:
    story = article(*(f"Official{letter}" for letter in "ABCDEFGHIJKLMNOP"))
    write(folder, one=story, two=story.replace("OfficialA", "General Akhmetov"), other=article("Nurlan", about="x y z"))
    summary = flow.add(ledger, [folder], readers=[FakeReader()])
    assert (summary.new, summary.same_text, summary.alike) == (3, 0, 1)
    (link,) = ledger.duplicates()
    assert alike.ALIKE <= link.similarity < 1
    assert not link.exact


def test_a_newer_reader_replaces_the_claims_of_the_older(ledger: Ledger, folder: Path) -> None:
    write(folder, one=article("Akhmetov"))
    flow.add(ledger, [folder], readers=[FakeReader("fake.1"), FakeReader("other.1")])
    document = ledger.document(str(folder / "one.txt"))
    summary = flow.add(ledger, [folder], readers=[FakeReader("fake.2")])
    assert (summary.new, summary.reread, summary.kinds) == (0, 1, {})
    assert [claim.reader for claim in ledger.claims()] == ["fake.2"]
    assert ledger.document(document.id) == document
    assert ledger.readings(document.id) == ["fake.2"]


def test_an_older_reader_does_not_replace_the_claims_of_a_newer(ledger: Ledger, folder: Path) -> None:
    write(folder, one=article("Akhmetov"))
    flow.add(ledger, [folder], readers=[FakeReader("fake.10")])
    assert flow.add(ledger, [folder], readers=[FakeReader("fake.9")]).held == 1
    assert [claim.reader for claim in ledger.claims()] == ["fake.10"]


def test_again_reads_again_and_a_document_may_be_named_by_id(ledger: Ledger, folder: Path) -> None:
    write(folder, one=article("Akhmetov"))
    flow.add(ledger, [folder], readers=[FakeReader()])
    assert flow.add(ledger, [folder], readers=[FakeReader()], again=True).reread == 1
    (folder / "one.txt").unlink()
    (document,) = ledger.documents()
    assert flow.add(ledger, [document.id], readers=[FakeReader()], again=True).reread == 1
    assert len(list(ledger.claims())) == 1


def test_a_language_that_no_reader_knows_is_kept_and_found(ledger: Ledger, folder: Path) -> None:
    write(folder, kazakh="---\nlanguage: kk\n---\nМинистр қызметінен босатылды, деп хабарлады баспасөз қызметі.")
    summary = flow.add(ledger, [folder], readers=[FakeReader()])
    assert (summary.new, summary.unread, summary.set_aside) == (1, {"kk": 1}, ())
    assert len(ledger.search("министр")) == 1
    again = flow.add(ledger, [folder], readers=[FakeReader(), FakeReader("kazakh.1", ("kk",))])
    assert (again.new, again.reread) == (0, 1)


@pytest.mark.parametrize("word", [pytest.param("BREAK", id="raises"), pytest.param("DRIFT", id="wrong-quotes")])
def test_a_document_that_its_reader_fails_on_is_kept_and_set_aside(ledger: Ledger, folder: Path, word: str) -> None:
    names = ("Akhmetov", "Berik", "Nurlan")
    write(folder, **{name: article(name, about=f"the {name} company") for name in names})
    write(folder, Caspian=article("Caspian") + f" {word}.")
    summary = flow.add(ledger, [folder], readers=[FakeReader()])
    assert (summary.new, summary.kinds) == (4, {"career": 3})
    (aside,) = summary.set_aside
    assert (Path(aside.source).name, aside.by) == ("Caspian.txt", "fake.1")
    assert "\n" not in aside.reason
    assert ledger.set_asides() != []
    assert len(ledger.search("caspian")) == 1
    assert list(ledger.check()) == []


def test_what_was_set_aside_is_listed_but_not_tried_until_it_or_the_reader_changes(
    ledger: Ledger, folder: Path
) -> None:
    write(folder, bad=article("Akhmetov") + " BREAK.", empty="")
    assert len(flow.add(ledger, [folder], readers=[FakeReader()]).set_aside) == 2
    reader = FakeReader()
    summary = flow.add(ledger, [folder], readers=[reader])
    assert (len(summary.set_aside), reader.seen) == (2, [])
    assert {aside.tries for aside in ledger.set_asides()} == {1}
    newer = FakeReader("fake.2")
    flow.add(ledger, [folder], readers=[newer])
    assert newer.seen != []
    write(folder, empty=article("Berik"))
    assert flow.add(ledger, [folder], readers=[reader]).new == 1


def test_retry_needs_no_inputs_and_clears_what_it_takes_in(ledger: Ledger, folder: Path) -> None:
    write(folder, bad=article("Akhmetov") + " BREAK.", empty="")
    flow.add(ledger, [folder], readers=[FakeReader()])
    again = flow.add(ledger, [], readers=[FakeReader()], retry=True)
    assert sorted(Path(aside.source).name for aside in again.set_aside) == ["bad.txt", "empty.txt"]
    assert {aside.tries for aside in ledger.set_asides()} == {2}
    write(folder, empty=article("Berik", about="customs"))
    mended = FakeReader()
    mended.read = lambda documents: map(mended._read, documents)  # type: ignore[assignment, method-assign]
    summary = flow.add(ledger, [], readers=[mended], retry=True)
    assert (summary.new, summary.reread, summary.set_aside, ledger.set_asides()) == (1, 1, (), [])


def test_bad_files_do_not_stop_a_run(ledger: Ledger, folder: Path) -> None:
    write(folder, good=article("Akhmetov"), empty="")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    summary = flow.add(ledger, [folder, folder / "absent.txt"], readers=[FakeReader()])
    assert summary.new == 1
    assert sorted(Path(aside.source).name for aside in summary.set_aside) == ["absent.txt", "empty.txt", "picture.txt"]
    assert all(aside.reason and aside.hint and aside.by == "acquire" for aside in summary.set_aside)


def test_a_parser_that_breaks_on_a_file_does_not_stop_a_run(
    ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graftwatch import acquire

    real = acquire.document_from

    def break_on_bad(found: acquire.Found, *, raw: bytes) -> Document:
        if "bad" in found.source:
            raise RecursionError("too deep")
        return real(found, raw=raw)

    monkeypatch.setattr(acquire, "document_from", break_on_bad)
    write(folder, bad="x", good=article("Akhmetov"))
    summary = flow.add(ledger, [folder], readers=[FakeReader()])
    assert (summary.new, [aside.reason for aside in summary.set_aside]) == (1, ["RecursionError: too deep"])


def test_a_reader_that_gives_too_few_readings_is_found_out(ledger: Ledger, folder: Path) -> None:
    class Lazy(FakeReader):
        def read(self, documents: object) -> Iterator[Reading]:
            return iter(())

    write(folder, one=article("Akhmetov"))
    (aside,) = flow.add(ledger, [folder], readers=[Lazy()]).set_aside
    assert "gave 0 readings of 1" in aside.reason


def test_documents_reach_the_reader_in_batches(ledger: Ledger, folder: Path) -> None:
    write(folder, **{f"a{n:03}": article("Akhmetov", about=f"office {n} of {n * 7}") for n in range(70)})
    reader = FakeReader()
    assert flow.add(ledger, [folder], readers=[reader]).new == 70
    assert reader.batches == [32, 32, 6]


def test_an_inferred_date_is_kept_and_a_newer_reader_may_change_it(ledger: Ledger, folder: Path) -> None:
    write(folder, one=article("Akhmetov") + " INFER.")
    flow.add(ledger, [folder], readers=[FakeReader("fake.1")])
    document = ledger.document("one")
    assert (str(document.date), document.date_basis) == ("2015", "inferred")
    flow.add(ledger, [folder], readers=[FakeReader("fake.2")])
    assert ledger.document(document.id) == document
    assert [hit.document for hit in ledger.search("akhmetov after:2015 before:2016")] == [document.id]
    assert list(ledger.check()) == []


def test_interrupting_keeps_what_was_written_and_the_next_run_completes_it(ledger: Ledger, folder: Path) -> None:
    write(folder, **{f"a{n:03}": article("Akhmetov", about=f"office {n} of {n * 7}") for n in range(40)})

    def interrupt(progress: flow.Progress) -> None:
        if progress.seen == 35:
            raise KeyboardInterrupt

    summary = flow.add(ledger, [folder], readers=[FakeReader()], progress=interrupt)
    assert (summary.stopped, summary.new) == (True, 32)
    assert list(ledger.check()) == []
    rest = flow.add(ledger, [folder], readers=[FakeReader()])
    assert (rest.new, rest.held, rest.stopped) == (8, 32, False)


def test_progress_counts_up(ledger: Ledger, folder: Path) -> None:
    write(folder, one=article("Akhmetov"), two="", three=article("Berik", about="customs"))
    steps: list[flow.Progress] = []
    flow.add(ledger, [folder], readers=[FakeReader()], progress=steps.append)
    assert [(step.seen, step.doing, step.done, step.of) for step in steps] == [
        (1, "", 0, 0),
        (2, "", 0, 0),
        (3, "", 0, 0),
        (3, "linking", 2, 2),
        (3, "weighing", 2, 2),
    ]
    assert steps[-1].set_aside == 1


def test_a_run_can_stop_after_so_many(ledger: Ledger, folder: Path) -> None:
    write(folder, **{f"a{n:03}": article("Akhmetov", about=f"office {n} of {n * 7}") for n in range(40)})
    assert flow.add(ledger, [folder], readers=[FakeReader()], stop_after=10).new == 10


def test_a_failing_ledger_ends_the_run(ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: object) -> None:
        raise LedgerFull(ledger.where)

    monkeypatch.setattr(Ledger, "writer", no_room)
    write(folder, one=article("Akhmetov"))
    with pytest.raises(LedgerFull, match="goes on where it stopped"):
        flow.add(ledger, [folder], readers=[FakeReader()])


def test_a_changed_file_is_another_document_under_the_same_source(ledger: Ledger, folder: Path) -> None:
    write(folder, one=article("Akhmetov"))
    flow.add(ledger, [folder], readers=[FakeReader()])
    write(folder, one=article("Berik", about="customs"))
    assert flow.add(ledger, [folder], readers=[FakeReader()]).new == 1
    assert "Berik" in ledger.document(str(folder / "one.txt")).text
    assert len(list(ledger.claims())) == 2


def test_a_folder_that_links_to_itself_is_set_aside_once(ledger: Ledger, folder: Path) -> None:
    write(folder, one=article("Akhmetov"))
    (folder / "loop").symlink_to(folder)
    for retry in (False, True):
        summary = flow.add(ledger, [folder], readers=[FakeReader()], retry=retry)
        assert [Path(aside.source).name for aside in summary.set_aside] == ["loop"]
    assert [Path(aside.source).name for aside in ledger.set_asides()] == ["loop"]
    assert ledger.origins("one") == [str(folder / "one.txt")]


def test_documents_do_not_pile_up_in_memory(ledger: Ledger, folder: Path) -> None:
    write(folder, **{f"a{n:03}": article("Akhmetov", about=f"office {n} of {n * 7}") for n in range(150)})
    alive: list[int] = []

    def documents() -> int:
        return sum(isinstance(thing, Document) for thing in gc.get_objects())

    def count(progress: flow.Progress) -> None:
        if progress.seen % 10 == 0:
            alive.append(documents())

    before = documents()
    flow.add(ledger, [folder], readers=[FakeReader()], progress=count)
    assert max(alive) - before < 60


def test_a_member_of_an_archive_is_tried_again_by_itself(ledger: Ledger, folder: Path) -> None:
    with zipfile.ZipFile(folder / "news.zip", "w") as archive:
        archive.writestr("one.txt", article("Akhmetov"))
        archive.writestr("bad.txt", article("Berik", about="customs") + " BREAK.")
        archive.writestr("empty.txt", "")
    assert flow.add(ledger, [folder], readers=[FakeReader()]).new == 2
    names = sorted(Path(aside.source).name for aside in ledger.set_asides())
    assert names == ["bad.txt", "empty.txt"]
    assert flow.add(ledger, [], readers=[FakeReader()], retry=True).seen == 2
