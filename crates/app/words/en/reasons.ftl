# Why a duty is there.
