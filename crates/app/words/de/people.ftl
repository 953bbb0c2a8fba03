# Die Liste der Menschen.
