//! Fresh stores on both engines, for tests.
