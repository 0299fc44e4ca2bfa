"""Pages that ask the library and show the answer."""
