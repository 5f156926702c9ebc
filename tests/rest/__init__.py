"""Tests of the REST API: what every resource promises, and then each endpoint."""
