"""How does Prefect run and schedule the whole? Thin: the stages themselves are in `claims.pipeline`."""
