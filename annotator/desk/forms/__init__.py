"""What the editors' pages take in, checked for shape; the domain's rules are checked by its operations."""
