"""``python -m streams.broker up|down|status``, which `up --detach` starts in the background."""

from streams.broker.command import app

if __name__ == "__main__":
    app(prog_name="stancewatch broker")
