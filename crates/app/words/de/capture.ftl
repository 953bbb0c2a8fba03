# Was ist geschehen?
