"""The questions: stories, claims, events, versions, count; and tag, the one act that scripts do."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from monitor_tui.cli.settings import Settings, with_settings
from monitor_tui.text import visible

if TYPE_CHECKING:
    from monitor_tui.cycle.look import Looking

as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
LONGEST_TAG = 60
query_words = click.argument("query", nargs=-1)


class QueryCommand(click.Command):
    """Takes `-camp:west` for a part of the query: this program's options have two hyphens."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.ignore_unknown_options = True
        rest = super().parse_args(ctx, args)
        refuse_options(ctx.params["query"], ctx)
        return rest


def refuse_options(words: Iterable[str], ctx: click.Context) -> None:
    """A misspelt option is no word of a query and no tag."""
    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word.partition("=")[0], ctx=ctx)


@click.command(cls=QueryCommand)
@query_words
@as_json
@with_settings
def stories(settings: Settings, query: tuple[str, ...], as_json: bool) -> None:
    """List the stories that a query keeps, newest first."""
    with _looking(settings, query) as looking:
        _write(looking.stories(" ".join(query)), as_json, _story_line)


@click.command(cls=QueryCommand)
@query_words
@as_json
@with_settings
def claims(settings: Settings, query: tuple[str, ...], as_json: bool) -> None:
    """List the claims that a query keeps, newest first."""
    with _looking(settings, query) as looking:
        _write(looking.claims(" ".join(query)), as_json, _claim_line)


@click.command(cls=QueryCommand)
@query_words
@as_json
@with_settings
def events(settings: Settings, query: tuple[str, ...], as_json: bool) -> None:
    """List the events that hold what a query asks for, newest first."""
    with _looking(settings, query) as looking:
        _write(looking.events(" ".join(query)), as_json, _event_line)


@click.command(cls=QueryCommand)
@query_words
@as_json
@with_settings
def versions(settings: Settings, query: tuple[str, ...], as_json: bool) -> None:
    """Show what each camp says, point by point, about an event (E12) or the events of a query."""
    from monitor_tui.contrast.written import as_json as form

    with _looking(settings, query) as looking:
        for found in looking.versions(" ".join(query)):
            if as_json:
                _write([form(found)], True, str)
            else:
                click.echo(visible("\n".join(looking.panes(found))))


@click.command(cls=QueryCommand)
@query_words
@with_settings
def count(settings: Settings, query: tuple[str, ...]) -> None:
    """Print how many stories a query keeps: a bare number."""
    with _looking(settings, query) as looking:
        click.echo(str(looking.count(" ".join(query))))


class TagCommand(click.Command):
    """Keeps what stands after `--` apart: there `-camp:west` is a query, before it `-done` is a tag."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        end = args.index("--") if "--" in args else len(args)
        ctx.meta["query"] = args[end + 1 :]
        return super().parse_args(ctx, args[:end])


@click.command(cls=TagCommand, context_settings={"ignore_unknown_options": True})
@click.argument("changes", nargs=-1, type=click.UNPROCESSED, metavar="+TAG|-TAG... -- QUERY")
@click.pass_context
@with_settings
def tag(settings: Settings, context: click.Context, changes: tuple[str, ...]) -> None:
    """Tag the stories that a query keeps: `tag +coup -todo -- camp:belstate date:7d..`."""
    query = " ".join(context.meta["query"]).strip()
    if not changes:
        raise click.UsageError("say which tag: +TAG sets it, -TAG takes it away")
    refuse_options(changes, context)
    for change in changes:
        if change[:1] not in "+-" or not change[1:].strip():
            raise click.UsageError(f"{change!r} is no tag: +TAG or -TAG; the query comes after `--`")
        if len(change) > LONGEST_TAG:
            raise click.UsageError(f"a tag of {len(change)} characters: {LONGEST_TAG} at most")
    if not query:
        raise click.UsageError("say which stories: a query after `--`; `*` is everything")
    add = [change[1:] for change in changes if change[0] == "+"]
    remove = [change[1:] for change in changes if change[0] == "-"]
    if both := sorted({*add} & {*remove}):
        raise click.UsageError(f"`{both[0]}` is both set and taken away")
    with _looking(settings) as looking:
        changed = looking.tag(query, add, remove)
    click.echo(f"{changed} {'story' if changed == 1 else 'stories'} changed")


def _looking(settings: Settings, query: Sequence[str] = ()) -> Looking:
    """The store, opened for questions; what makes its answers incomplete, and the time that they are of, is said on
    standard error."""
    from monitor_tui.cycle.look import Looking

    looking = Looking(settings.existing_store(), settings.dossier(), settings.who())
    for warning in [*looking.warnings(), *looking.notes(" ".join(query))]:
        click.echo(f"monitor-tui: {warning}", err=True)
    return looking


def _write(forms: Iterable[dict[str, Any]], as_json: bool, line: Callable[[dict[str, Any]], str]) -> None:
    for form in forms:
        sys.stdout.write((json.dumps(form, ensure_ascii=False) if as_json else _one_line(line(form))) + "\n")


def _one_line(text: str) -> str:
    """For a terminal: a quotation may run over several lines, and joiners stay in the store."""
    return visible(text).replace("\n", " ").replace("\t", " ")


def _story_line(story: dict[str, Any]) -> str:
    tags = "".join(f" +{tag}" for tag in story["tags"])
    return f"{story['published'][:10]}  {story['source']:<16} {story['lang']:<3} {story['title']}{tags}"


def _claim_line(claim: dict[str, Any]) -> str:
    who = f"{claim['camp'] or '?':<11} {claim['actor'] or '?':<24}"
    return f"{claim['said'] or '':<10}  {who} {claim['stance']:<9} {claim['quote']}"


def _event_line(event: dict[str, Any]) -> str:
    camps = " ".join(f"{camp} {count}" for camp, count in event["camps"].items())
    return f"E{event['id']:<6} {event['first']}..{event['last']}  {event['stories']:>5}  {event['title']}  {camps}"
