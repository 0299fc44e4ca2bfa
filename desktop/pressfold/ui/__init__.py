"""The window: it asks the library and shows the answer."""
