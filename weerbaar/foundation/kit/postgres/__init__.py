"""PostgreSQL as Django knows it, with one thing cheaper (see `base.py`)."""
