//! Counts what passed and failed, from the lines that `cargo test` and the browser's runner write.

/// What was counted so far.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    passed: usize,
    failed: Vec<String>,
    /// The program that runs now, and whether it has summed up.
    target: Option<Target>,
    /// Inside the list of names that a program writes at its end.
    listing: bool,
}

#[derive(Debug)]
struct Target {
    name: String,
    listed: Vec<String>,
    summed_up: bool,
}

impl Tally {
    /// One line of `cargo test`.
    pub(crate) fn cargo_line(&mut self, line: &str) {
        let trimmed = line.trim_start();
        let running = trimmed.strip_prefix("Running ").filter(|rest| rest.contains(" ("));
        if let Some(name) = running.or_else(|| trimmed.strip_prefix("Doc-tests ")) {
            self.target_ended();
            // `unittests src/lib.rs (target/debug/deps/goodturn_store-0123456789abcdef)` tells the crate at its end.
            let file = name.rsplit('/').next().unwrap_or(name).trim_end_matches(')');
            let name = file.rsplit_once('-').map_or(file, |(name, _)| name);
            self.target = Some(Target { name: name.to_owned(), listed: Vec::new(), summed_up: false });
        } else if line == "failures:" {
            self.listing = true;
            // Written twice: before the outputs and before the names. The last one has the names.
            self.target.iter_mut().for_each(|target| target.listed.clear());
        } else if line.starts_with("test result: ") {
            self.summed_up(line);
        } else if self.listing
            && let (Some(name), Some(target)) = (line.strip_prefix("    "), self.target.as_mut())
        {
            target.listed.push(name.to_owned());
        }
    }

    /// The end of `cargo test`. When it ended badly and no test says so, it failed itself: a build, a program that
    /// was killed.
    pub(crate) fn cargo_ended(&mut self, well: bool) {
        if well {
            self.target = None;
            return;
        }
        self.target_ended();
        if self.failed.is_empty() {
            self.failed.push("cargo test ended badly; what it said stands above".to_owned());
        }
    }

    /// One line of the browser's runner: `ok NAME`, `not ok NAME`.
    pub(crate) fn browser_line(&mut self, line: &str) {
        if let Some(name) = line.strip_prefix("not ok ") {
            self.failed.push(format!("browser: {name}"));
        } else if line.starts_with("ok ") {
            self.passed += 1;
        }
    }

    /// The end of the browser's runner, with what had failed before it began.
    pub(crate) fn browser_ended(&mut self, well: bool, passed_before: usize, failed_before: usize) {
        if !well && self.failed.len() == failed_before {
            self.failed.push("browser: the runner ended badly; what it said stands above".to_owned());
        } else if well && self.passed == passed_before && self.failed.len() == failed_before {
            self.failed.push("browser: the runner ran no test".to_owned());
        }
    }

    /// How many passed.
    pub(crate) fn passed(&self) -> usize {
        self.passed
    }

    /// The names of those that failed.
    pub(crate) fn failed(&self) -> &[String] {
        &self.failed
    }

    /// The last line of a run.
    pub(crate) fn sentence(&self) -> String {
        format!("{} passed, {} failed", self.passed, self.failed.len())
    }

    /// `test result: FAILED. 3 passed; 1 failed; 0 ignored; …`
    fn summed_up(&mut self, line: &str) {
        let number = |word: &str| {
            let part = line.split(['.', ';']).find_map(|part| part.trim().strip_suffix(word));
            part.and_then(|number| number.trim().parse::<usize>().ok()).unwrap_or(0)
        };
        self.passed += number(" passed");
        let failed = number(" failed");
        let target = self.target.as_mut();
        let (name, mut listed) = target.map_or_else(
            || ("cargo test".to_owned(), Vec::new()),
            |target| {
                target.summed_up = true;
                (target.name.clone(), std::mem::take(&mut target.listed))
            },
        );
        listed.truncate(failed);
        // A test that writes odd lines must not make a failure disappear.
        listed.resize(failed, "a test whose name was not understood".to_owned());
        self.failed.extend(listed.into_iter().map(|test| format!("{name}: {test}")));
        self.listing = false;
    }

    /// A program that never summed up was killed, or ended itself.
    fn target_ended(&mut self) {
        self.listing = false;
        if let Some(target) = self.target.take()
            && !target.summed_up
        {
            self.failed.push(format!("{}: ended before its tests did", target.name));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    const RUN: &str = "\
     Running unittests src/lib.rs (target/debug/deps/goodturn_store-0123456789abcdef)

running 3 tests
test a ... ok
test b::c ... FAILED
test d ... ok

failures:

---- b::c stdout ----
    indented words of the test

failures:
    b::c

test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s

   Doc-tests goodturn_practice

running 1 test
test crates/practice/src/calendar.rs - calendar (line 3) ... ok

test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
";

    #[test]
    fn results_are_summed_and_failures_named_by_crate() {
        let mut tally = Tally::default();
        RUN.lines().for_each(|line| tally.cargo_line(line));
        tally.cargo_ended(false);
        assert_eq!(tally.sentence(), "3 passed, 1 failed");
        assert_eq!(tally.failed(), ["goodturn_store: b::c"]);
    }

    #[test]
    fn a_program_that_was_killed_counts_as_failed() {
        let mut tally = Tally::default();
        tally.cargo_line("     Running tests/whole.rs (target/debug/deps/whole-0123456789abcdef)");
        tally.cargo_line("running 3 tests");
        tally.cargo_line("     Running unittests src/lib.rs (target/debug/deps/next-0123456789abcdef)");
        tally.cargo_line("test result: ok. 4 passed; 0 failed; 0 ignored");
        tally.cargo_ended(false);
        assert_eq!(tally.failed(), ["whole: ended before its tests did"]);
        assert_eq!(tally.sentence(), "4 passed, 1 failed");
    }

    #[test]
    fn a_build_that_fails_counts_as_failed() {
        let mut tally = Tally::default();
        tally.cargo_line("error: could not compile `goodturn-store`");
        tally.cargo_ended(false);
        assert_eq!(tally.failed().len(), 1);
    }

    #[test]
    fn the_browser_counts_too_and_silence_is_no_success() {
        let mut tally = Tally::default();
        tally.browser_line("ok the first page has a heading");
        tally.browser_line("not ok a duty can be put off");
        tally.browser_line("# a remark");
        assert_eq!(tally.sentence(), "1 passed, 1 failed");
        tally.browser_ended(false, 0, 0);
        assert_eq!(tally.failed(), ["browser: a duty can be put off"]);
        let mut silent = Tally::default();
        silent.browser_ended(true, 0, 0);
        assert_eq!(silent.failed(), ["browser: the runner ran no test"]);
    }
}
