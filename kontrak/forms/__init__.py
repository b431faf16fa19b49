"""Reports as rows with their addresses, out of and into files."""
