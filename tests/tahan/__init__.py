"""It holds: crashes, full disks, two people at once, hostile files.

Every test here runs the real program as a process and states which promise it tries to break:

    A  what was acknowledged is there
    B  an import or a file of reports is recorded whole or not at all
    C  a documented exit code and one Indonesian sentence, never a traceback
    D  the input and unrelated files are as they were
    E  ``kontrak segel`` holds afterwards

The attacks stand in modules of their own (``kills``, ``disks``, ``crowd``, ``powerloss``, ``damage``, ``fuzzing``), so
that the suite runs a handful of trials of each and ``python -m tests.tahan.kampanye`` thousands.
"""
