"""Posting lists and vocabularies on the disk."""

from __future__ import annotations

from array import array

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.filedb.filestore import RamStorage
from whoosh.reading import TermNotFound

from pressfold.search import postings
from pressfold.search.codec import PackedCodec, PackedTerms
from pressfold.search.postings import Gathered, PostingList

NUMBER = st.integers(0, 2**32 - 1)
lists = st.lists(
    st.tuples(NUMBER, st.lists(st.tuples(NUMBER, NUMBER), min_size=1, max_size=6)),
    min_size=1,
    max_size=20,
    unique_by=lambda entry: entry[0],
).map(sorted)


def gathered(entries: list[tuple[int, list[tuple[int, int]]]]) -> Gathered:
    """A list of documents with position and start of each place."""
    made = Gathered()
    for document, places in entries:
        positions, starts = zip(*places, strict=True)
        made.add(document, array("I", positions).tobytes() + array("I", starts).tobytes())
    return made


@settings(deadline=None, max_examples=60)
@given(lists, st.lists(NUMBER, max_size=3), st.booleans())
def test_what_was_packed_comes_back(
    entries: list[tuple[int, list[tuple[int, int]]]], others: list[int], piece_by_piece: bool
) -> None:
    data = gathered(entries).pack()
    with pytest.MonkeyPatch.context() as patched:
        if piece_by_piece:
            patched.setattr(postings, "_AT_ONCE", 0)
        found = PostingList(lambda at, size: data[at : at + size], len(data), len(entries))
    assert found.documents.tolist() == [document for document, _ in entries]
    assert found.counts.tolist() == [len(places) for _, places in entries]
    assert found.positions.tolist() == [position for _, places in entries for position, _ in places]
    assert found.starts.tolist() == [start for _, places in entries for _, start in places]
    asked = np.array([*others, *(document for document, _ in entries[::2])], np.int64)
    known = dict(entries)
    assert found.places(asked) == {number: known[number] for number in asked.tolist() if number in known}


@pytest.mark.parametrize(("top", "size"), [(255, 1), (256, 2), (65535, 2), (65536, 4)])
def test_numbers_take_no_more_bytes_than_they_need(top: int, size: int) -> None:
    one = len(gathered([(0, [(0, 0)])]).pack())
    assert len(gathered([(top, [(0, 0)])]).pack()) - one == size - 1
    assert len(gathered([(0, [(0, top)])]).pack()) - one == size - 1


@pytest.fixture
def terms() -> PackedTerms:
    storage = RamStorage()
    codec = PackedCodec()
    segment = codec.new_segment(storage, "MAIN")
    writer = codec.field_writer(storage, segment)
    words = [("body", b"alpha"), ("body", b"alphabet"), ("body", b"beta"), ("body", "é".encode()), ("title", b"alpha")]
    writer.add_postings(
        None, None, [(field, word, gathered([(at, [(1, 9)])])) for at, (field, word) in enumerate(words)]
    )
    writer.close()
    return codec.terms_reader(storage, segment)


def test_words_are_found_by_how_they_start(terms: PackedTerms) -> None:
    vocabulary = terms.vocabulary("body")
    assert [vocabulary.words[at] for at in vocabulary.starting(b"alpha")] == [b"alpha", b"alphabet"]
    assert list(vocabulary.starting(b"gamma")) == []
    assert list(vocabulary.starting(b"")) == [0, 1, 2, 3]


def test_each_field_has_words_of_its_own(terms: PackedTerms) -> None:
    assert ("title", b"alpha") in terms
    assert ("title", b"beta") not in terms
    assert ("outlet", b"alpha") not in terms
    assert terms.doc_frequency("title", b"beta") == 0
    assert terms.posting_list("title", b"beta") is None
    assert sorted(terms.indexed_field_names()) == ["body", "title"]


def test_it_answers_what_whoosh_asks_of_a_codec(terms: PackedTerms) -> None:
    assert list(terms.terms())[-1] == ("title", b"alpha")
    assert [word for _, word in terms.terms_from("body", b"b")] == [b"beta", "é".encode()]
    info = dict(terms.items())["body", b"beta"]
    assert (info.doc_frequency(), info.weight(), info.min_id(), info.max_id()) == (1, 1.0, 2, 2)
    assert [term for term, _ in terms.items_from("body", b"z")] == [("body", "é".encode())]
    assert terms.frequency("body", b"beta") == 1
    with pytest.raises(TermNotFound):
        terms.term_info("body", b"gamma")
