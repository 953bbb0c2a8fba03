# The board of referrals.
