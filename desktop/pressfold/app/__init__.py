"""The two ways in, the window and the command line, and what both need to start."""
