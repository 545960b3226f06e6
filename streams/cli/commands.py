"""All commands in one typer app."""

from __future__ import annotations

import typer

from streams.broker.command import app as broker
from streams.cli import alerts, config, demo, doctor, ingest, models, replay, topics, worker

app = typer.Typer(
    name="stancewatch",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Tracks who claims what in the news and publishes changes of stance as alerts.",
)
app.command("demo")(demo.demo)
app.add_typer(broker, name="broker")
app.add_typer(topics.app, name="topics")
app.command("models")(models.models)
app.command("worker")(worker.worker)
app.command("ingest")(ingest.ingest)
app.command("replay")(replay.replay)
app.command("alerts")(alerts.alerts)
app.command("config")(config.config)
app.command("doctor")(doctor.doctor)
