"""How much of anything is taken in. All limits are settings; every error that one of them causes names it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes in bytes, times in seconds.

    `max_bytes` holds for one input, packed or not: 32 MB is about 5 million words, twice the longest published
    parliamentary reports. `max_html_bytes` and `max_tags` bound the time that one page can cost: extraction was
    measured at 0.1 ms a tag and 0.5 s a megabyte, so the worst page takes about 10 s, while an article page has fewer
    than 10,000 tags; they are counts and not a clock, so that the same page gives the same answer on every machine.
    `max_ratio` is unpacked to packed size: text packs 3 to 5 times, tables 20 times, a ZIP bomb 1,000 times.
    With `public_only` no address is asked that leads into the network of this machine.
    """

    max_bytes: int = 32_000_000
    max_html_bytes: int = 16_000_000
    max_tags: int = 50_000
    max_pages: int = 5_000
    max_ratio: int = 100
    max_members: int = 100_000
    max_unpacked: int = 2_000_000_000
    connect_timeout: float = 10.0
    fetch_timeout: float = 60.0
    max_redirects: int = 5
    public_only: bool = False
