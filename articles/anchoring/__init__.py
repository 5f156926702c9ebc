"""Pure text: make it canonical, describe a span of it, check spans, and find a quote in it again."""
