# Teile von Briefen, die von der Sache abhängen.
