"""What was wrong with the installed package of vectors, once, on standard error."""

from __future__ import annotations

import click

from monitor_tui.text import visible


def tell_trouble() -> None:
    """After stories were grouped: says in one sentence why no vectors helped, if they should have."""
    from monitor_tui.cycle import embedding

    if sentence := embedding.trouble():
        click.echo(visible(f"monitor-tui: {sentence}"), err=True)
