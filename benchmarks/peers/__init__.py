"""The race: every rival and this program on the same texts, on one machine, in one run."""
