"""Which of these files are tests? None: they are scripts, and import each other as scripts do."""

collect_ignore_glob = ["*.py"]
