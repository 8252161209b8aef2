"""Write what of the docs comes from the code: cli.md from the commands' help, claim.schema.json from the types.

python docs/generate.py            write them
python docs/generate.py --check    fail where they are not what the code says
"""

import contextlib
import io
import json
import os
import sys
from pathlib import Path

from graftwatch.claims.schema import claim_schema
from graftwatch.cli import main
from graftwatch.cli.app import COMMANDS
from graftwatch.settings import SETTINGS

DOCS = Path(__file__).resolve().parent

CLI = """# Commands

Written by `make docs` from the commands' own help. Exit status: 0 done, 1 something failed and was said, 2 wrong usage.
A table can be had as `--format json`, `jsonl` or `csv`. An error is one line; `--debug` shows where it came from.

## Settings

An option of a command wins over the environment; a bad value stops the start.

| variable | default | meaning |
| --- | --- | --- |
{settings}

{commands}
"""


def cli_page() -> str:
    settings = "\n".join(f"| `{each.variable}` | `{each.default}` | {each.help} |" for each in SETTINGS)
    commands = "\n\n".join(f"## {name}\n\n```text\n{_help(name)}\n```" for name in COMMANDS)
    return CLI.format(settings=settings, commands=commands)


def _help(command: str) -> str:
    page = io.StringIO()
    with contextlib.redirect_stdout(page):
        main([command, "--help"])
    return "\n".join(line.rstrip() for line in page.getvalue().strip().splitlines())


def pages() -> dict[Path, str]:
    """What each generated file must hold."""
    os.environ["COLUMNS"] = "100"  # help is the same on every terminal
    schema = json.dumps(claim_schema(), indent=2, ensure_ascii=False) + "\n"
    return {DOCS / "cli.md": cli_page(), DOCS / "claim.schema.json": schema}


def run(*, check: bool) -> int:
    stale = [path for path, text in pages().items() if not path.is_file() or path.read_text("utf-8") != text]
    for path in stale:
        if check:
            print(f"docs/{path.name} is not what the code says; run: make docs", file=sys.stderr)
        else:
            path.write_text(pages()[path], "utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(run(check="--check" in sys.argv[1:]))
