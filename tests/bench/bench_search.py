#!/usr/bin/env python3
"""Measure search beside SQLite FTS5 and tantivy: CPU milliseconds a question, CPU seconds to build, ten new articles.

    bench_search.py ARTICLES.jsonl [--engines pressfold fts5 tantivy] [--passes 3] [--folder DIR]

ARTICLES: one object a line, {id, title, body, source, date (YYYY-MM-DD), lang}. Each question wants the top 20 with an
excerpt of each; Pressfold is asked through its library, as the window asks, with the other spellings of names. Of each
question the best of the passes counts. Every engine runs in a process of its own; of three times ten new articles the
middle counts. With DIR the indexes are kept there and not built again; each run leaves thirty more articles in them.
tantivy is optional: install it by hand.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from questions import Question, questions

TOP = 20
_ROW = dict[str, Any]


class Engine(Protocol):
    def keep(self, rows: Iterator[_ROW]) -> None:
        """Put the articles where the engine reads them from, where that is apart from its index."""
        ...

    def build(self, rows: Iterator[_ROW]) -> None: ...
    def add(self, rows: Sequence[_ROW]) -> None: ...
    def open(self) -> None: ...
    def ask(self, question: Question) -> int:
        """How many of the top 20 there are."""
        ...


class Pressfold:
    def __init__(self, folder: Path) -> None:
        from pressfold.library.library import Library

        self.library = Library.open(folder / "library")

    def keep(self, rows: Iterator[_ROW] | Sequence[_ROW]) -> None:
        from pressfold.library.shelve import shelve

        with self.library.store.transaction() as connection:
            for row in rows:
                shelve(connection, _reading(row), "2026-01-01T00:00:00+00:00")

    def build(self, rows: Iterator[_ROW]) -> None:
        self.library.searches.update()

    def add(self, rows: Sequence[_ROW]) -> None:
        self.keep(rows)
        self.library.searches.update()

    def open(self) -> None:
        self.library.searches.find("nobodyatall")

    def ask(self, question: Question) -> int:
        return len(self.library.searches.find(_query(question), limit=TOP).hits)


def _reading(row: _ROW) -> Any:
    from pressfold.model.article import Block, Metadata, Reading, Role

    title = row["title"].strip() or "Untitled"
    text = f"{title}\n\n{row['body']}"
    blocks = (Block(0, len(title), Role.HEADLINE), Block(len(title) + 2, len(text), Role.BODY))
    facts = Metadata(title=title, outlet=row["source"], published=row["date"] or None, language=row.get("lang") or None)
    digest = hashlib.sha256(f"{row['id']} {text}".encode("utf-8", "surrogatepass")).hexdigest()
    return Reading(f"{row['id']}.txt", text, blocks, facts, digest, digest, "utf-8", "bench")


def _query(question: Question) -> str:
    words = question.words
    match question.kind:
        case "phrase" | "phrase of common words":
            return f'"{" ".join(words)}"'
        case "near":
            return f'"{" ".join(words)}"~8'
        case "prefix" | "prefix of two letters":
            return words[0] + "*"
        case "nearly spelled":
            return words[0] + "~"
        case "list of 200 names":
            return " OR ".join(f'"{word}"' for word in words)
        case "filter":
            first, last = _date(question.first), _date(question.last)
            return f'({words[0]} OR {words[1]}) -{words[2]} outlet:"{question.outlet}" date:{first}..{last}'
        case _:
            return " ".join(f'"{word}"' for word in words)


class Fts5:
    def __init__(self, folder: Path) -> None:
        self.store = sqlite3.connect(folder / "fts5.db")

    def build(self, rows: Iterator[_ROW]) -> None:
        self.store.executescript(
            "CREATE TABLE article (id INTEGER PRIMARY KEY, title TEXT, body TEXT, outlet TEXT, date INTEGER);"
            "CREATE VIRTUAL TABLE words USING fts5(title, body, content='article', content_rowid='id',"
            " tokenize='unicode61 remove_diacritics 2'); CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row);"
        )
        self._put(rows)
        self.store.execute("INSERT INTO words (words) VALUES ('optimize')")
        self.store.commit()

    def keep(self, rows: Iterator[_ROW]) -> None:
        """The articles are put beside the index while it is built."""

    def _put(self, rows: Iterator[_ROW] | Sequence[_ROW]) -> None:
        for row in rows:
            about = (row["id"], row["title"], row["body"], row["source"], _number(row["date"]))
            self.store.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?)", about)
            self.store.execute("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", about[:3])
        self.store.commit()

    def add(self, rows: Sequence[_ROW]) -> None:
        self._put(rows)

    def open(self) -> None:
        self.store.execute("SELECT count(*) FROM article").fetchone()

    def ask(self, question: Question) -> int:
        select = "SELECT words.rowid, snippet(words, 1, '<b>', '</b>', '…', 24) FROM words"
        asked: list[object] = [self._match(question)]
        if question.kind == "filter":
            select += (
                " JOIN article ON article.id = words.rowid WHERE words MATCH ? AND outlet = ? AND date BETWEEN ? AND ?"
            )
            asked += [question.outlet, question.first, question.last]
        else:
            select += " WHERE words MATCH ?"
        return len(self.store.execute(f"{select} ORDER BY rank LIMIT {TOP}", asked).fetchall()) if asked[0] else 0

    def _match(self, question: Question) -> str:
        quoted = [f'"{word}"' for word in question.words]
        match question.kind:
            case "phrase" | "phrase of common words":
                return f'"{" ".join(question.words)}"'
            case "near":
                return f"NEAR({' '.join(quoted)}, 8)"
            case "prefix" | "prefix of two letters":
                return quoted[0] + "*"
            case "nearly spelled":
                return " OR ".join(f'"{word}"' for word in self._similar(question.words[0]))
            case "list of 200 names":
                return " OR ".join(quoted)
            case "filter":
                return f"({quoted[0]} OR {quoted[1]}) NOT {quoted[2]}"
            case _:
                return " AND ".join(quoted)

    def _similar(self, word: str) -> list[str]:
        from rapidfuzz.distance import OSA

        asked = (word[0], word[0] + "\uffff", len(word) - 1, len(word) + 1)
        select = "SELECT term FROM vocabulary WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?"
        return [term for (term,) in self.store.execute(select, asked) if OSA.distance(word, term, score_cutoff=1) <= 1]


class Tantivy:
    def __init__(self, folder: Path) -> None:
        import tantivy

        self.t = tantivy
        made = tantivy.SchemaBuilder()
        made.add_integer_field("id", stored=True, indexed=True)
        made.add_text_field("title", stored=True)
        made.add_text_field("body", stored=True)
        made.add_text_field("outlet", stored=True, tokenizer_name="raw")
        made.add_integer_field("date", stored=True, indexed=True, fast=True)
        self.schema = made.build()
        place = folder / "tantivy"
        place.mkdir(exist_ok=True)
        self.index = tantivy.Index(self.schema, path=str(place))

    def keep(self, rows: Iterator[_ROW]) -> None:
        """The articles are in the index itself."""

    def build(self, rows: Iterator[_ROW] | Sequence[_ROW]) -> None:
        writer = self.index.writer(heap_size=256 << 20, num_threads=1)
        for row in rows:
            writer.add_document(
                self.t.Document(
                    id=row["id"], title=row["title"], body=row["body"], outlet=row["source"], date=_number(row["date"])
                )
            )
        writer.commit()
        writer.wait_merging_threads()

    def add(self, rows: Sequence[_ROW]) -> None:
        self.build(rows)

    def open(self) -> None:
        self.index.reload()
        self.searcher = self.index.searcher()

    def ask(self, question: Question) -> int:
        query = self._asked(question)
        found = self.searcher.search(query, TOP, count=False).hits
        cutter = self.t.SnippetGenerator.create(self.searcher, query, self.schema, "body")
        return len([cutter.snippet_from_doc(self.searcher.doc(address)).to_html() for _, address in found])

    def _asked(self, question: Question) -> Any:
        query, must = self.t.Query, self.t.Occur.Must
        words = question.words
        either = [
            self._either(query.term_query(self.schema, field, word) for field in ("title", "body")) for word in words
        ]
        match question.kind:
            case "phrase" | "phrase of common words":
                return self._either(query.phrase_query(self.schema, field, list(words)) for field in ("title", "body"))
            case "near":
                return query.phrase_query(self.schema, "body", list(words), slop=8)
            case "prefix" | "prefix of two letters":
                return query.regex_query(self.schema, "body", words[0] + ".*")
            case "nearly spelled":
                return query.fuzzy_term_query(self.schema, "body", words[0], distance=1, transposition_cost_one=True)
            case "list of 200 names":
                return self._either(either)
            case "filter":
                dates = query.range_query(self.schema, "date", self.t.FieldType.Integer, question.first, question.last)
                outlet = query.term_query(self.schema, "outlet", question.outlet)
                parts = [(must, self._either(either[:2])), (must, outlet), (must, dates)]
                return query.boolean_query([*parts, (self.t.Occur.MustNot, either[2])])
            case _:
                return query.boolean_query([(must, one) for one in either])

    def _either(self, queries: Any) -> Any:
        return self.t.Query.boolean_query([(self.t.Occur.Should, query) for query in queries])


ENGINES: dict[str, type[Engine]] = {"pressfold": Pressfold, "fts5": Fts5, "tantivy": Tantivy}


def measure(engine: Engine, articles: Path, asked: Sequence[Question], passes: int, built: float | None) -> _ROW:
    """CPU seconds to build (`built` where that was done before) and to take in ten articles, milliseconds by class."""
    if built is None:
        engine.keep(_rows(articles))
        built = _cpu(lambda: engine.build(_rows(articles)))
    engine.open()
    kinds: dict[str, list[float]] = {}
    for question in asked:
        best = min(_cpu(lambda question=question: engine.ask(question)) for _ in range(passes))
        kinds.setdefault(question.kind, []).append(1000 * best)
    ten = [_another(row, nth) for nth, row in zip(range(30), _rows(articles), strict=False)]
    added = [_cpu(lambda at=at: engine.add(ten[at : at + 10])) for at in (0, 10, 20)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    by_kind = {kind: (_part(times, 0.5), _part(times, 0.95), max(times)) for kind, times in kinds.items()}
    return {"build": built, "ten": 1000 * sorted(added)[1], "peak": peak, "kinds": by_kind}


def _another(row: _ROW, nth: int) -> _ROW:
    """An article that is not in the collection, nor left there by a run before: another number, that stands in it."""
    words = row["body"].split()
    number = 10_000_000 + nth + int(1000 * time.time())
    return dict(row, id=number, body=" ".join([*words[nth + 1 :], str(number), *words[: nth + 1]]))


def _cpu(act: Any) -> float:
    before = time.process_time()
    act()
    return time.process_time() - before


def _part(times: Sequence[float], part: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def _rows(path: Path) -> Iterator[_ROW]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _number(date: str) -> int:
    return int(date.replace("-", "")) if date else 0


def _date(number: int) -> str:
    return f"{number // 10000:04}-{number // 100 % 100:02}-{number % 100:02}"


def _show(found: dict[str, _ROW]) -> None:
    names = list(found)
    print(f"{'CPU ms, p50 / p95':<26}" + "".join(f"{name:>18}" for name in names))
    for kind in found[names[0]]["kinds"]:
        times = (found[name]["kinds"][kind] for name in names)
        print(f"{kind:<26}" + "".join(f"{f'{half:.1f} / {most:.1f}':>18}" for half, most, _ in times))
    for title, key, form in (
        ("build, CPU s", "build", ".1f"),
        ("ten new, CPU ms", "ten", ".0f"),
        ("peak MB", "peak", "d"),
    ):
        print(f"{title:<26}" + "".join(f"{format(found[name][key], form):>18}" for name in names))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--engines", nargs="+", choices=list(ENGINES), default=list(ENGINES))
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.alone:
        with tempfile.TemporaryDirectory() as passing:
            place = (asked.folder or Path(passing)) / asked.engines[0]
            place.mkdir(parents=True, exist_ok=True)
            engine = ENGINES[asked.engines[0]](place)
            several = questions(
                (row["source"], row["body"]) for _, row in zip(range(4000), _rows(asked.articles), strict=False)
            )
            known = place / "built.json"
            built = json.loads(known.read_text()) if known.exists() else None
            found_here = measure(engine, asked.articles, several, asked.passes, built)
            known.write_text(json.dumps(found_here["build"]))
            print(json.dumps(found_here))
        return
    found: dict[str, _ROW] = {}
    for name in asked.engines:
        command = [sys.executable, __file__, str(asked.articles), "--engines", name, "--alone"]
        command += ["--passes", str(asked.passes)]
        command += ["--folder", str(asked.folder)] if asked.folder else []
        found[name] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    _show(found)


if __name__ == "__main__":
    main()
