# Die Tafel der Empfehlungen.

referrals-lead = Wer Ihnen empfohlen wurde, von wem, und was daraus wurde.
referrals-empty = Wer Ihnen genannt oder vorgestellt wird, steht hier, vom ersten Namen bis zum Ausgang, und niemand, der eine Tür geöffnet hat, wird vergessen.
referrals-first = Mir wurde ein Name genannt
referrals-running = Eintragen, was schon läuft
referrals-named = Genannt
referrals-named-note = Jemand hat Ihnen davon erzählt.
referrals-introduced = Vorgestellt
referrals-introduced-note = Hier wird auf Sie gewartet.
referrals-talking = Im Gespräch
referrals-talking-note = Wer empfohlen hat, hört gern, wie es geht.
referrals-won = Etwas geworden
referrals-ended = Anders ausgegangen
referrals-since-today = seit heute
