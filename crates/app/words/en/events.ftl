# What happened, as a sentence for the timeline.
