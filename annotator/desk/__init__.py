"""The editors' pages: sign-in, the list of articles, pasting, the text desk and exports.

Reads querysets, calls operations and renders templates; holds no rule of the domain. Called by nobody.
"""
