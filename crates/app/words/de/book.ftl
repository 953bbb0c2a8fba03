# Das Adressbuch, hinein und hinaus.
