"""The texts of articles over HTTP, and reviewing what they did to the annotations."""
