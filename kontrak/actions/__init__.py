"""What may be done: one function per action, all rules of SPEC §4, one event each."""
