//! `strace`, with which the tests of durability watch the program's calls to the system and answer them with errors.

use crate::machine::{install, program};
use crate::say::say;
use std::process::{Command, Stdio};

/// Whether those tests can be tried here. Where it is missing it is installed; a machine that lets nobody trace is
/// named, so that nobody takes the tests for passed.
pub(crate) fn is_there() -> bool {
    if cfg!(not(target_os = "linux")) {
        say(
            "strace is a program of Linux; the tests of durability that watch system calls are not tried here.",
        );
        return false;
    }
    if program("strace").is_none()
        && let Err(why) = install("strace", "strace", "leave out the tests that watch system calls")
    {
        say(&why);
        return false;
    }
    let mut tried = Command::new("strace");
    tried.args(["-f", "-o", "/dev/null", "true"]).stdin(Stdio::null()).stderr(Stdio::null());
    let works = tried.status().is_ok_and(|status| status.success());
    if !works {
        say(
            "strace may not trace on this machine; the tests of durability that watch system calls are not tried.",
        );
    }
    works
}
