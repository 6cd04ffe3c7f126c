"""What `make_demo_data` chooses, copies and makes."""
