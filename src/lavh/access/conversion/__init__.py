"""Foreign files become publications in a process of their own, which has no database, no secrets, and a bounded share of the machine."""
