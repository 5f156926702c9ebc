"""Reading articles from outside: today what an editor pastes or uploads as plain text."""
