from pathlib import Path

import pytest
from rich.console import Console

from schemas.alert import Alert
from schemas.codec import decode
from streams.cli.panel import alert_panel

EXAMPLES = Path(__file__).parents[2] / "schemas" / "examples"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("alert*.json")), ids=lambda path: path.stem)
def test_a_panel_shows_who_which_claim_and_both_passages(path: Path) -> None:
    alert = decode(path.read_bytes(), Alert)
    console = Console(width=400, record=True, file=open("/dev/null", "w"))  # noqa: SIM115
    console.print(alert_panel(alert))
    shown = console.export_text()
    assert alert.holder.name in shown
    assert alert.claim.text in shown
    for side in (alert.before, alert.after):
        assert side.statement.passage in shown
        assert f"{side.statement.stated_at:%Y-%m-%d}" in shown
    assert f"confidence {alert.confidence:.2f}" in shown
