# Meetings of the day.
