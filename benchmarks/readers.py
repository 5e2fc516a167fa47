"""Readers of the page without a browser: each keeps a session open and asks for another view every few seconds.

    python benchmarks/readers.py http://127.0.0.1:8501 [--readers 20] [--seconds 600]

They speak Streamlit's own protocol over its web socket, as its page in a browser does, so what the server does for
each is what it does for a real reader; what a browser does with the answer is left out. Ends with 1 if any answer
was an error, or none came.
"""

import argparse
import asyncio
import random
import statistics
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

VIEWS = [
    ("", ""),
    ("", "body=durham"),
    ("", "body=npas"),
    ("", "body=nersou"),
    ("", "body=cleveland&hops=2"),
    ("", "body=lpb-west-yorkshire"),
    ("", "region=North+East"),
    ("", "region=South+East"),
    ("", "path=durham&path=thames-valley"),
    ("", "body=durham&selected=durham%7CCOLLABORATES%7Cnersou"),
    ("dependencies", ""),
    ("dependencies", "view=withdrawal&bodies=durham"),
    ("questions", "question=depends&of=durham"),
    ("questions", "question=decisions_pending"),
    ("ask", "cypher=MATCH+%28n%3AForce%29+RETURN+n.name+AS+name+ORDER+BY+name"),
    ("evidence", ""),
]
"""Page and query of the views that readers go to, one after another by chance."""
WRONG = ("That did not work", "This is a fault in Concord", "The facts cannot be reached just now")
SLOW = 60.0
"""Seconds after which an answer is taken not to come."""


@dataclass(slots=True)
class Tally:
    """What happened to all readers."""

    seconds: list[float] = field(default_factory=list)
    sent: int = 0
    wrong: Counter[str] = field(default_factory=Counter)

    def told(self) -> str:
        """Answers, their times and the errors, in one line."""
        if not self.seconds:
            return f"no answer; errors {dict(self.wrong)}"
        times = sorted(self.seconds)
        late = times[int(len(times) * 0.95)]
        return (
            f"{len(times):,} answers, median {statistics.median(times):.2f} s, 19 of 20 within {late:.2f} s, "
            f"longest {times[-1]:.2f} s, {self.sent / len(times) / 1024:,.0f} KB each; "
            f"{sum(self.wrong.values())} errors {dict(self.wrong) or ''}"
        )


class Reader:
    """One session."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.url = f"{'wss' if parts.scheme == 'https' else 'ws'}://{parts.netloc}{parts.path.rstrip('/')}/_stcore/stream"
        self.kept: set[str] = set()
        self.text = ""
        self.sent = 0

    async def __aenter__(self) -> "Reader":
        self.socket = await websockets.connect(self.url, subprotocols=["streamlit"], max_size=None)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.socket.close()

    async def go(self, page: str, query: str) -> float:
        """Ask for a view; seconds until the server had sent all of it. `text` is what it sent."""
        ask = BackMsg()
        ask.rerun_script.page_name, ask.rerun_script.query_string = page, query
        ask.rerun_script.cached_message_hashes.extend(self.kept)
        begun, said = time.perf_counter(), []
        await self.socket.send(ask.SerializeToString())
        while True:
            raw = await asyncio.wait_for(self.socket.recv(), SLOW)
            self.sent += len(raw)
            message = ForwardMsg()
            message.ParseFromString(raw)
            if message.hash and message.metadata.cacheable:
                self.kept.add(message.hash)
            kind = message.WhichOneof("type")
            if kind == "delta":
                said.append(str(message.delta))
            if kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                self.text = "\n".join(said)
                return time.perf_counter() - begun


async def read(address: str, until: float, pause: float, chance: random.Random, tally: Tally) -> None:
    """One reader until then: a view, a pause of half to one and a half times `pause`, another view."""
    try:
        async with Reader(address) as reader:
            await asyncio.sleep(chance.uniform(0, pause))
            while time.perf_counter() < until:
                before = reader.sent
                tally.seconds.append(await reader.go(*chance.choice(VIEWS)))
                tally.sent += reader.sent - before
                tally.wrong.update(words for words in WRONG if words in reader.text)
                tally.wrong.update(["exception"] if "\nexception {" in reader.text else [])
                await asyncio.sleep(chance.uniform(pause / 2, pause * 3 / 2))
    except (OSError, TimeoutError, websockets.WebSocketException) as error:
        tally.wrong[type(error).__name__] += 1


async def crowd(address: str, readers: int, seconds: float, pause: float = 5.0) -> Tally:
    """Several readers at once for so many seconds."""
    tally, until = Tally(), time.perf_counter() + seconds
    await asyncio.gather(
        *(read(address, until, pause, random.Random(number), tally) for number in range(readers))
    )
    return tally


def main() -> int:
    """Have them read, print what happened."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("address")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--pause", type=float, default=5, help="seconds that a reader reads, on average")
    asked = parser.parse_args()
    tally = asyncio.run(crowd(asked.address, asked.readers, asked.seconds, asked.pause))
    print(f"{asked.readers} readers for {asked.seconds:g} s: {tally.told()}")
    return 1 if tally.wrong or not tally.seconds else 0


if __name__ == "__main__":
    raise SystemExit(main())
