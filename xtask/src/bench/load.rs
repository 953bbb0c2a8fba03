//! The loads: one visitor after the other for the times of a page, eight at once for requests a second, thirty-two for
//! acts.

use super::goods::{FIRMS, Goods, Place, TAKEN_IN};
use super::http::{Visitor, encoded};
use super::served::Served;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Requests whose times are taken, and those before them that warm everything up.
const TIMED: usize = 600;
const WARM: usize = 60;
/// Connections that read at once.
const READERS: usize = 8;
/// Connections that write at once.
const WRITERS: usize = 32;
/// Members of a seeded firm.
const MEMBERS: usize = 8;
/// Pauses of the member who acts while others read: twenty acts a second are a busy firm.
const BETWEEN: Duration = Duration::from_millis(50);
/// Starts, and imports, of which the middle one counts.
const TIMES: usize = 5;

/// Two points of a distribution, in milliseconds.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Times {
    pub(super) p50: f64,
    pub(super) p99: f64,
}

impl Times {
    fn of(mut all: Vec<Duration>) -> Self {
        all.sort_unstable();
        let at = |share: usize| {
            all.get((all.len() * share / 100).min(all.len().saturating_sub(1)))
                .map_or(0.0, |it| it.as_secs_f64() * 1e3)
        };
        Self { p50: at(50), p99: at(99) }
    }
}

/// Everything measured on an engine.
#[derive(Debug, Clone, Default)]
pub(super) struct Figures {
    pub(super) today: Times,
    pub(super) people: Times,
    pub(super) search: Times,
    pub(super) person: Times,
    pub(super) act: Times,
    pub(super) more: Times,
    /// Size of a Today page in bytes.
    pub(super) today_bytes: usize,
    /// Requests a second.
    pub(super) today_rate: f64,
    pub(super) more_rate: f64,
    /// Acts a second in the one large firm, and over many firms.
    pub(super) acts_rate: f64,
    pub(super) acts_many_rate: Option<f64>,
    /// Milliseconds from the start of the program to the first page.
    pub(super) start: f64,
    /// KiB after the first page and two seconds of quiet, and after everything.
    pub(super) idle: Option<u64>,
    pub(super) busy: Option<u64>,
    /// Seconds for the import.
    pub(super) import: f64,
}

/// Times and rates of the pages.
pub(super) fn pages(goods: &Goods<'_>, place: &Place) -> Result<Figures, String> {
    let mut figures = Figures::default();
    let goodturn = &goods.programs.goodturn;
    let served = Served::start(goodturn, &place.large)?;
    let visitor = served.member(0, 1, "first")?;
    served.end();
    let mut starts = Vec::new();
    for _ in 0..TIMES {
        let served = Served::start(goodturn, &place.large)?;
        visitor.again(served.address, "start")?.page("/")?;
        starts.push(served.began.elapsed());
        served.end();
    }
    figures.start = Times::of(starts).p50;
    let served = Served::start(goodturn, &place.large)?;
    let mut visitor = visitor.again(served.address, "one")?;
    visitor.page("/")?;
    std::thread::sleep(Duration::from_secs(2));
    figures.idle = served.memory();
    let ids = ids(&mut visitor, goods.size.people)?;
    figures.today_bytes = visitor.page("/")?.body.len();
    figures.today = times(|_| visitor.page("/").map(|_| ()))?;
    figures.more = times(|_| visitor.page("/more").map(|_| ()))?;
    figures.people = times(|nr| visitor.page(&list(&ids, nr)).map(|_| ()))?;
    figures.search = times(|nr| visitor.page(&search(nr, goods.size.people)).map(|_| ()))?;
    figures.person = times(|nr| visitor.page(&format!("/people/{}", ids[nr % ids.len()])).map(|_| ()))?;
    figures.act = times(|nr| visitor.act(&ids[nr % ids.len()]))?;
    let mut others = Vec::new();
    for nr in 0..READERS {
        others.push(served.member(0, nr % (MEMBERS - 1) + 1, &format!("reader{nr}"))?);
    }
    figures.more_rate =
        rate(&mut others, goods.size.lasting, |visitor, _| visitor.page("/more").map(|_| ()))?;
    let mut writer = served.member(0, 0, "writer")?;
    let done = AtomicBool::new(false);
    figures.today_rate = std::thread::scope(|scope| {
        let acting = scope.spawn(|| -> Result<(), String> {
            for id in ids.iter().cycle() {
                if done.load(Ordering::Relaxed) {
                    break;
                }
                writer.act(id)?;
                std::thread::sleep(BETWEEN);
            }
            Ok(())
        });
        let rate = rate(&mut others, goods.size.lasting, |visitor, _| visitor.page("/").map(|_| ()));
        done.store(true, Ordering::Relaxed);
        acting.join().map_err(|_| "the writer broke off".to_owned())??;
        rate
    })?;
    figures.busy = served.memory();
    served.end();
    Ok(figures)
}

/// Acts a second, in one firm and, where that is another thing, over many.
pub(super) fn acts(goods: &Goods<'_>, place: &Place, figures: &mut Figures) -> Result<(), String> {
    figures.acts_rate = writing(goods, &place.large, goods.size.people, 1)?;
    if let Some(many) = &place.many {
        figures.acts_many_rate = Some(writing(goods, many, 500, FIRMS)?);
    }
    Ok(())
}

fn writing(goods: &Goods<'_>, store: &str, people: usize, firms: usize) -> Result<f64, String> {
    let served = Served::start(&goods.programs.goodturn, store)?;
    let mut writers = Vec::new();
    let mut known = Vec::new();
    for nr in 0..WRITERS {
        let firm = nr % firms;
        let mut visitor = served.member(firm, nr % MEMBERS, &format!("acts{nr}"))?;
        if known.len() <= firm {
            known.push(ids(&mut visitor, people)?);
        }
        writers.push((visitor, firm));
    }
    let rate = rate(&mut writers, goods.size.lasting, |(visitor, firm), nr| {
        let ids = &known[*firm];
        visitor.act(&ids[nr % ids.len()])
    });
    served.end();
    rate
}

/// The import of a book into a new store, by the command line: from the start of the program to its end, in seconds.
pub(super) fn import(goods: &Goods<'_>, place: &Place) -> Result<f64, String> {
    let cards = goods.cards()?;
    let goodturn = &goods.programs.goodturn;
    let mut all = Vec::new();
    for nr in 0..TIMES {
        let name = format!("Firm {nr}");
        let mail = format!("anna{nr}@example.com");
        let words = [
            "init",
            "--firm",
            &name,
            "--owner",
            "Anna",
            "--mail",
            &mail,
            "--zone",
            "Europe/Berlin",
            "--country",
            "DE",
        ];
        goodturn_runs(goodturn, &place.empty, &words)?;
        let file = cards.display().to_string();
        let started = Instant::now();
        let said = goodturn_runs(goodturn, &place.empty, &["--workspace", &name, "--json", "import", &file])?;
        all.push(started.elapsed());
        let said: serde_json::Value = serde_json::from_str(&said).unwrap_or_default();
        if said["people_new"].as_u64() != Some(TAKEN_IN as u64) {
            return Err(format!("the import took {} in", said["people_new"]));
        }
    }
    Ok(Times::of(all).p50 / 1e3)
}

fn goodturn_runs(goodturn: &Path, store: &str, words: &[&str]) -> Result<String, String> {
    let out = Command::new(goodturn).args(["--store", store]).args(words).stdin(Stdio::null()).output();
    let out = out.map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    if out.status.success() { Ok(said) } else { Err(format!("goodturn {}: {said}", words[0])) }
}

/// Ids of people from all over the book, every second of them with open matters: the first tenth has them.
fn ids(visitor: &mut Visitor, people: usize) -> Result<Vec<String>, String> {
    let mut ids = Vec::new();
    for nr in 0..400_usize {
        let place = if nr.is_multiple_of(2) { nr * 7_919 % (people / 10) } else { nr * 7_919 % people };
        let page = visitor.page(&format!("/people.json?q=person{place}%40example.com"))?;
        let found: serde_json::Value = serde_json::from_slice(&page.body).unwrap_or_default();
        ids.push(found[0]["id"].as_str().ok_or("a person is not found by their address")?.to_owned());
    }
    Ok(ids)
}

/// The first page of the list, or one further on.
fn list(ids: &[String], nr: usize) -> String {
    if nr.is_multiple_of(2) {
        "/people".to_owned()
    } else {
        format!("/people?q=&role=&after={}", ids[nr % ids.len()])
    }
}

/// What members type: a whole name, a family name, its beginning, an address. The names are those of the seeder.
fn search(nr: usize, people: usize) -> String {
    const GIVEN: [&str; 6] = ["Maria", "Paul", "Tomás", "Ingrid", "Wei", "Clara"];
    const FAMILY: [&str; 7] =
        ["Lindqvist", "Brenner", "Solheim", "Müllermann", "Sterndorf", "Kellberg", "Hoffeld"];
    let (given, family) = (GIVEN[nr % GIVEN.len()], FAMILY[nr % FAMILY.len()]);
    let words = match nr % 4 {
        0 => format!("{given} {family}"),
        1 => family.to_owned(),
        2 => family.chars().take(3).collect(),
        _ => format!("person{}@example.com", nr * 7_919 % people),
    };
    format!("/people?q={}&role=", encoded(&words))
}

/// Times of requests, one after the other.
fn times(mut request: impl FnMut(usize) -> Result<(), String>) -> Result<Times, String> {
    let mut all = Vec::with_capacity(TIMED);
    for nr in 0..WARM + TIMED {
        let started = Instant::now();
        request(nr)?;
        if nr >= WARM {
            all.push(started.elapsed());
        }
    }
    Ok(Times::of(all))
}

/// Requests a second, by everybody at once.
fn rate<V: Send>(
    visitors: &mut [V],
    lasting: Duration,
    request: impl Fn(&mut V, usize) -> Result<(), String> + Sync,
) -> Result<f64, String> {
    let started = Instant::now();
    let step = visitors.len();
    let counts = std::thread::scope(|scope| {
        let request = &request;
        let running: Vec<_> = visitors
            .iter_mut()
            .enumerate()
            .map(|(first, visitor)| {
                scope.spawn(move || -> Result<usize, String> {
                    let mut count = 0;
                    while started.elapsed() < lasting {
                        request(visitor, first * 31 + count * step)?;
                        count += 1;
                    }
                    Ok(count)
                })
            })
            .collect();
        running
            .into_iter()
            .map(|it| it.join().map_err(|_| "a visitor broke off".to_owned())?)
            .collect::<Result<Vec<usize>, String>>()
    })?;
    #[allow(clippy::cast_precision_loss, reason = "counts of some thousands")]
    let count = counts.iter().sum::<usize>() as f64;
    Ok(count / started.elapsed().as_secs_f64())
}
