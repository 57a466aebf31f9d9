"""What is wrong and what to do next where git is to merge the register."""

from __future__ import annotations

from laocoop.i18n.catalogue import N_

GIT_SENTENCES: dict[str, tuple[str, str]] = {
    "gits-file-is-link": (
        N_(
            "{path} is a link to {target}, and may lead out of this repository. Nothing was changed."
        ),
        N_(
            "Look where it leads; put a file of its own in its place, then once more: laocoop git-setup"
        ),
    ),
    "no-git": (N_("git is not installed."), N_("Install git, or exchange files: laocoop merge")),
    "no-repository": (
        N_("{path} is in no git repository."),
        N_("Make one there with: git init"),
    ),
    "foreign-git": (
        N_("{path} leads to a repository that knows nothing of this folder. Nothing was changed."),
        N_("Clone the repository anew with git, and run git-setup there."),
    ),
    "no-name-for-git": (
        N_("git cannot be told of a file called {name}. Nothing was changed."),
        N_("Give it a plain name, like commitments.toml."),
    ),
    "no-driver": (
        N_("{python} does not find laocoop when git starts it. Nothing was changed."),
        N_("Install laocoop for this Python (pip install), and run git-setup again."),
    ),
    "driver-is-open": (
        N_("An earlier version set this clone up: git would run programs that lie in its folder."),
        N_("Run once more in this clone: laocoop git-setup"),
    ),
    "driver-is-alone": (
        N_(
            "An earlier version set this clone up: were laocoop gone, git would keep ours and say nothing of theirs."
        ),
        N_("Run once more in this clone: laocoop git-setup"),
    ),
}
