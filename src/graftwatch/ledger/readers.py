"""Names of readers: `en-rules.2` is version 2 of the family `en-rules`."""


def family(reader: str) -> str:
    """The name without its version."""
    name, dot, version = reader.rpartition(".")
    return name if dot and name and version else reader


STAND_IN = "names"
"""The family of the reader of names alone: its readings give way to those of any other."""


def supersedes(newer: str, older: str) -> bool:
    """Whether a reader's claims may stand for those of another: the same family, and not an earlier version."""
    if family(newer) != family(older):
        return False
    new, old = _version(newer), _version(older)
    return newer == older if new is None or old is None else new >= old


def _version(reader: str) -> int | None:
    version = reader.removeprefix(family(reader)).removeprefix(".")
    return int(version) if version.isdecimal() and version.isascii() else None
