//! The web of ties around one person, with names on a desk and on paper, with numbers where there is no room for them.

use crate::answer::{Answer, Trouble, page};
use crate::parts::Path;
use crate::paths;
use crate::shell::Shell;
use crate::visit::Visit;
use askama::Template;
use goodturn_app::looks::pictures::rings::{NAMED, PLACE, Rings, Spot, named, numbered};
use goodturn_app::looks::pictures::web::{Between, Web, web};
use goodturn_app::words::Words;
use goodturn_practice::tie::Strength;
use uuid::Uuid;

/// How many letters of a name are written in the picture; the table has all of them.
const LETTERS: usize = 22;

/// A line of the picture; an arrow has its head on the way.
struct Line {
    kind: &'static str,
    way: String,
}

/// Somebody in the picture.
struct Knot {
    page: String,
    name: String,
    label: String,
    x: String,
    y: String,
    /// How the name is turned, from which side it is written, and how far from the place.
    turn: String,
    side: &'static str,
    shift: i8,
}

/// One of the two ways in which the web is drawn.
struct Drawn {
    frame: String,
    wide: String,
    high: String,
    lines: Vec<Line>,
    knots: Vec<Knot>,
}

/// Somebody in the table.
struct Row {
    number: usize,
    page: String,
    name: String,
    words: String,
}

#[derive(Template)]
#[template(path = "pictures/ties.html")]
struct Page {
    shell: Shell,
    title: String,
    name: String,
    lead: String,
    alt: String,
    back: String,
    back_words: String,
    nothing: String,
    may_note: bool,
    named: Option<Drawn>,
    numbered: Drawn,
    rows: Vec<Row>,
    more: bool,
}

/// `GET /people/{id}/ties`
pub(crate) async fn ties_page(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let Some(web) = web(&visit.house.store, visit.workspace, id).await? else {
        return Err(Trouble::nothing());
    };
    let words = visit.words;
    let name = web.person.name.as_str();
    let with_name = |key: &str| words.tell1(key, "name", name);
    let alone = web.knots.len() == 1;
    let nothing = match (web.left_alone, alone) {
        (true, _) => with_name("pictures-ties-alone"),
        (false, true) => with_name("pictures-ties-empty"),
        (false, false) => String::new(),
    };
    let others = web.knots.len() - 1;
    page(&Page {
        title: with_name("pictures-ties"),
        lead: if alone { String::new() } else { words.tell1("pictures-ties-lead", "count", others) },
        alt: with_name("pictures-ties-alt"),
        back: paths::person(id),
        back_words: with_name("pictures-ties-back"),
        nothing,
        may_note: visit.may_change() && !web.left_alone,
        named: (others <= NAMED).then(|| drawn(&web, &named(&web.knots), true)),
        numbered: drawn(&web, &numbered(&web.knots), false),
        rows: rows(&web, words),
        more: web.more,
        shell: Shell::of(&visit, "people", paths::ties(id)).await?,
        name: name.to_owned(),
    })
}

fn drawn(web: &Web, rings: &Rings, names: bool) -> Drawn {
    let frame = frame(web, rings, names);
    let knots = web.knots.iter().zip(&rings.spots).enumerate().skip(1);
    Drawn {
        frame: frame.map(tenth).join(" "),
        wide: tenth(frame[2]),
        high: tenth(frame[3]),
        lines: web.lines.iter().map(|(from, to, between)| line(rings, *from, *to, *between, names)).collect(),
        knots: knots
            .map(|(nr, (knot, spot))| {
                let (turn, side, shift) = turned(spot);
                Knot {
                    page: paths::person(knot.person.id),
                    name: knot.person.name.clone(),
                    label: if names { shortened(&knot.person.name) } else { nr.to_string() },
                    x: tenth(spot.x),
                    y: tenth(spot.y),
                    turn,
                    side,
                    shift,
                }
            })
            .collect(),
    }
}

/// The part of the sheet that is drawn on, with a margin: left, top, width, height. A letter is taken for as wide as a
/// wide one is, and the name in the middle stands above its place.
fn frame(web: &Web, rings: &Rings, names: bool) -> [f64; 4] {
    let width = |name: &str| shortened(name).chars().fold(18.0, |wide, _| wide + 8.4);
    let own = width(&web.person.name) * 0.7;
    let mut corners =
        if names { vec![(-own, -40.0), (own, 20.0)] } else { vec![(-16.0, -16.0), (16.0, 16.0)] };
    for (spot, knot) in rings.spots.iter().zip(&web.knots).skip(1) {
        let far = if names { 1.0 + width(&knot.person.name) / spot.x.hypot(spot.y).max(1.0) } else { 1.0 };
        for (x, y) in [(spot.x, spot.y), (spot.x * far, spot.y * far)] {
            corners.extend([(x - 16.0, y - 16.0), (x + 16.0, y + 16.0)]);
        }
    }
    let (left, top, right, foot) = corners.into_iter().fold((0.0, 0.0, 0.0, 0.0), |(l, t, r, f), (x, y)| {
        (f64::min(l, x), f64::min(t, y), f64::max(r, x), f64::max(f, y))
    });
    [left, top, right - left, foot - top]
}

/// A name is written outwards; on the left side from its end, so that nobody has to stand on their head.
fn turned(spot: &Spot) -> (String, &'static str, i8) {
    let (degrees, side, shift) = if spot.x < 0.0 {
        (spot.degrees + 180.0, "web-name left", -10)
    } else {
        (spot.degrees, "web-name", 10)
    };
    (format!("translate({} {}) rotate({})", tenth(spot.x), tenth(spot.y), tenth(degrees)), side, shift)
}

fn line(rings: &Rings, from: usize, to: usize, between: Between, names: bool) -> Line {
    let (a, b) = (rings.spots[from], rings.spots[to]);
    let mut way = format!("M{} {}L{} {}", tenth(a.x), tenth(a.y), tenth(b.x), tenth(b.y));
    let kind = match between {
        Between::Tie(Strength::Acquainted) => "web-line",
        Between::Tie(Strength::Friendly) => "web-line friendly",
        Between::Tie(Strength::Close) => "web-line close",
        Between::PartOf => "web-line unit",
        Between::Recommended => {
            way.push_str(&head(a, b, if names { 6.0 } else { PLACE + 1.0 }));
            "web-line arrow"
        }
    };
    Line { kind, way }
}

/// The head of an arrow that ends `before` the place it leads to.
fn head(from: Spot, to: Spot, before: f64) -> String {
    let length = (to.x - from.x).hypot(to.y - from.y).max(1.0);
    let (along_x, along_y) = ((to.x - from.x) / length, (to.y - from.y) / length);
    let (tip_x, tip_y) = (to.x - along_x * before, to.y - along_y * before);
    let (foot_x, foot_y) = (tip_x - along_x * 9.0, tip_y - along_y * 9.0);
    let (side_x, side_y) = (-along_y * 4.0, along_x * 4.0);
    format!(
        "M{} {}L{} {}L{} {}Z",
        tenth(foot_x + side_x),
        tenth(foot_y + side_y),
        tenth(tip_x),
        tenth(tip_y),
        tenth(foot_x - side_x),
        tenth(foot_y - side_y)
    )
}

fn tenth(number: f64) -> String {
    format!("{number:.1}")
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= LETTERS {
        return name.to_owned();
    }
    let begin: String = name.chars().take(LETTERS - 1).collect();
    format!("{}…", begin.trim_end())
}

/// Everybody with what is between them and those before them in the table, so that each line is told once.
fn rows(web: &Web, words: Words) -> Vec<Row> {
    let mut said: Vec<Vec<String>> = vec![Vec::new(); web.knots.len()];
    for (from, to, between) in &web.lines {
        let (later, earlier) = (*from.max(to), *from.min(to));
        let name = web.knots[earlier].person.name.as_str();
        let key = match (between, from == &later) {
            (Between::Tie(Strength::Acquainted), _) => "pictures-tie-acquainted",
            (Between::Tie(Strength::Friendly), _) => "pictures-tie-friendly",
            (Between::Tie(Strength::Close), _) => "pictures-tie-close",
            (Between::Recommended, true) => "pictures-recommended",
            (Between::Recommended, false) => "pictures-recommended-by",
            (Between::PartOf, true) => "pictures-part-of",
            (Between::PartOf, false) => "pictures-holds",
        };
        said[later].push(words.tell1(key, "name", name));
    }
    let rows = web.knots.iter().zip(said).enumerate().skip(1);
    rows.map(|(number, (knot, said))| Row {
        number,
        page: paths::person(knot.person.id),
        name: knot.person.name.clone(),
        words: said.join("; "),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_shortened_by_letters_and_not_by_bytes() {
        assert_eq!(shortened("Anna"), "Anna");
        let long = shortened("Ängström-Øvergård und Söhne in Malmö");
        assert_eq!(long.chars().count(), LETTERS);
        assert!(long.ends_with('…'));
    }

    #[test]
    fn no_name_stands_on_its_head() {
        for degrees in [-90.0_f64, -40.0, 0.0, 60.0, 120.0, 200.0, 260.0] {
            let turn = degrees.to_radians();
            let (said, ..) = turned(&Spot { x: turn.cos() * 90.0, y: turn.sin() * 90.0, degrees });
            let turned: f64 = said
                .rsplit("rotate(")
                .next()
                .unwrap_or_default()
                .trim_end_matches(')')
                .parse()
                .unwrap_or(999.0);
            let upright = turned.rem_euclid(360.0);
            assert!(upright <= 90.1 || upright >= 269.9, "{degrees} becomes {upright}");
        }
    }
}
