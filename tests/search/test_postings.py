"""Posting lists and vocabularies on the disk."""

from __future__ import annotations

from array import array

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.filedb.filestore import RamStorage
from whoosh.reading import TermNotFound

from pressfold.search.codec import PackedCodec, PackedTerms
from pressfold.search.postings import pack, unpack, unpack_positions

lists = st.lists(
    st.tuples(st.integers(0, 2**32 - 1), st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=6)),
    min_size=1,
    max_size=20,
    unique_by=lambda entry: entry[0],
)


@settings(deadline=None, max_examples=100)
@given(lists)
def test_what_was_packed_comes_back(entries: list[tuple[int, list[int]]]) -> None:
    documents = array("I", [document for document, _ in entries])
    counts = array("I", [len(positions) for _, positions in entries])
    positions = array("I", [position for _, run in entries for position in run])
    data = pack(documents, counts, positions)
    found = unpack(data, len(documents))
    assert found.documents.tolist() == documents.tolist()
    assert found.counts.tolist() == counts.tolist()
    assert unpack_positions(data, len(documents)).tolist() == positions.tolist()


@pytest.mark.parametrize(("top", "size"), [(255, 3 + 1), (256, 3 + 2), (65536, 3 + 4)])
def test_numbers_take_no_more_bytes_than_they_need(top: int, size: int) -> None:
    assert len(pack(array("I", [top]), array("I"), array("I"))) == size


@pytest.fixture
def terms() -> PackedTerms:
    storage = RamStorage()
    codec = PackedCodec()
    segment = codec.new_segment(storage, "MAIN")
    writer = codec.field_writer(storage, segment)
    one = array("I", [1])
    words = [("body", b"alpha"), ("body", b"alphabet"), ("body", b"beta"), ("body", "é".encode()), ("title", b"alpha")]
    writer.add_postings(
        None, None, [(field, word, array("I", [at]), one, one) for at, (field, word) in enumerate(words)]
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
    assert terms.positions("title", b"beta").tolist() == []
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


def test_nothing_in_a_posting_list_is_signed() -> None:
    data = pack(array("I", [2**32 - 1]), array("I", [1]), array("I", [2**31]))
    assert unpack(data, 1).documents.dtype == np.int64
    assert unpack_positions(data, 1).tolist() == [2**31]
