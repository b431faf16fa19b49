"""The domain: what a contract promises, what was reported, and what the scoring says of it.

Plain NamedTuples and enums, because twenty frozen dataclasses would cost each command 15-27 ms at start. They stand
in one module a subject, and a command loads only those that it names. Nothing here reads a file, a clock or a database.

Codes: an OPD is ``PUPR``; everything inside it carries the full code, ``PUPR.JALAN`` (indikator, of a bidang
too: one namespace per OPD), ``PUPR.JEMBATAN.A`` (pekerjaan), ``PUPR.BM`` (bidang and its contract).
Months are integers 1-12. Money is whole rupiah (int). Percentages are Decimal, 100 = one hundred percent.
"""
