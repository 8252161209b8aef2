"""What pyproject.toml asks for is what the code imports, the walls hold, and the locks name no host."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=~! ;]", text)[0].lower().replace("_", "-") for text in requirements}


ON_BEHALF = {"python-multipart"}  # FastAPI imports it when a form is sent
DECLARED = names(PROJECT["project"]["dependencies"])
EXTRAS = {extra: names(wanted) for extra, wanted in PROJECT["project"]["optional-dependencies"].items()}


def imported_by(folder: Path) -> set[str]:
    """Top-level names that the Python files of a folder import, this package and the standard library left out."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"graftwatch"}


def distributions(modules: set[str]) -> set[str]:
    known = packages_distributions()
    return {known[module][0].lower().replace("_", "-") for module in modules}


def test_every_import_is_declared_and_every_dependency_imported() -> None:
    used = distributions(imported_by(ROOT / "src"))
    optional = set().union(*EXTRAS.values())
    assert used - optional == DECLARED - ON_BEHALF


def test_every_dependency_has_its_reason_in_the_docs() -> None:
    table = (ROOT / "docs" / "decisions.md").read_text("utf-8")
    dev = names([each for each in PROJECT["dependency-groups"]["dev"] if isinstance(each, str)])
    told = {
        name.lower() for row in table.splitlines() if row.startswith("| ") for name in re.findall(r"`([^`]+)`", row)
    }
    assert (DECLARED | dev | set().union(*EXTRAS.values())) - told == set()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_pins_by_hash_and_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert not re.search(r"://|find-links|index-url|trusted-host", text)
    pins = re.findall(r"^[a-z0-9][\w.-]*(?:\[[^]]*\])?==\S+", text, re.MULTILINE)
    assert len(pins) > 20
    for block in re.split(r"\n(?=[a-z0-9])", text.strip()):
        assert "--hash=sha256:" in block


def test_the_locks_hold_what_is_declared() -> None:
    run = set(re.findall(r"^([a-z0-9][\w.-]*)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))
    dev = set(re.findall(r"^([a-z0-9][\w.-]*)", (ROOT / "requirements-dev.lock").read_text("utf-8"), re.MULTILINE))
    assert run >= DECLARED | EXTRAS["en"]
    assert dev >= run | EXTRAS["postgresql"]


def test_the_rooms_keep_their_walls() -> None:
    lint_imports = Path(sys.executable).with_name("lint-imports")
    checked = subprocess.run([lint_imports], cwd=ROOT, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr
