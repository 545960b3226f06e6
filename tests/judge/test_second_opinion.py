"""Against a real HTTP server on loopback."""

from __future__ import annotations

import json
import logging
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from streams.judge.opinion_prompt import PROMPT
from streams.judge.second_opinion import SecondOpinion, build_second_opinion
from streams.settings import load


class Endpoint:
    """Answers each request with what `reply` makes of the later statement's claim: a status and a body."""

    def __init__(self) -> None:
        self.reply = lambda claim: answer("disputes")
        self.wait = 0.0
        self.trickle = False
        self.requests: list[dict] = []
        self.headers: list[dict] = []
        self.paths: list[str] = []
        self.now = self.most = 0
        self.lock = threading.Lock()
        self.stopping = threading.Event()
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                endpoint.handle(self)

            def log_message(self, *_) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def handle(self, http) -> None:
        body = json.loads(http.rfile.read(int(http.headers["Content-Length"])))
        with self.lock:
            self.requests.append(body)
            self.headers.append(dict(http.headers))
            self.paths.append(http.path)
            self.now += 1
            self.most = max(self.most, self.now)
        self.stopping.wait(self.wait)
        status, content = self.reply(json.loads(body["messages"][1]["content"])["later"]["claim"])
        with self.lock:
            self.now -= 1
        try:
            http.send_response(status)
            http.send_header("Content-Length", str(len(content)))
            http.end_headers()
            for byte in ([content] if not self.trickle else [content[n : n + 1] for n in range(len(content))]):
                http.wfile.write(byte)
                http.wfile.flush()
                if self.trickle and self.stopping.wait(0.1):
                    return
        except OSError:
            pass  # the client has gone

    def stop(self) -> None:
        self.stopping.set()
        self.server.shutdown()
        self.server.server_close()


def answer(word: str, model: str = "served-model-2025") -> tuple[int, bytes]:
    content = json.dumps({"answer": word})
    return 200, json.dumps({"id": "x", "model": model, "choices": [
        {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}]}).encode()


@pytest.fixture
def endpoint(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    served = Endpoint()
    yield served
    served.stop()


@pytest.fixture
def asker(endpoint):
    def make(batch_seconds=30.0, **options):
        options = {"second_opinion_seconds": 10.0, "second_opinion_url": endpoint.url} | options
        return SecondOpinion(load(second_opinion_model="some-model", **options), batch_seconds)

    return make


@pytest.fixture
def pairs(statement):
    def make(count):
        return [(statement(f"No, says {n}.", day=9), statement(f"Yes, says {n}.")) for n in range(count)]

    return make


def told(opinions):
    return [(opinion.answer, opinion.failure) for opinion in opinions]


def test_agreement_and_disagreement_are_told_as_answered(endpoint, asker, pairs) -> None:
    words = ["disputes", "supports", "neutral", "unclear", "disputes"]
    endpoint.reply = lambda claim: answer(words[int(claim.removesuffix(".").split()[-1])])
    opinions = asker().ask(pairs(5))
    assert [opinion.answer for opinion in opinions] == words
    assert {(opinion.model, opinion.prompt, opinion.failure) for opinion in opinions} == {
        ("served-model-2025", PROMPT, "")}


def test_the_request_is_a_chat_completion_with_the_key(endpoint, asker, pairs) -> None:
    asker(second_opinion_url=endpoint.url + "/", second_opinion_key="swordfish").ask(pairs(1))
    assert endpoint.paths == ["/v1/chat/completions"]
    (body,) = endpoint.requests
    assert (body["model"], body["temperature"]) == ("some-model", 0)
    assert endpoint.headers[0]["Authorization"] == "Bearer swordfish"
    asker().ask(pairs(1))
    assert "Authorization" not in endpoint.headers[1]


def test_without_a_name_of_its_own_the_model_is_as_asked_for(endpoint, asker, pairs) -> None:
    endpoint.reply = lambda claim: answer("disputes", model="")
    assert asker().ask(pairs(1))[0].model == "some-model"


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503, 302, 204])
def test_an_http_error_is_unclear(endpoint, asker, pairs, status, caplog) -> None:
    endpoint.reply = lambda claim: (status, b"" if status == 204 else answer("disputes")[1])
    with caplog.at_level(logging.WARNING):
        assert told(asker().ask(pairs(2))) == [("unclear", f"HTTP {status}")] * 2
    assert f"2 of 2 pairs without an answer (HTTP {status}: 2)" in caplog.text


@pytest.mark.parametrize("body", [
    b"", b"<html>busy</html>", b"[]", b'{"choices": []}', b'{"choices": [{"message": {"content": null}}]}',
    b'{"choices": [{"message": {"content": "They dispute."}}]}', b"\xff\xfe", b"[" * 100_000,
    b'{"choices": [{"message": {"content": "{\\"answer\\": \\"yes\\"}"}}]}'])
def test_nonsense_is_unclear(endpoint, asker, pairs, body) -> None:
    endpoint.reply = lambda claim: (200, body)
    assert told(asker().ask(pairs(1))) == [("unclear", "not in the form asked for")]


def test_what_takes_too_long_is_unclear_and_the_rest_is_not(endpoint, asker, pairs) -> None:
    def reply(claim):
        if claim == "No, says 1.":
            endpoint.stopping.wait(5)
        return answer("disputes")

    endpoint.reply = reply
    assert told(asker(second_opinion_seconds=1.0).ask(pairs(3))) == [
        ("disputes", ""), ("unclear", "timed out"), ("disputes", "")]


def test_an_answer_that_comes_byte_by_byte_is_cut_off(endpoint, asker, pairs) -> None:
    endpoint.trickle = True
    started = time.monotonic()
    assert told(asker(second_opinion_seconds=0.8).ask(pairs(1))) == [("unclear", "timed out")]
    assert time.monotonic() - started < 5


def test_a_batch_has_an_end(endpoint, asker, pairs) -> None:
    endpoint.wait = 0.6
    opinions = told(asker(batch_seconds=1.5, second_opinion_parallel=1).ask(pairs(6)))
    assert opinions[0] == ("disputes", "")
    assert opinions[-1] == ("unclear", "no time left in the batch")


def test_so_many_at_once_and_no_more(endpoint, asker, pairs) -> None:
    endpoint.wait = 0.2
    assert told(asker(second_opinion_parallel=3).ask(pairs(9))) == [("disputes", "")] * 9
    assert 1 < endpoint.most <= 3


def test_an_endpoint_that_is_away_is_unclear(endpoint, asker, pairs) -> None:
    asks = asker()
    endpoint.stop()
    assert told(asks.ask(pairs(1))) == [("unclear", "ConnectError")]


def test_nothing_to_ask_and_none_set(asker) -> None:
    assert asker().ask([]) == []
    assert build_second_opinion(load()) is None
