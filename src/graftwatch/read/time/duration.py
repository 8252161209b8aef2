"""Lengths of time as ISO 8601."""

from decimal import Decimal

_IN_OTHER_UNITS = {"X": (10, "Y"), "C": (100, "Y"), "F": (2, "W"), "Q": (3, "M"), "E": (2, "D")}
_HALVES = {"Y": (6, "M"), "D": (12, "H")}


def iso_duration(
    number: Decimal | int, unit: str, *, half: bool = False, small: Decimal | None = None, unit_small: str | None = None
) -> str | None:
    """`number` of `unit` (Y, M, W, D, H, or X decade, F fortnight, Q quarter), and `small` of a smaller one.

    12.5 Y is `P12Y6M`, 48 H is `PT48H`; None for what has no exact form, such as half a month.
    """
    whole, rest = divmod(Decimal(number), 1)
    if rest and rest != Decimal("0.5"):
        return None
    half = half or bool(rest)
    if unit in _IN_OTHER_UNITS:
        factor, unit = _IN_OTHER_UNITS[unit]
        whole, half = whole * factor + (factor // 2 if half and factor % 2 == 0 else 0), half and factor % 2 == 1
    parts = {unit: int(whole)}
    if half:
        if unit not in _HALVES:
            return None
        count, below = _HALVES[unit]
        parts[below] = count
    if small is not None and unit_small in ("M", "W", "D", "H") and small == int(small):
        parts[unit_small] = parts.get(unit_small, 0) + int(small)
    return _written(parts)


def _written(parts: dict[str, int]) -> str | None:
    """The form of ISO 8601; weeks stand alone or become days."""
    if "W" in parts and len(parts) > 1:
        parts["D"] = parts.get("D", 0) + 7 * parts.pop("W")
    dated = "".join(f"{parts[unit]}{unit}" for unit in "YMWD" if parts.get(unit))
    timed = f"T{parts['H']}H" if parts.get("H") else ""
    return f"P{dated}{timed}" if dated or timed else None
