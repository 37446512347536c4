"""`train`: make the reader's models from annotated stories."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from monitor_tui.cli.settings import Settings, with_settings
from monitor_tui.errors import CorpusError


@click.command()
@click.argument("corpus", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="The folder to write the models to.")
@click.option("--check", is_flag=True, help="Only tell how well held-out stories are tagged; write nothing.")
@with_settings
def train(settings: Settings, corpus: tuple[Path, ...], out: Path | None, check: bool) -> None:
    """Make the models of the claim reader from annotated stories.

    CORPUS is a folder as data/corpus (the default), or JSON lines of {"id","lang","text","attributions"}. One model a
    language is written; `monitor-tui read --models DIR` uses them.
    """
    from monitor_tui.dossier import data_folder
    from monitor_tui.names import Names
    from monitor_tui.read.tagger import training
    from monitor_tui.read.tagger.model import SUFFIX

    if out is None and not check:
        raise click.UsageError("say where the models go with --out DIR, or --check to only measure")
    dossier = settings.dossier()
    names = Names(dossier)
    given = [
        lesson
        for path in corpus or (data_folder() / "corpus",)
        for lesson in training.lessons(training.corpus_of(path), names, dossier)
    ]
    if not any(lesson.attributions for lesson in given):
        raise CorpusError("no attribution is marked in the corpus; there is nothing to learn")
    for lang in training.languages(given):
        own = [lesson for lesson in given if lesson.lang == lang]
        told = f"{lang}: {len(own)} stories, {sum(x.sentences for x in own):,} sentences, "
        told += f"{sum(x.attributions for x in own):,} attributions"
        if check:
            with TemporaryDirectory() as scratch:
                figures = training.held_out(given, lang, Path(scratch))
            told += "; held out, F1 " + ", ".join(f"{role} {value}" for role, value in figures.items())
        elif out is not None:
            path = out / (lang + SUFFIX)
            training.train(given, lang, path)
            told += f" -> {path} ({path.stat().st_size // 1000:,} kB)"
        click.echo(told)
