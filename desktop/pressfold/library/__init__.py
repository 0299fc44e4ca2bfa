"""What remembers: the store, the jobs, and one door for each thing a user can do."""
