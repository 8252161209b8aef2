"""Everything that can be set from outside: one table, with units. A bad value stops the start instead of falling back.

Each setting is an environment variable, `GRAFTWATCH_` and its name in capitals; a command's own option wins over it.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from graftwatch.errors import GraftwatchError


class BadSetting(GraftwatchError, ValueError):
    """A value that a setting cannot take: `variable` as it was given, `value`, and what it should be (`wanted`)."""

    def __init__(self, variable: str, value: str, wanted: str) -> None:
        super().__init__(variable, value, wanted)
        self.variable, self.value, self.wanted = variable, value, wanted

    def __str__(self) -> str:
        return f'{self.variable}="{self.value}" is not {self.wanted}'


class UnknownSetting(GraftwatchError, LookupError):
    """A variable that begins like a setting and is none: most often a slip of the finger."""

    def __init__(self, variable: str) -> None:
        super().__init__(variable)
        self.variable = variable

    def __str__(self) -> str:
        return f"{self.variable} is no setting; there are {', '.join(setting.variable for setting in SETTINGS)}"


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table; the type of `default` is the type of the value, a number must be at least `least`."""

    name: str
    default: str | int | float
    help: str
    least: float = 0

    @property
    def variable(self) -> str:
        return f"GRAFTWATCH_{self.name.upper()}"

    def read(self, value: str) -> str | int | float:
        """Raises BadSetting where the text is not of the setting's type or too small."""
        kind = type(self.default)
        wanted = {str: "a text", int: "a whole number", float: "a number"}[kind]
        about = f"(default {self.default}: {self.help})"
        try:
            number = kind(value.strip())
        except ValueError:
            raise BadSetting(self.variable, value, f"{wanted} {about}") from None
        if number == "" and self.default != "":
            raise BadSetting(self.variable, value, f"{wanted}: it is empty {about}")
        if not isinstance(number, str) and not number >= self.least:  # `not >=` refuses NaN too
            raise BadSetting(self.variable, value, f"at least {self.least:g} {about}")
        return number


SETTINGS: Final = (
    Setting("ledger", "graftwatch.db", "path or URL of the ledger"),
    Setting("spacy", "", "spaCy pipeline for English, a package name or a folder; empty: the best one installed"),
    Setting("busy_wait_s", 10.0, "seconds to wait while another process writes the ledger"),
    Setting("progress_s", 10.0, "seconds between two lines of progress where there is no terminal", least=0.1),
    Setting("rows", 50, "rows that a table shows unless --limit says otherwise", least=1),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The values in force; field for field the table above."""

    ledger: str
    spacy: str
    busy_wait_s: float
    progress_s: float
    rows: int


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read all settings from the environment (by default that of this process).

    Raises:
        BadSetting: A value that its setting cannot take.
        UnknownSetting: A variable GRAFTWATCH_… that is no setting.
    """
    given = os.environ if environment is None else environment
    known = {setting.variable for setting in SETTINGS}
    for variable in sorted(given):
        if variable.startswith("GRAFTWATCH_") and variable not in known:
            raise UnknownSetting(variable)
    values: dict[str, Any] = {
        setting.name: setting.read(given[setting.variable]) if setting.variable in given else setting.default
        for setting in SETTINGS
    }
    return Settings(**values)
