//! What only PostgreSQL has: row policies, roles, sessions that die.
