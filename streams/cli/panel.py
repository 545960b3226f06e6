"""An alert as a readable panel: who, which claim, before and after with passages, dates and outlets."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from schemas.alert import Alert, Side

COLOURS = {"raised": "red", "revised": "yellow", "withdrawn": "green"}
PASSAGE_CHARACTERS = 320  # about four lines of a terminal: enough to judge, the URL leads to the rest


def alert_panel(alert: Alert) -> RenderableType:
    """The panel of one alert event."""
    colour = COLOURS[alert.status]
    title = Text(f" {alert.status.upper()} · {alert.kind} · {alert.holder.name} ", style=f"bold {colour}")
    parts: list[RenderableType] = [
        Text(alert.headline, style="bold"),
        Text(f"Claim: {alert.claim.text}", style="italic"),
    ]
    sides = [("before", alert.before), ("after", alert.after)]
    if alert.since.statement.id != alert.before.statement.id:
        sides.insert(0, ("since", alert.since))
    for name, side in sides:
        parts += [Text(""), *_side(name, side)]
    reasons = f" ({'; '.join(alert.severity.reasons)})" if alert.severity.reasons else ""
    parts += [
        Text(""),
        Text(
            f"confidence {alert.confidence:.2f} · disputes {alert.relation.disputes:.2f} · "
            f"similarity {alert.relation.similarity:.2f} · severity {alert.severity.level}{reasons} · "
            f"sources {alert.sources}{' · historic' if alert.historic else ''}",
            style="dim",
        ),
    ]
    return Panel(Group(*parts), title=title, title_align="left", border_style=colour)


def _side(name: str, side: Side) -> list[Text]:
    statement = side.statement
    outlet = statement.article.publisher.name if statement.article.publisher else ""
    speaker = statement.speaker.printed if statement.speaker else ""
    passage = statement.passage
    if len(passage) > PASSAGE_CHARACTERS:
        passage = passage[: PASSAGE_CHARACTERS - 1] + "…"
    head = Text(f"{name:6} ", style="bold")
    head.append(f"{side.stance:8} ", style="cyan")
    head.append(f"{statement.stated_at:%Y-%m-%d} {outlet}", style="default")
    if speaker:
        head.append(f" · {speaker}")
    lines = [head, Text(f"       {passage}")]
    if statement.article.url:
        lines.append(Text(f"       {statement.article.url}", style="dim"))
    return lines
