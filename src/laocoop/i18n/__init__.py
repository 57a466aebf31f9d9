"""Messages, labels, dates and numbers in Vietnamese, Lao and English."""
