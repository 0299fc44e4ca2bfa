"""Writers that turn a printable document into files: one format a file."""
