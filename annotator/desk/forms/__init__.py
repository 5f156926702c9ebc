"""The forms of the editors' pages. They check the shape of input; operations check the domain's rules."""
