"""Tests of annotator.web, the stylesheets and the error pages."""
