"""`stancewatch topics`: create the topics, list what is declared."""

from __future__ import annotations

import typer
from kafka import KafkaAdminClient
from rich.console import Console
from rich.table import Table

from streams.cli.options import Bootstrap, Config, Prefix, settings_from
from streams.connection import kafka_python_options
from streams.topics import create as create_topics
from streams.topics import declaration

app = typer.Typer(no_args_is_help=True, help="Create the topics, or list what is declared.")


@app.command()
def create(bootstrap_servers: Bootstrap = None, topic_prefix: Prefix = None, config: Config = None) -> None:
    """Create the topics that are missing; report those that differ from the declaration (status 2)."""
    settings = settings_from(config, bootstrap_servers=bootstrap_servers, topic_prefix=topic_prefix)
    admin = KafkaAdminClient(**kafka_python_options(settings))
    try:
        report = create_topics(admin, settings)
    finally:
        admin.close()
    console = Console()
    for name in report.created:
        console.print(f"created   {name}", highlight=False)
    for name in report.existing:
        console.print(f"exists    {name}", highlight=False)
    for line in report.mismatches:
        console.print(f"[yellow]mismatch[/yellow]  {line}", highlight=False)
    if report.mismatches:
        raise typer.Exit(2)


@app.command("list")
def list_declared(topic_prefix: Prefix = None, config: Config = None) -> None:
    """List every declared topic with its key, partitions and retention. Needs no broker."""
    settings = settings_from(config, topic_prefix=topic_prefix)
    table = Table("topic", "key", "partitions", "configuration", box=None, pad_edge=False)
    for topic in declaration(settings):
        configuration = " ".join(f"{name}={value}" for name, value in topic.configuration(settings).items())
        table.add_row(topic.name, topic.key, str(topic.partition_count(settings)), configuration)
    Console().print(table)
