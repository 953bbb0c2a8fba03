//! Whole behaviour, told in the verbs of the trade.
