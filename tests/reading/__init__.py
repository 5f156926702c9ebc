"""The reading view: pages for the public, frames for other sites."""
