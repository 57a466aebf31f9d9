"""Fourth stage: what was found becomes candidates, with titles, and is compared with the register."""
