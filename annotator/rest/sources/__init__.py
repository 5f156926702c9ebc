"""The register of sources over HTTP."""
