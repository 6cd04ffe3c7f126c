"""Foreign bytes ⇄ `Description`. Knows no framework: every reader ends in a Description, every writer starts from one."""
