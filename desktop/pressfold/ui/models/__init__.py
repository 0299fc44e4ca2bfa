"""List models: rows as values through one role, text for who cannot see them."""
