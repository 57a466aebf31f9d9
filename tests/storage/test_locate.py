from __future__ import annotations

from pathlib import Path

import pytest

from conftest import SHIPPED, Run
from laocoop.storage import locate as locating
from laocoop.storage.locate import Origin, locate, shipped_register


def test_order(tmp_path: Path) -> None:
    top = tmp_path / "top"
    deep = top / "a" / "b"
    deep.mkdir(parents=True)
    named, env = tmp_path / "named.toml", {"LAOCOOP_FILE": str(tmp_path / "env.toml")}

    def origin(*args: object) -> tuple[Path, Origin]:
        found = locate(*args)  # type: ignore[arg-type]
        return found.path, found.origin

    assert origin(None, {}, deep) == (shipped_register(), Origin.SHIPPED)
    own = tmp_path / "home" / "data" / "laocoop" / "commitments.toml"
    own.parent.mkdir(parents=True)
    own.touch()
    assert origin(None, {}, deep) == (own, Origin.OWN)
    (top / "data").mkdir()
    above = top / "data" / "commitments.toml"
    above.touch()
    assert origin(None, {}, deep) == (above, Origin.FOLDER)
    (top / "commitments.toml").touch()
    assert origin(None, {}, deep) == (top / "commitments.toml", Origin.FOLDER)
    (deep / "commitments.toml").touch()
    assert origin(None, {}, deep) == (deep / "commitments.toml", Origin.FOLDER)
    assert origin(None, env, deep) == (tmp_path / "env.toml", Origin.ENVIRONMENT)
    assert origin(named, env, deep) == (named, Origin.NAMED)


def test_the_shipped_register_is_the_one_in_data() -> None:
    assert shipped_register().read_bytes() == SHIPPED.read_bytes()


def test_environment_and_option(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.toml"
    path.write_text("", encoding="utf-8")
    monkeypatch.setenv("LAOCOOP_FILE", str(path))
    assert f"{path}:1:1" in run("list").err
    assert run("--file", str(SHIPPED), "list").status == 0


@pytest.mark.parametrize("chosen", [None, "", "  ", "/srv/of the user"])
def test_the_folders_are_those_of_platformdirs(
    chosen: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    import platformdirs

    for kind, variable, found in (
        ("data", "XDG_DATA_HOME", locating.data_folder),
        ("config", "XDG_CONFIG_HOME", lambda: locating.settings_file().parent),
        ("cache", "XDG_CACHE_HOME", locating.cache_folder),
    ):
        if chosen is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, chosen)
        assert found() == getattr(platformdirs, f"user_{kind}_path")("laocoop", appauthor=False)
