"""All SQL: connection, schema, events, projection, facts, seal, backup (SPEC §4)."""
