//! The files of the repository.
