"""Where git keeps copies of the register: clones, the place they meet, and how git is asked."""
