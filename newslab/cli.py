"""The command line, thinner than the library.

Exit codes: 0 all read, 1 some inputs failed and were reported, 2 nothing could be done.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="newslab")
def main() -> None:
    """Read Arabic news as data: who, where, when, how many, according to whom."""


def _analysed(paths: tuple[str, ...]):
    """The analysis of the paths; `-` is one text from standard input."""
    import pandas as pd

    from newslab.analysis import analyze
    from newslab.read.files import InputError, load

    try:
        if paths == ("-",):
            articles = pd.DataFrame({"article_id": ["stdin"], "text": [sys.stdin.buffer.read().decode("utf-8-sig")]})
        else:
            articles = load(paths)
        lab = analyze(articles, progress=True)
    except UnicodeDecodeError:
        raise _Nothing("standard input is not UTF-8; convert it first, for instance with iconv -f windows-1256 -t utf-8") from None
    except (InputError, ValueError) as error:
        raise _Nothing(str(error)) from None
    if not len(lab.articles):
        raise _Nothing("; ".join(lab.errors["error"]) or "no article to read")
    return lab


class _Nothing(click.ClickException):
    """Nothing could be done: one line and exit code 2."""

    exit_code = 2


@contextmanager
def _writing(path: str) -> Iterator[None]:
    """Turn a path that cannot be written into one line and exit code 2."""
    try:
        yield
    except OSError as error:
        raise _Nothing(f"{path}: cannot be written ({error.strerror}); choose another place") from None


def _closing(lab) -> None:
    """Report what failed and leave with 1 if anything did."""
    unread = lab.errors[lab.errors["stage"] != "reconcile"]  # totals that do not add up are told on the page; all was read
    for row in unread.fillna("").to_dict("records"):
        name = row["source_file"] or row["article_id"]
        click.echo(f"Not read: {row['error'] if name in row['error'] else name + ': ' + row['error']}", err=True)
    if len(unread):
        sys.exit(1)


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("-o", "--out", default="report.html", show_default=True, type=click.Path(dir_okay=False), help="The page to write.")
@click.option("--language", default="ar", show_default=True, type=click.Choice(["ar", "en"]), help="The language of the page.")
def report(paths: tuple[str, ...], out: str, language: str) -> None:
    """Print the main tables of the articles at PATHS and write one self-contained page."""
    lab = _analysed(paths)
    from newslab.present.report import report as write
    from newslab.present.text import summary

    with _writing(out):
        page = write(lab, out, language=language)
    click.echo(f"{summary(lab)}\n\nPage: {page}")
    _closing(lab)


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--out", required=True, type=click.Path(file_okay=False), help="The folder for the tables (Parquet).")
def analyze(paths: tuple[str, ...], out: str) -> None:
    """Analyse the articles at PATHS and save all tables."""
    lab = _analysed(paths)
    with _writing(out):
        folder = lab.save(out)
    click.echo(f"{lab}\nTables: {folder}")
    _closing(lab)


@main.command()
@click.argument("a")
@click.argument("b")
def compare(a: str, b: str) -> None:
    """Set two reports side by side: what agrees, differs, or was copied."""
    lab = _analysed((a, b))
    if len(lab.articles) != 2:
        raise _Nothing(f"{len(lab.articles)} articles in the two paths; give two files with one article each")
    from newslab.compare.pair import compare as pair

    click.echo(pair(lab, *lab.articles["article_id"]))
    _closing(lab)


@main.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False))
@click.option("--errors", default=0, show_default=True, help="How many errors to print.")
def evaluate(gold: str, errors: int) -> None:
    """Measure precision, recall and F1 against a gold file (JSONL; see newslab.evaluate)."""
    from newslab.evaluate import GoldError, analyze_gold, read_gold
    from newslab.evaluate import evaluate as measured

    try:
        items = read_gold(gold)
        result = measured(analyze_gold(items), items)
    except GoldError as error:
        raise _Nothing(str(error)) from None
    click.echo(result)
    if errors:
        click.echo("\n" + result.errors.head(errors).to_string(index=False))
