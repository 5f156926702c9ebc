"""Days and moments as every page of the desk, the back office and the scripts write them."""

DATE_FORMAT = "j M Y"
# With the zone: whoever reads it may sit in another. The scripts' words/moments.js does the same.
DATETIME_FORMAT = "j M Y, H:i e"
TIME_FORMAT = "H:i"
