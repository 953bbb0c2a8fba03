# Parts of letters that depend on the matter.
