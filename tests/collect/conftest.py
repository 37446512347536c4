"""A web site on loopback for each test that wants one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.collect.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running
