"""How are the settings read? TOML in, frozen records out, at the edge and once."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from claims.errors import SettingsError
from claims.settings.assessment import AssessSettings
from claims.settings.intake import InputSettings, Outlet
from claims.settings.matching import MatchSettings
from claims.settings.quality import QualitySettings
from claims.settings.reporting import ReportSettings
from claims.settings.running import Runner, RunSettings
from claims.settings.section import Section
from claims.settings.storing import StoreSettings

if TYPE_CHECKING:
    import os

__all__ = [
    "AssessSettings",
    "InputSettings",
    "MatchSettings",
    "Outlet",
    "QualitySettings",
    "ReportSettings",
    "RunSettings",
    "Runner",
    "Settings",
    "StoreSettings",
    "load_settings",
]


class Settings(Section):
    """All that an operator decides, a section a stage."""

    input: InputSettings
    match: MatchSettings
    assess: AssessSettings
    quality: QualitySettings
    report: ReportSettings
    run: RunSettings
    store: StoreSettings


_BESIDE = ("expectations.toml", "sources.toml")


def default_folder() -> Path:
    """The folder of the default settings: inside the package once installed, beside it in a checkout."""
    packaged = Path(__file__).parents[1] / "config"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "config"


def load_settings(path: str | os.PathLike[str] | None = None) -> Settings:
    """Read settings; what a file leaves out keeps its default.

    Args:
        path: A TOML file with any of the sections and keys of the default settings, which stand in claims.toml, expectations.toml
            and sources.toml; None for the defaults alone.

    Raises:
        SettingsError: If the file is missing, is not TOML, has an unknown key, or a value out of range.
    """
    default = default_folder() / "claims.toml"
    tree = _read(default)
    for beside in _BESIDE:
        tree = _merged(tree, _read(default.with_name(beside)))
    if path is not None:
        tree = _merged(tree, _read(Path(path)))
    try:
        return _with_families(Settings.model_validate(tree))
    except ValidationError as err:
        raise _explained(err, Path(path) if path is not None else default) from err


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as err:
        raise SettingsError(str(path), "no such settings file", "check the path given with --config") from err
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as err:
        raise SettingsError(str(path), f"not readable as TOML ({err})", "mend the file, or leave --config out for the defaults") from err


def _merged(base: dict[str, object], own: dict[str, object]) -> dict[str, object]:
    """Lay one tree over another: tables merge key by key, all else replaces."""
    out = dict(base)
    for key, value in own.items():
        beneath = out.get(key)
        out[key] = _merged(beneath, value) if isinstance(beneath, dict) and isinstance(value, dict) else value
    return out


def _with_families(settings: Settings) -> Settings:
    """Let the judging know the houses of the outlets; a family that is set there by hand goes before."""
    outlets = settings.input.outlets.items()
    families = {key: outlet.family or name for name, outlet in outlets for key in (name, *outlet.domains)}
    assess = settings.assess.model_copy(update={"families": families | settings.assess.families})
    return settings.model_copy(update={"assess": assess})


def _explained(err: ValidationError, path: Path) -> SettingsError:
    first = err.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return SettingsError(f"{path}, {key}", "unknown key", "see config/claims.toml for the keys there are")
    return SettingsError(f"{path}, {key}", f"{first['msg'].lower()} (given: {first['input']!r})", "see config/claims.toml for its range")
