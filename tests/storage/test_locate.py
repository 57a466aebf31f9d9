from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SHIPPED, Run
from laocoop.storage import locate as locating
from laocoop.storage.locate import Origin, locate, shipped_register

PLACES = ("commitments.toml", "data/commitments.toml")


def test_order(tmp_path: Path) -> None:
    top = tmp_path / "top"
    deep = top / "a" / "b"
    deep.mkdir(parents=True)
    named, env = tmp_path / "named.toml", {"LAOCOOP_FILE": str(tmp_path / "env.toml")}

    def origin(file: Path | None, environment: dict[str, str], folder: Path) -> tuple[Path, Origin]:
        found = locate(str(file) if file else None, environment, str(folder))
        return found.path, found.origin

    assert origin(None, {}, deep) == (Path(shipped_register()), Origin.SHIPPED)
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
    assert Path(shipped_register()).read_bytes() == SHIPPED.read_bytes()


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
        ("config", "XDG_CONFIG_HOME", lambda: Path(locating.settings_file()).parent),
        ("cache", "XDG_CACHE_HOME", locating.cache_folder),
    ):
        if chosen is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, chosen)
        assert Path(found()) == getattr(platformdirs, f"user_{kind}_path")(
            "laocoop", appauthor=False
        )


@given(
    st.lists(st.sampled_from(["a", "x.toml", ".", "..", "~", "", "a.", ".b", "ລາວ"]), max_size=5)
)
def test_a_named_file_is_written_as_a_path_writes_it(parts: list[str]) -> None:
    named = "/".join(parts)
    as_path = Path(named).expanduser() if named.startswith("~") else Path(named)
    assert locate(named, {}, "/").file == str(as_path)


@pytest.mark.parametrize("name", ["~$minutes.docx", "~nobody/x.toml", "a~", "~root"])
def test_only_a_tilde_alone_is_home(name: str) -> None:
    """Word calls its own lock `~$minutes.docx`, and a shell has put other homes in their place."""
    assert locating.file_named(name) == name
    assert locating.file_named("~/x") == str(Path.home() / "x")


@given(st.lists(st.sampled_from(["a", "b", "x.toml"]), min_size=1, max_size=4))
def test_every_folder_above_is_looked_in(parts: list[str]) -> None:
    """The same folders, in the same order, as a path has parents."""
    folder = Path("/", *parts)
    seen: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(locating, "_is_file", lambda file: bool(seen.append(file)))
        locate(None, {}, str(folder))
    wanted = [above / name for above in (folder, *folder.parents) for name in PLACES]
    assert [Path(file) for file in seen[: len(wanted)]] == wanted
