"""What a stored file is told by: the version of its schema, and of the scoring behind its stored summaries.

A change of a table needs a new ``SCHEMA_VERSION``, a change of any figure a new ``SCORING_VERSION``, once a release.
"""

SCHEMA_VERSION = 3
"""``user_version`` of the file. A step up needs new texts of tables only: migration replays the log."""

SCHEMA_HASHES = {
    1: "26c706d35ed9739339772d80f147687561eb9f8c7a384412317dec199e27648c",
    2: "5b384a4362dea96de01f30c19471bda72941ddc17732eddd4a28a00c4329112b",
    3: "d91fee2c8f4192c11d75a9f3e3f56878be928c29116dee8894a3324883293699",
}
"""``user_version`` → ``schema_hash`` of every released schema; ``tests/store/test_schema.py`` says what to write."""

SCORING_VERSION = 3
"""Raise it whenever any figure could come out differently: stored summaries of an older one are not used."""
