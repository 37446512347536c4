"""The commands; thin: they parse words, call the layers below and print."""

from __future__ import annotations

import click


@click.group()
@click.version_option(package_name="monitor-tui")
def main() -> None:
    """See what each side says about a contested event, side by side."""
