# What happened?
