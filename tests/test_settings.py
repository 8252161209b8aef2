"""Settings: one table, typed, and a bad value stops the start with what it should have been."""

import dataclasses
import pickle

import pytest

from graftwatch.settings import SETTINGS, BadSetting, Settings, UnknownSetting, load_settings


def test_the_table_and_the_values_are_the_same_names() -> None:
    assert [setting.name for setting in SETTINGS] == [field.name for field in dataclasses.fields(Settings)]
    defaults = load_settings({})
    assert [getattr(defaults, setting.name) for setting in SETTINGS] == [setting.default for setting in SETTINGS]


@pytest.mark.parametrize(
    ("variable", "value", "name", "expected"),
    [
        pytest.param("GRAFTWATCH_LEDGER", "sqlite:///x.db", "ledger", "sqlite:///x.db", id="text"),
        pytest.param("GRAFTWATCH_ROWS", "7", "rows", 7, id="whole-number"),
        pytest.param("GRAFTWATCH_BUSY_WAIT_S", "0", "busy_wait_s", 0.0, id="zero-is-allowed"),
        pytest.param("GRAFTWATCH_PROGRESS_S", " 2.5 ", "progress_s", 2.5, id="number"),
        pytest.param("GRAFTWATCH_SPACY", "", "spacy", "", id="empty-where-that-is-the-default"),
    ],
)
def test_values_are_read(variable: str, value: str, name: str, expected: object) -> None:
    assert getattr(load_settings({variable: value, "HOME": "/"}), name) == expected


@pytest.mark.parametrize(
    ("variable", "value", "wanted"),
    [
        pytest.param("GRAFTWATCH_ROWS", "many", "a whole number", id="words"),
        pytest.param("GRAFTWATCH_ROWS", "2.5", "a whole number", id="fraction"),
        pytest.param("GRAFTWATCH_ROWS", "0", "at least 1", id="too-small"),
        pytest.param("GRAFTWATCH_BUSY_WAIT_S", "-1", "at least 0", id="negative"),
        pytest.param("GRAFTWATCH_BUSY_WAIT_S", "nan", "at least 0", id="not-a-number"),
        pytest.param("GRAFTWATCH_LEDGER", " ", "it is empty", id="empty"),
    ],
)
def test_a_bad_value_stops_the_start(variable: str, value: str, wanted: str) -> None:
    with pytest.raises(BadSetting, match=wanted) as caught:
        load_settings({variable: value})
    assert f'{variable}="{value}"' in str(caught.value)
    assert "default" in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_slip_of_the_finger_is_named() -> None:
    with pytest.raises(UnknownSetting, match="GRAFTWATCH_LEGDER is no setting; there are GRAFTWATCH_LEDGER") as caught:
        load_settings({"GRAFTWATCH_LEGDER": "x.db"})
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
