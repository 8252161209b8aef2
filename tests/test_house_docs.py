"""The docs say what the code does: vocabulary, schema, commands, links, and the changelog's version."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

import graftwatch
from graftwatch.claims import ACTS, KINDS, OFFENCES, STANCES, TOPICS
from graftwatch.claims.jsonl import own_fields
from graftwatch.claims.vocabulary import BOUNDS, MeasureStatus, SourceType

ROOT = Path(__file__).resolve().parents[1]
VOCABULARY = (ROOT / "docs" / "vocabulary.md").read_text("utf-8")


def quoted(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"`([^`]+)`", text))


def definition(kind: str) -> tuple[str, str]:
    """What docs/vocabulary.md says of a kind: its acts, and its fields."""
    found = re.search(rf"^\*\*{kind}\*\* — (.*?)\n: (.*?)\n\n", VOCABULARY, re.MULTILINE | re.DOTALL)
    assert found, f"{kind} is not defined"
    return found[1], found[2]


def section(title: str) -> str:
    return VOCABULARY.partition(f". {title}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("kind", KINDS)
def test_the_acts_of_the_docs_are_those_of_the_code(kind: str) -> None:
    acts = tuple(word for word in quoted(definition(kind)[0]) if word != "act")
    assert acts == (() if kind == "misconduct" else ACTS[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_the_fields_of_the_code_are_in_the_docs(kind: str) -> None:
    assert {name.rstrip("_") for name in own_fields(kind)} - set(quoted(definition(kind)[1])) == set()


def test_the_closed_lists() -> None:
    [stance] = [row for row in VOCABULARY.splitlines() if row.startswith("| `stance`")]
    assert quoted(stance)[1:] == STANCES
    assert quoted(section("Offences")) == OFFENCES
    assert quoted(section("Topics of figures")) == TOPICS
    [said_by] = [row for row in VOCABULARY.splitlines() if row.startswith("| `said_by`")]
    assert set(SourceType.__args__) <= set(quoted(said_by))  # type: ignore[attr-defined]
    assert set(BOUNDS) <= set(quoted(definition("figure")[1]))
    assert set(MeasureStatus.__args__) <= set(quoted(definition("measure")[1]))  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_generated_is_what_the_code_says(generate: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert generate.run(check=True) == 0, capsys.readouterr().err


@pytest.mark.parametrize("page", sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/*.md")))
def test_every_page_is_reached_from_the_readme_or_the_architecture(page: str) -> None:
    start = (ROOT / "README.md").read_text("utf-8") + (ROOT / "docs" / "architecture.md").read_text("utf-8")
    assert Path(page).name in start


@pytest.mark.parametrize("page", ["README.md", *sorted(f"docs/{path.name}" for path in ROOT.glob("docs/*.md"))])
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text("utf-8"))
    assert [target for target in targets if "://" not in target and not (path.parent / target).exists()] == []


def test_the_changelog_knows_this_version_or_what_is_coming() -> None:
    headings = re.findall(r"^## \[([^]]+)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased" or headings[0] == graftwatch.__version__
