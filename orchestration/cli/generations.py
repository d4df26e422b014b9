"""`kttt generations`, `kttt rollback`, `kttt verify`: what is published, going back, and verifying."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from orchestration.cli.output import AsJson, print_json, print_table
from orchestration.settings import Settings

if TYPE_CHECKING:
    from orchestration.published.retention import Kept

Name = Annotated[str | None, typer.Argument(help="Name of a generation, as `kttt generations` lists it.")]


def generations(json: AsJson = False) -> None:
    """List the generations that are kept, newest first."""
    from orchestration.published.retention import kept

    listed = [_described(generation) for generation in kept(Settings.from_environment())]
    if json:
        print_json(listed)
    elif not listed:
        Console(stderr=True).print("Nothing is published yet: run `kttt load` first.")
    else:
        header = ["generation", "published (UTC)", "figures", "submissions", "MB", "state"]
        keys = ["generation", "created_at", "figures", "submissions", "megabytes", "state"]
        print_table("Generations", header, [[row[key] for key in keys] for row in listed])


def rollback(
    generation: Name = None,
    json: AsJson = False,
) -> None:
    """Make an older generation current again: the one before, or the one named.

    What is newer is withdrawn: a load does not publish the same content again, only what differs from it. Name a
    withdrawn generation to bring it back. The copy in PostgreSQL (KTTT_POSTGRES_URL) goes back too.
    """
    from orchestration.cli.publish import serve
    from orchestration.health.loads import known, measure
    from orchestration.published import proof, retention
    from orchestration.published.generation import flip
    from orchestration.runtime.lock import LoadLock

    settings = Settings.from_environment()
    with LoadLock(settings.data_dir).held("kttt rollback"):
        listed = retention.kept(settings)
        target = _named(listed, generation) if generation else _before_current(listed)
        if found := proof.problems(settings, target.path):
            raise RuntimeError(f"{target.path.name} is damaged and stays away from readers: {found[0]}")
        newer = {other.content_hash for other in listed[: listed.index(target)]}
        retention.withdraw(settings, newer, target.content_hash)
        flip(settings, target.path)
        measure(settings, known(settings))
        listed = retention.kept(settings)
        serve(settings)
    result = {
        "current": target.path.name,
        "withdrawn": [other.path.name for other in listed if other.is_withdrawn],
    }
    if json:
        print_json(result)
        return
    Console().print(f"Current is [bold]{result['current']}[/bold]; withdrawn: {', '.join(result['withdrawn']) or '-'}")


def verify(
    generation: Name = None,
    all: Annotated[bool, typer.Option("--all", help="Every generation that is kept.")] = False,
    json: AsJson = False,
) -> None:
    """Prove that a generation is byte for byte what was published, made from what was received.

    Checks the manifest's chain of hashes, every file, the content of the tables, the archived bytes and receipts it
    was made from, and the generation before. Exit code 1 when anything differs.
    """
    from orchestration.published import proof

    settings = Settings.from_environment()
    folders = _folders(settings, generation, all)
    if not folders:
        raise LookupError("nothing is published yet: run `kttt load` first")
    proven = {folder.name: proof.problems(settings, folder) for folder in folders}
    if json:
        print_json([{"generation": name, "proven": not found, "problems": found} for name, found in proven.items()])
    else:
        console = Console(highlight=False, soft_wrap=True)
        for name, found in proven.items():
            console.print(f"{name}: {'[bold red]NOT PROVEN[/bold red]' if found else '[green]proven[/green]'}")
            for problem in found:
                console.print(f"  {problem}", markup=False)
    if any(proven.values()):
        raise typer.Exit(1)


def _folders(settings: Settings, generation: str | None, all_of_them: bool) -> list[Path]:
    """Folders to prove; also those whose manifest cannot be read."""
    here = settings.published / "generations"
    if all_of_them:
        return sorted((path for path in here.glob("[!.]*")), reverse=True)
    if generation is None:
        link = settings.published / "current"
        return [link.resolve()] if link.is_symlink() else []
    if Path(generation).name != generation or not (here / generation).is_dir():
        raise LookupError(f"there is no generation '{generation}'")
    return [here / generation]


def _described(generation: Kept) -> dict[str, Any]:
    from orchestration.published import manifest

    facts = manifest.read(generation.path) or {}
    state = "current" if generation.is_current else "withdrawn" if generation.is_withdrawn else ""
    return {
        "generation": generation.path.name,
        "created_at": generation.created_at,
        "state": state,
        "figures": facts["tables"].get("marts.fct_collective_economy"),
        "submissions": len(facts["inputs"]),
        "megabytes": round(sum(output["bytes"] for output in facts["outputs"]) / 1e6),
        "content_hash": generation.content_hash,
        "path": str(generation.path),
    }


def _named(listed: list[Kept], name: str) -> Kept:
    for generation in listed:
        if generation.path.name == name:
            return generation
    raise LookupError(f"there is no generation '{name}'")


def _before_current(listed: list[Kept]) -> Kept:
    """The newest generation older than the current one."""
    position = next((number for number, generation in enumerate(listed) if generation.is_current), len(listed))
    for generation in listed[position + 1 :]:
        if not generation.is_withdrawn:
            return generation
    raise LookupError("there is no generation before the current one")
