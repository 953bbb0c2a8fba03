# Meetings of the day.

meetings-title = Meetings
meetings-whom = Whom do you meet?
meetings-unread = “{ $line }” could not be read. Write a time and a name: 10:30 Maria.
meetings-new = Somebody new
meetings-note = Note them
meetings-leave = Leave them out
