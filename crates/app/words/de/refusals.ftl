# Was nicht ging, und wie es weitergeht.
