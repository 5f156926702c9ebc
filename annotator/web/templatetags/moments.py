"""`{% load moments %}`: when an article was published."""

from django.template import Library

from annotator.web import rules

register = Library()
register.filter("written", rules.moment_written)
