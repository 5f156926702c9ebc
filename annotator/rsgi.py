"""The entry that the web server loads: the front door, and the application behind it."""

from annotator.door.operations import FrontDoor
from annotator.wsgi import application as inside

application = FrontDoor(inside)
