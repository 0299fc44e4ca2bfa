"""The reading desk: one to four articles side by side, their marks, and the ribbons between the same passages."""
