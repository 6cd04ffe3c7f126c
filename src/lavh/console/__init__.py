"""The command `lavh`: a face like the web, for operators. Each command is a file in `commands`; rules live below."""
