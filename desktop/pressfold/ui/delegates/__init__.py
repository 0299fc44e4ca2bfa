"""How a row becomes a card: a description in values, measured and painted in one place."""
