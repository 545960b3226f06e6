"""Plots of results as SVG: measures against size, and distributions beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

COLUMNS = 3
PANEL_INCHES = (4.0, 3.0)


def against_size(rows: Sequence[Mapping[str, Any]], path: Path) -> None:
    """One panel for each number of the rows against their `size`, both axes logarithmic unless it is a share.

    Args:
        rows: a size each, with equal keys.
        path: of the SVG.
    """
    names = [name for name, value in rows[0].items() if name != "size" and isinstance(value, int | float)]
    lines = -(-len(names) // COLUMNS)
    with mpl.rc_context():
        _style()
        figure = Figure(figsize=(COLUMNS * PANEL_INCHES[0], lines * PANEL_INCHES[1]), layout="constrained")
        sizes = [row["size"] for row in rows]
        for place, name in enumerate(names, start=1):
            panel = figure.add_subplot(lines, COLUMNS, place)
            values = [row[name] for row in rows]
            panel.plot(sizes, values, marker="o")
            panel.set_xscale("log")
            if name.startswith("recall"):
                panel.set_ylim(min(0.95, *values) - 0.005, 1.002)
            elif min(values) > 0:
                panel.set_yscale("log")
            panel.set_title(name.replace("_", " "))
            panel.set_xlabel("statements")
            panel.grid(visible=True, alpha=0.3)
        _write(figure, path)


def distributions(values: Mapping[str, NDArray[np.float32]], label: str, path: Path) -> None:
    """For each name the share of its values that are at most x.

    Args:
        values: one-dimensional, any number of each.
        label: of the x axis.
        path: of the SVG.
    """
    with mpl.rc_context():
        _style()
        figure = Figure(figsize=(6.0, 4.0), layout="constrained")
        panel = figure.add_subplot()
        for name, of_name in values.items():
            panel.plot(np.sort(of_name), np.linspace(0, 1, len(of_name)), label=name)
        panel.set_xlabel(label)
        panel.set_ylabel("share at most")
        panel.grid(visible=True, alpha=0.3)
        panel.legend()
        _write(figure, path)


def _style() -> None:
    mpl.rcParams["font.size"] = 9
    mpl.rcParams["svg.hashsalt"] = "results"  # with a fixed salt an equal result gives an equal file


def _write(figure: Figure, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    figure.savefig(path, format="svg", metadata={"Date": None})
