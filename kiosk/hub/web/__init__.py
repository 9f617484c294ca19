"""The hub over HTTP: routes, tokens, problem documents, and the pages that people read."""
