"""One reader for each kind of document, loaded when it is first needed: their libraries weigh."""
