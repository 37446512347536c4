"""The group of commands, and how what goes wrong is said."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Any

import click

from monitor_tui.cli.settings import Settings, with_settings
from monitor_tui.errors import MonitorError, QueryError
from monitor_tui.text import visible

_COMMANDS = {
    "read": "monitor_tui.cli.stream:read",
    "train": "monitor_tui.cli.train:train",
    "group": "monitor_tui.cli.stream:group",
    "import": "monitor_tui.cli.intake:import_files",
    "fetch": "monitor_tui.cli.intake:fetch",
    "sources": "monitor_tui.cli.intake:sources",
    "rebuild": "monitor_tui.cli.intake:rebuild",
    "demo": "monitor_tui.cli.demo:demo",
    "stories": "monitor_tui.cli.ask:stories",
    "claims": "monitor_tui.cli.ask:claims",
    "events": "monitor_tui.cli.ask:events",
    "versions": "monitor_tui.cli.ask:versions",
    "movers": "monitor_tui.cli.moving:movers",
    "words": "monitor_tui.cli.moving:words",
    "proof": "monitor_tui.cli.prove:proof",
    "actors": "monitor_tui.cli.actors:actors",
    "count": "monitor_tui.cli.ask:count",
    "tag": "monitor_tui.cli.ask:tag",
    "again": "monitor_tui.cli.again:again",
    "log": "monitor_tui.cli.log:log",
    "report": "monitor_tui.cli.report:report",
}


class Commands(click.Group):
    """The group: loads a command's module when it is called, and turns errors into one sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from importlib import import_module

        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name].split(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def main(self, *args: Any, **extra: Any) -> Any:
        open_streams()
        try:
            try:
                return super().main(*args, **extra)
            finally:
                sys.stdout.flush()
        except MonitorError as error:
            _tell(_PREFIX + str(error).replace("\n", "\n" + " " * len(_PREFIX)))
            sys.exit(2 if isinstance(error, QueryError) else 1)
        except BrokenPipeError:
            _drop_output()  # its reader left (`| head`): nobody to tell
            sys.exit(1)
        except OSError as error:
            _drop_output()
            _tell(f"{_PREFIX}{error.filename or 'the output'}: {error.strerror or error}")
            sys.exit(1)


_PREFIX = "monitor-tui: "


def open_streams() -> None:
    """Standard output in UTF-8 whatever the locale says, for machines read it; a closed stream is an empty one."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - as long as the program runs
    # Half a surrogate pair, which UTF-8 cannot hold, is written as JSON writes it.
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


def _tell(sentence: str) -> None:
    """On standard error, without what a file's name or a query could do to the terminal."""
    click.echo(visible(sentence), err=True)


def _drop_output() -> None:
    """Python would try once more at its end to write what could not be written, and complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=Commands, invoke_without_command=True)
@click.version_option(package_name="monitor-tui")
@click.option("--ascii", "plain", is_flag=True, help="Marks and bars in ASCII, for the Linux console.")
@click.pass_context
@with_settings
def main(settings: Settings, context: click.Context, plain: bool) -> None:
    """See what each side says about a contested event, side by side.

    Without a command it opens the dashboard on the store.
    """
    if context.invoked_subcommand is None:
        open_dashboard(settings, plain=plain)


def open_dashboard(settings: Settings, *, plain: bool = False, notice: str = "", query: str = "") -> None:
    """Imports the terminal library only here: every command stays quick without it."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("the dashboard needs a terminal; `monitor-tui --help` lists the commands")
    from monitor_tui.tui.start import run

    dossier = settings.dossier_again()
    sys.exit(run(settings.store_path(), dossier, settings.who(), plain=plain, notice=notice, query=query))
