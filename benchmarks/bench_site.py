"""Every page of the site over a big ledger: as the first after a start, how long it takes, how large it is; readers.

    python benchmarks/bench_site.py [DOCUMENTS | LEDGER]

Without a ledger one is made (site_ledger.py). A page is asked for as a browser does, over HTTP on this machine, each
time another one of its kind where there are many, from the most named to the least. CPU is that of the server.
Before that, by the clock and with the disk's pages out of memory where that is allowed: from `graftwatch serve` to the
first whole answer, a start of its own for each kind of page.
Then twenty readers ask for pages while documents are added: no answer may fail, and none may show a document half.
"""

import compileall
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from measuring import judge, percentiles, say
from site_ledger import SAMPLE, make

import graftwatch

READERS = 20
READING_S = 20.0
EACH = 12  # pages of a kind
START_S, PAGE_MS, PAGE_KB = 2.0, 50.0, 200.0
LISTS = ("/documents", "/people", "/bodies", "/posts")
SINGLE = (
    "/", "/figures", "/measures", "/findings", "/returns", "/sources", "/network", "/review", "/about", "/api",
)  # fmt: skip
QUERIES = ("bribery", "minister sentenced", '"border guard"', "after:2015 fraud", "kind:justice audit", "crash -plane")


def get(url: str) -> tuple[float, bytes]:
    """The milliseconds that an answer takes, and the answer."""
    start = time.perf_counter()
    with urllib.request.urlopen(url, timeout=120) as answer:
        text = answer.read()
    return (time.perf_counter() - start) * 1e3, text


def answers(url: str) -> bool:
    """Whether a site answers yet."""
    try:
        get(url)
    except OSError:
        return False
    return True


@contextmanager
def served(ledger: Path, first: str = "/documents") -> Iterator[tuple[str, int, float]]:
    """The site in a process of its own, its number, and the seconds by the clock until it has answered `first`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "graftwatch",
        "serve",
        "--ledger",
        str(ledger),
        "--port",
        str(port),
        "--no-browser",
    ]
    begun = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        while not answers(f"{url}{first}"):
            time.sleep(0.02)
        yield url, process.pid, time.perf_counter() - begun
    finally:
        process.terminate()
        process.wait(20)


def chill(ledger: Path) -> str:
    """Put the disk's pages out of memory, as far as this is allowed; what was done."""
    os.sync()
    try:
        Path("/proc/sys/vm/drop_caches").write_text("3")
    except OSError:
        with ledger.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return "only the ledger was put out of memory: for all of the disk this takes root"
    return "cold: all of the disk was put out of memory"


def starts(ledger: Path, paths: list[str]) -> None:
    """Each page as the first after a start, by the clock."""
    worst = 0.0
    for path in paths:
        how = chill(ledger)
        with served(ledger, path) as (_, process, taken):
            worst = max(worst, taken)
            say(f"first after a start: {urllib.parse.unquote(path)[:40]}",
                f"{taken:.1f} s by the clock, {cpu(process):.1f} of CPU")  # fmt: skip
    say("the disk before each start", how)
    judge(f"the slowest first answer to {START_S:.0f} s by the clock", START_S / worst, 1.0)


def kinds(url: str) -> dict[str, list[str]]:
    """Addresses to ask for, by kind of page."""
    found = {path: [f"{path}?page={n}" for n in range(1, EACH + 1)] for path in LISTS}
    found |= {path: [path] * EACH for path in SINGLE}
    found["/search"] = [f"/search?q={urllib.parse.quote(query)}" for query in QUERIES] * 2

    def listed(family: str, page: int) -> list[str]:
        return re.findall(rf'href="(/{family}/[^"?]+)"', get(f"{url}/{family}?page={page}")[1].decode())

    found["/documents/…"] = [link for page in (2, 5) for link in listed("documents", page)[: EACH // 2]]
    for family in ("people", "bodies", "posts"):
        page = get(f"{url}/{family}")[1].decode()
        total = int((re.findall(r"Page [\d,]+ of ([\d,]+)", page) or ["1"])[0].replace(",", ""))
        pages = [listed(family, 1 + total * part // 4) for part in range(4)]  # from the most named to the least
        found[f"/{family}/…"] = [link for links in pages for link in links[: EACH // 4]]
    found["/network/…"] = [link.replace("/people/", "/network/") for link in found["/people/…"]]
    figures = re.findall(r'href="(/figures/[^"]+)"', get(f"{url}/figures")[1].decode())
    found["/figures/…"] = [link.replace("&amp;", "&") for link in figures[:EACH]]
    return found


def cpu(process: int) -> float:
    """The CPU seconds that a process has used (Linux), in steps of ten milliseconds."""
    parts = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def settle(process: int) -> None:
    """Wait until the server has done what it does in the background after its start."""
    before = -1.0
    while (now := cpu(process)) > before:
        before = now
        time.sleep(1)


def pages(url: str, process: int) -> None:
    """CPU of the server, time and size of each kind of page; the first of its kind apart."""
    worst, largest = 0.0, 0.0
    for kind, paths in kinds(url).items():
        before = cpu(process)
        get(url + paths[0])
        between = cpu(process)
        asked = [get(url + path) for path in paths]
        each = (cpu(process) - between) / len(paths) * 1e3
        middle, late = percentiles([taken for taken, _ in asked])
        size = max(len(text) for _, text in asked) / 1e3
        worst, largest = max(worst, each), max(largest, size)
        say(kind, f"{each:,.0f} ms of CPU a page, the first {(between - before) * 1e3:,.0f}; "
            f"by the clock median {middle:,.0f}, p95 {late:,.0f}; at most {size:,.0f} kB")  # fmt: skip
    judge(f"the dearest kind of page to {PAGE_MS:.0f} ms of CPU", PAGE_MS / worst, 1.0)
    judge(f"the largest page to {PAGE_KB:.0f} kB", PAGE_KB / largest, 1.0)


def readers(url: str, ledger: Path) -> None:
    """Twenty readers while documents are added by another process."""
    asked = [path for paths in kinds(url).values() for path in paths[:4]]
    faults: list[str] = []
    counted: list[float] = []
    until = time.monotonic() + READING_S

    def read(number: int) -> None:
        while time.monotonic() < until:
            path = asked[(number * 31 + len(counted)) % len(asked)]
            try:
                taken, text = get(url + path)
                counted.append(taken)
                if not text.rstrip().endswith(b"</html>"):
                    faults.append(f"{path}: cut off")
            except OSError as error:
                faults.append(f"{path}: {error}")

    with tempfile.TemporaryDirectory() as folder:
        for source in SAMPLE.glob("*.txt"):
            text = source.read_text("utf-8")
            (Path(folder) / source.name).write_text(f"{text}\n\nAdded at {time.time()}.\n", "utf-8")
        adding = subprocess.Popen(
            [sys.executable, "-m", "graftwatch", "add", folder, "--ledger", str(ledger)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        threads = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        adding.wait(300)
    middle, late = percentiles(counted)
    say(f"{READERS} readers while documents are added", f"{len(counted):,} pages in {READING_S:.0f} s, "
        f"median {middle:,.0f} ms, p95 {late:,.0f}; {len(faults)} failed")  # fmt: skip
    for fault in faults[:5]:
        say("failed", fault)
    judge("answers that did not fail", 1 - len(faults) / max(len(counted), 1), 1.0)


def main() -> None:
    wanted = sys.argv[1] if len(sys.argv) > 1 else "100000"
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "site.db" if wanted.isdigit() else Path(wanted)
        if wanted.isdigit():
            say("making the ledger", f"{make(ledger, int(wanted)):,.0f} s")
        compileall.compile_dir(Path(graftwatch.__file__).parent, quiet=1)  # as an installed package is
        say("load of the machine, processors", f"{os.getloadavg()[0]:.1f}, {os.cpu_count()}")
        with served(ledger) as (url, process, _):
            rows = json.loads(get(f"{url}/about.json")[1])
            say("claims", f"{sum(row['claims'] for row in rows):,}")
            firsts = [paths[0] for paths in kinds(url).values()]
            settle(process)
        starts(ledger, firsts)
        with served(ledger) as (url, process, _):
            settle(process)
            pages(url, process)
            readers(url, ledger)
        say("now the ledger has changed since it was counted", "")
        starts(ledger, ["/", "/sources", "/measures"])


if __name__ == "__main__":
    main()
