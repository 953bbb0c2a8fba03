# Was eine Pflicht zu tun gibt, und ihr Knopf.
