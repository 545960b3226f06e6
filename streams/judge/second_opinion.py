"""A second opinion on disputes: a model behind an OpenAI-compatible endpoint is asked about each pair once.

Off unless `second_opinion_url` is set. No answer is an answer too: what times out, fails or makes no sense is
`unclear`, and a dispute that is not confirmed raises nothing. Nothing is asked twice, so an endpoint that is away
costs alerts and holds up no stream.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

import httpx
import msgspec

from schemas.judgement import Opinion
from schemas.statement import Statement
from streams.judge.opinion_prompt import PROMPT, read_answer, request
from streams.settings import Settings

BATCH_SECONDS = 60.0
"""Longest that all questions of one batch may take together: the worker's buffer holds a few batches, and Kafka takes a
consumer for dead that fetches nothing for ten minutes (`streams.delivery.application.MAX_POLL_SECONDS`)."""

ASKED_FROM = 0.6
"""Lower of the two readings from which a pair is asked about, if an alert does not need less: from there on a dispute
may bear out another one (`streams.ledger.evidence`), and an unasked one must not."""

LONGEST_NAME = 200
"""Characters of the name that an endpoint gives its model; more is nonsense."""

_log = logging.getLogger(__name__)

Pair = tuple[Statement, Statement]


class _Message(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Message


class _Completion(msgspec.Struct):
    choices: list[_Choice]
    model: str = ""


class SecondOpinion:
    """Asks the endpoint that the settings name.

    Args:
        settings: with `second_opinion_url` and `second_opinion_model`.
        batch_seconds: see `BATCH_SECONDS`.
    """

    def __init__(self, settings: Settings, batch_seconds: float = BATCH_SECONDS) -> None:
        self._url = f"{settings.second_opinion_url.rstrip('/')}/chat/completions"
        self._model = settings.second_opinion_model
        self._seconds = settings.second_opinion_seconds
        self._parallel = settings.second_opinion_parallel
        self._batch_seconds = batch_seconds
        key = settings.second_opinion_key.get_secret_value()
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self.name = f"{self._model}, prompt {PROMPT}"

    def ask(self, pairs: Sequence[Pair]) -> list[Opinion]:
        """One opinion a pair (later, earlier), in order.

        Blocks until all have come or time is up, so it is called in the model thread and never on the event loop. At
        most `second_opinion_parallel` requests are under way at once.
        """
        if not pairs:
            return []
        opinions = asyncio.run(self._ask_all(pairs))
        failed = Counter(opinion.failure for opinion in opinions if opinion.failure)
        if failed:
            _log.warning("second opinion: %d of %d pairs without an answer (%s)", failed.total(), len(pairs),
                         ", ".join(f"{why}: {count}" for why, count in failed.most_common()))
        return opinions

    async def _ask_all(self, pairs: Sequence[Pair]) -> list[Opinion]:
        end = time.monotonic() + self._batch_seconds
        turn = asyncio.Semaphore(self._parallel)
        async with httpx.AsyncClient(headers=self._headers, timeout=self._seconds) as client:

            async def in_turn(pair: Pair) -> Opinion:
                async with turn:
                    return await self._ask(client, pair, min(self._seconds, end - time.monotonic()))

            return await asyncio.gather(*(in_turn(pair) for pair in pairs))

    async def _ask(self, client: httpx.AsyncClient, pair: Pair, seconds: float) -> Opinion:
        if seconds <= 0:
            return self._unclear("no time left in the batch")
        try:
            async with asyncio.timeout(seconds):  # httpx counts each step by itself; this is the whole
                response = await client.post(self._url, json=request(self._model, *pair))
        except (TimeoutError, httpx.TimeoutException):
            return self._unclear("timed out")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return self._unclear(type(error).__name__)
        if response.status_code != httpx.codes.OK:
            return self._unclear(f"HTTP {response.status_code}")
        return self._read(response.content)

    def _read(self, body: bytes) -> Opinion:
        try:
            completion = msgspec.json.decode(body, type=_Completion)
            answer = read_answer(completion.choices[0].message.content)
        except (ValueError, IndexError, RecursionError):
            return self._unclear("not in the form asked for")
        return self._opinion(answer=answer, model=completion.model[:LONGEST_NAME] or self._model)

    def _unclear(self, failure: str) -> Opinion:
        return self._opinion(answer="unclear", model=self._model, failure=failure)

    def _opinion(self, **fields: Any) -> Opinion:
        return Opinion(prompt=PROMPT, **fields)


def build_second_opinion(settings: Settings) -> SecondOpinion | None:
    """The second opinion that the settings name; None if they name none."""
    return SecondOpinion(settings) if settings.second_opinion_url else None
