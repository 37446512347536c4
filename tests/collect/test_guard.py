"""Where a fetch may go."""

from __future__ import annotations

import json
import socket
from ipaddress import ip_address
from pathlib import Path

import pytest

from monitor_tui.collect.guard import Refused, addresses_of, check_named, check_url, is_public


@pytest.mark.parametrize(
    "url", ["http://a.test/", "HTTPS://a.test:8443/x?y=1#z", "http://xn--e1afmkfd.test/", "http://[2001:db8::1]/"]
)
def test_a_web_address_may_be_fetched(url: str) -> None:
    check_url(url)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/passwd", "file: instead of http"),
        ("ftp://a.test/", "ftp: instead of http"),
        ("gopher://a.test/", "gopher: instead"),
        ("javascript:alert(1)", "javascript: instead"),
        ("/etc/passwd", "no scheme instead"),
        ("", "no scheme instead"),
        ("http://user:secret@a.test/", "a login in the address"),
        ("http://secret@a.test/", "a login in the address"),
        ("http:///x", "not an address"),
        ("http://a.test\\@b.test/", "not an address"),
        ("http://a.test/\r\nHost: b.test", "not an address"),
        ("http://a.test/\x00", "not an address"),
        ("http://a.test:99999/", "not an address"),
        ("http://a.test:0/", "not an address"),
        ("http://[::1/", "not an address"),
        ("http://a.test/" + "x" * 5000, "address too long"),
    ],
)
def test_what_is_none_is_refused_without_saying_what_it_hid(url: str, why: str) -> None:
    with pytest.raises(Refused, match=f"refused: {why}") as raised:
        check_url(url)
    assert "secret" not in str(raised.value)


def test_the_url_corpus_ends_in_http_or_refusal(shared: Path) -> None:
    cases = json.loads((shared / "corpora/hostile/urls/urltestdata.json").read_text())
    allowed = 0
    for case in cases:
        if isinstance(case, dict):
            try:
                parts = check_url(case["input"])
            except Refused:
                continue
            assert parts.scheme.lower() in ("http", "https")
            assert parts.hostname
            allowed += 1
    assert allowed > 50


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]
)
def test_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.0.1",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.5.5",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%1",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:0:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::808:808",
        "2002:7f00:1::",
        "2002:c0a8:101::1",
        "2001:0:7f00:1::1",
        "2606:4700::5efe:127.0.0.1",
        "2606:4700::200:5efe:10.0.0.1",
    ],
)
def test_not_public_in_any_spelling(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "2130706433",
        "0177.0.0.1",
        "0x7f.1",
        "127.1",
        "0",
        "::1",
        "::ffff:127.0.0.1",
        "localhost",
        "a.localhost",
        "printer.local.",
    ],
)
def test_a_private_name_is_not_handed_to_a_proxy(host: str) -> None:
    with pytest.raises(Refused, match="private address"):
        check_named(host)


@pytest.mark.parametrize("host", ["a.test", "8.8.8.8", "134744072", "example.onion"])
def test_a_public_name_is(host: str) -> None:
    check_named(host)


@pytest.mark.parametrize("host", ["localhost", "2130706433", "127.1", "0", "127.0.0.1", "::1"])
async def test_resolved_addresses_are_checked(host: str) -> None:
    with pytest.raises(Refused, match="private address"):
        await addresses_of(host, 80, private=False)
    assert await addresses_of(host, 80, private=True)


async def test_one_private_address_among_public_ones_refuses_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {"good.test": ["8.8.8.8", "2606:4700::1111"], "mixed.test": ["8.8.8.8", "10.0.0.1"]}

    def resolve(host: str, port: int, *, type: int) -> list[tuple[int, int, int, str, tuple[str, int]]]:  # noqa: A002
        if host not in answers:
            raise socket.gaierror(-2, "Name or service not known")
        return [(0, type, 6, "", (address, port)) for address in answers[host]]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert await addresses_of("good.test", 80, private=False) == ["8.8.8.8", "2606:4700::1111"]
    with pytest.raises(Refused, match="private address"):
        await addresses_of("mixed.test", 80, private=False)
    with pytest.raises(Refused, match="no such host"):
        await addresses_of("none.test", 80, private=False)
