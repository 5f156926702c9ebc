"""Relations between claims over HTTP."""
