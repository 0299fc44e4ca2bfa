"""Windows that ask one question or say one thing."""
