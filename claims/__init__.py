"""Finds the figures that many sources published and reports which agree, changed or contradict each other."""

__all__: list[str] = []
