"""When things happened: dated phrases and the dates that they mean."""
