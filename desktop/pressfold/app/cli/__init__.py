"""The command line: the same acts as the window, without a screen and without Qt."""
