"""What is true of the repository as a whole: data in the wheel, nothing of this machine in it, small files."""

import ast
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "graftwatch"
# What a newcomer's clone holds, wherever it lies: everything that is not made by tools.
MADE_BY_TOOLS = {"__pycache__", "build", "dist"}


def ours() -> list[Path]:
    """The files of the repository that git would track, whether or not it does yet."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True
    )
    if listed.returncode:
        pytest.skip("this is no git work tree")
    return [path for name in listed.stdout.splitlines() if (path := ROOT / name).is_file()]


def test_no_file_names_a_path_of_this_machine() -> None:
    places = {str(Path.home()), str(ROOT.parent)} - {"/", "/tmp"}
    found = [path for path in ours() for place in places if f"{place}/".encode() in path.read_bytes()]
    assert found == []


def test_nothing_that_installs_names_a_package_index() -> None:
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "requirements-dev.lock", ".ci/run"):
        text = (ROOT / name).read_text("utf-8")
        assert not re.search(r"https?://|(?<!no-emit-)(index-url|find-links|trusted-host)[ =]+\S", text), name


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= 400
    long = [
        f"{node.name} ({node.end_lineno - node.lineno + 1} lines)"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= 60
    ]
    assert long == []


def test_the_wheel_holds_the_data_and_the_licence(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    shutil.copytree(ROOT / "src", tree / "src", ignore=shutil.ignore_patterns(*MADE_BY_TOOLS))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree)
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path], cwd=tree, capture_output=True,
        text=True,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    [wheel] = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    data = {
        path.relative_to(ROOT / "src").as_posix() for path in SOURCE.rglob("*") if path.suffix in (".toml", ".typed")
    }
    assert data
    assert data <= held
    assert any(name.endswith("licenses/LICENSE") for name in held)


def test_the_demo_script_is_sound_shell() -> None:
    for script, shell in (("examples/demo.sh", "sh"), (".ci/run", "bash")):
        subprocess.run([shell, "-n", ROOT / script], check=True)


def test_make_knows_its_targets() -> None:
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    targets = ["setup", "demo", "test", "check", "lock", "bench", "clean"]
    planned = subprocess.run(["make", "--dry-run", *targets], cwd=ROOT, capture_output=True, text=True)
    assert planned.returncode == 0, planned.stderr
