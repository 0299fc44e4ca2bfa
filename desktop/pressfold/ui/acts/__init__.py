"""What the reader can do, one module for each trade; each public method is an act that an action calls."""
