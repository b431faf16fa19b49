"""YAML in: reader with positions, schema, checks, canonical form, difference of two versions."""
