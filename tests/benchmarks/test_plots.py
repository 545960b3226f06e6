from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import numpy as np

from benchmarks import plots


def test_an_equal_result_gives_an_equal_plot_with_a_panel_for_each_measure(tmp_path):
    rows = [{"size": size, "recall_at_10": 0.99, "p50_ms": size / 1000, "snapshot_s": 0.0} for size in (100, 1000)]
    one, other = tmp_path / "new" / "one.svg", tmp_path / "other.svg"
    plots.against_size(rows, one)
    plots.against_size(rows, other)
    assert one.read_bytes() == other.read_bytes()
    root = ElementTree.parse(one).getroot()
    panels = [each.get("id") for each in root.iter() if (each.get("id") or "").startswith("axes_")]
    assert panels == ["axes_1", "axes_2", "axes_3"]


def test_distributions_are_drawn_beside_each_other(tmp_path):
    values = np.array([0.2, 0.4, 0.9], dtype=np.float32)
    plots.distributions({"real": values, "made": values + 0.05}, "similarity", tmp_path / "d.svg")
    root = ElementTree.parse(tmp_path / "d.svg").getroot()
    assert sum((each.get("id") or "").startswith("legend") for each in root.iter()) == 1
