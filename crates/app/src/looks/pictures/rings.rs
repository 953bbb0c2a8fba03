//! Where the people of a web stand: the one in the middle, the first step on rings around them, the second on rings
//! further out, near whoever leads to them. Worked out from the numbers alone, so the same web always looks the same.
//!
//! Everybody has slots on the circle, as many as people lead on from them; the angle is the middle of the slots. Where a
//! ring is too short for all, neighbours stand on several rings by turns.

use super::web::Knot;
use std::f64::consts::{FRAC_PI_2, TAU};

/// The radius of a numbered place.
pub const PLACE: f64 = 12.0;
/// How far apart places are at least along a ring and from ring to ring.
const APART: f64 = 27.0;
/// Up to how many people names stand at their places; more have numbers, which the table explains.
pub const NAMED: usize = 56;
/// How far apart names are at least.
const LINE: f64 = 21.0;
/// How long a name may be drawn.
const NAME: f64 = 172.0;

/// A place on the picture, with its direction from the middle in degrees, clockwise from the right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
    /// The direction.
    pub degrees: f64,
}

/// All places.
#[derive(Debug, Clone, PartialEq)]
pub struct Rings {
    /// The places in the order of the people.
    pub spots: Vec<Spot>,
    /// How far the picture reaches from the middle to each side.
    pub reach: f64,
}

/// Places for numbers: as tight as they can be read.
pub fn numbered(knots: &[Knot]) -> Rings {
    let slots = slots(knots);
    let (mut spots, mut inner) = (vec![Spot { x: 0.0, y: 0.0, degrees: 0.0 }; knots.len()], APART * 2.0);
    for step in 1..=2 {
        let of: Vec<usize> = (0..knots.len()).filter(|place| knots[*place].step == step).collect();
        if of.is_empty() {
            continue;
        }
        let (radius, rings) = rings(inner, &of, &slots);
        for (nr, place) in of.iter().enumerate() {
            let turn = slots.angle(*place, rings);
            spots[*place] = spot(turn, radius + APART * count(nr % rings));
        }
        inner = radius + APART * (count(rings) + 0.5);
    }
    Rings { spots, reach: inner }
}

/// Places for names, which are written outwards from them; for at most [`NAMED`] people.
pub fn named(knots: &[Knot]) -> Rings {
    let slots = slots(knots);
    let mut spots = vec![Spot { x: 0.0, y: 0.0, degrees: 0.0 }; knots.len()];
    // The gap behind the last one keeps the first and the last apart.
    let radius = (LINE * count(slots.all + 1) / TAU).max(100.0);
    let mut reach = radius;
    for (place, knot) in knots.iter().enumerate().skip(1) {
        let at = if knot.step == 1 { radius } else { radius + NAME + 16.0 };
        reach = reach.max(at);
        spots[place] = spot(slots.angle(place, 1), at);
    }
    Rings { spots, reach: reach + NAME }
}

/// The first ring and how many there are for some places, so that the whole stays small: neighbours stand on one ring
/// after the other.
fn rings(inner: f64, of: &[usize], slots: &Slots) -> (f64, usize) {
    let mut best = (f64::MAX, inner, 1);
    for wider in 0..24 {
        let radius = inner + APART * count(wider);
        let needed = (1..=of.len()).find(|rings| narrowest(of, slots, *rings) >= turn_at(radius));
        if let Some(needed) = needed
            && radius + APART * count(needed) < best.0
        {
            best = (radius + APART * count(needed), radius, needed);
        }
    }
    (best.1, best.2)
}

/// The turn between two on one ring that stand just far enough apart; the straight way between them is what counts.
fn turn_at(radius: f64) -> f64 {
    2.0 * (APART / (2.0 * radius)).min(1.0).asin()
}

/// The smallest turn between two who stand beside each other on the same ring.
fn narrowest(of: &[usize], slots: &Slots, rings: usize) -> f64 {
    let turn = |nr: usize| slots.angle(of[nr], rings);
    let beside = (rings..of.len()).map(|nr| turn(nr) - turn(nr - rings));
    // All the way round, from the last on a ring to the first.
    let round = (0..rings.min(of.len())).filter_map(|first| {
        let last = (first..of.len()).step_by(rings).next_back().filter(|last| *last != first)?;
        Some(TAU - turn(last) + turn(first))
    });
    beside.chain(round).fold(TAU, f64::min)
}

/// Which slots everybody has, counted from the top.
struct Slots {
    begins: Vec<f64>,
    wide: Vec<f64>,
    all: usize,
}

impl Slots {
    /// The direction of a place, with a gap at the top for as many slots as there are rings.
    fn angle(&self, place: usize, gap: usize) -> f64 {
        let middle = self.begins[place] + self.wide[place] / 2.0 + count(gap) / 2.0;
        TAU * middle / count(self.all + gap) - FRAC_PI_2
    }
}

fn slots(knots: &[Knot]) -> Slots {
    let mut slots = Slots { begins: vec![0.0; knots.len()], wide: vec![1.0; knots.len()], all: 0 };
    for (place, _) in knots.iter().enumerate().filter(|(_, knot)| knot.step == 1) {
        let behind: Vec<usize> = (place + 1..knots.len())
            .filter(|other| knots[*other].step == 2 && knots[*other].through == place)
            .collect();
        for (nr, other) in behind.iter().enumerate() {
            slots.begins[*other] = count(slots.all + nr);
        }
        slots.begins[place] = count(slots.all);
        slots.wide[place] = count(behind.len().max(1));
        slots.all += behind.len().max(1);
    }
    slots
}

fn spot(turn: f64, radius: f64) -> Spot {
    Spot { x: radius * turn.cos(), y: radius * turn.sin(), degrees: turn.to_degrees() }
}

#[allow(clippy::cast_precision_loss, reason = "hundreds")]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::looks::pictures::web::MOST;
    use crate::looks::today::PersonShown;
    use uuid::Uuid;

    /// A web whose first step has that many people, each leading on to as many as `behind` says.
    fn web(first: usize, behind: impl Fn(usize) -> usize) -> Vec<Knot> {
        let knot = |step, through| Knot {
            person: PersonShown { id: Uuid::nil(), name: String::new() },
            step,
            through,
        };
        let mut knots = vec![knot(0, 0)];
        knots.extend((0..first).map(|_| knot(1, 0)));
        for through in 1..=first {
            knots.extend((0..behind(through)).map(|_| knot(2, through)));
        }
        knots.truncate(MOST);
        knots
    }

    fn nearest(rings: &Rings) -> f64 {
        let all = &rings.spots;
        let pairs = (0..all.len()).flat_map(|a| (a + 1..all.len()).map(move |b| (a, b)));
        pairs.map(|(a, b)| (all[a].x - all[b].x).hypot(all[a].y - all[b].y)).fold(f64::MAX, f64::min)
    }

    #[test]
    fn three_hundred_people_do_not_overlap_however_they_are_tied() {
        let webs = [
            web(299, |_| 0),
            web(1, |_| 298),
            web(20, |_| 14),
            web(60, |nr| nr % 9),
            web(150, |nr| usize::from(nr % 2 == 0) * 2),
            web(12, |nr| if nr == 12 { 287 } else { 0 }),
            web(3, |_| 1),
            web(1, |_| 0),
        ];
        for knots in &webs {
            let rings = numbered(knots);
            assert!(nearest(&rings) >= 2.0 * PLACE, "{} people: {}", knots.len(), nearest(&rings));
            let farthest = rings.spots.iter().map(|spot| spot.x.hypot(spot.y)).fold(0.0, f64::max);
            assert!(farthest + PLACE <= rings.reach);
            assert!(rings.reach < 620.0, "{} people need {}", knots.len(), rings.reach);
        }
        assert_eq!(webs[0].len(), MOST);
    }

    #[test]
    fn names_have_a_line_each() {
        for knots in [web(55, |_| 0), web(8, |_| 6), web(27, |_| 1), web(2, |_| 1)] {
            let rings = named(&knots);
            for step in 1..=2 {
                let of: Vec<&Spot> = rings
                    .spots
                    .iter()
                    .zip(&knots)
                    .filter(|(_, it)| it.step == step)
                    .map(|(it, _)| it)
                    .collect();
                let pairs = (0..of.len()).flat_map(|a| (a + 1..of.len()).map(move |b| (a, b)));
                let near =
                    pairs.map(|(a, b)| (of[a].x - of[b].x).hypot(of[a].y - of[b].y)).fold(f64::MAX, f64::min);
                assert!(near >= LINE - 1.0, "{} people: {near}", knots.len());
            }
        }
    }

    #[test]
    fn the_same_web_always_looks_the_same_and_whoever_leads_on_stands_before_them() {
        let knots = web(5, |nr| nr);
        assert_eq!(numbered(&knots), numbered(&knots));
        let rings = named(&knots);
        for (spot, knot) in rings.spots.iter().zip(&knots).filter(|(_, knot)| knot.step == 2) {
            let before = rings.spots[knot.through];
            assert!((spot.degrees - before.degrees).abs() < 60.0);
        }
    }
}
