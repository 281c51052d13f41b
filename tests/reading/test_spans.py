"""The answer span that is found is the best of all that are allowed."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.spans import best_span

LOGITS = st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=1, max_size=12)


def test_worked_example() -> None:
    # Softmax of (0, ln 3) is (1/4, 3/4); of (ln 9, 0) it is (9/10, 1/10); the second start may
    # only end at the second piece, so 3/4 * 1/10 competes with 1/4 * 9/10.
    span = best_span(np.array([0.0, np.log(3)], np.float32), np.array([np.log(9), 0.0], np.float32))
    assert span is not None
    assert (span.first, span.last) == (0, 0)
    assert abs(span.score - 0.225) < 1e-6


def test_no_pieces_no_span() -> None:
    empty = np.zeros(0, np.float32)
    assert best_span(empty, empty) is None


@given(LOGITS, st.integers(1, 12))
def test_agrees_with_trying_every_span(logits: list[tuple[float, float]], longest: int) -> None:
    start = np.array([a for a, _ in logits], np.float32)
    end = np.array([b for _, b in logits], np.float32)
    span = best_span(start, end, longest)
    assert span is not None
    assert 0 <= span.first <= span.last < len(start)
    assert span.last - span.first < longest
    tried = [
        float(start[i]) + float(end[j])
        for i in range(len(start))
        for j in range(i, min(len(start), i + longest))
    ]
    assert abs(float(start[span.first]) + float(end[span.last]) - max(tried)) < 1e-9
    assert 0.0 < span.score <= 1.0
