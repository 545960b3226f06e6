"""Delivery: every event's sends and row are confirmed before it is acked, in order, or the process leaves."""
