//! How a family ends up: who died or left, who lives on which family card, what the maternity ward wrote down.

use super::family::{
    Birth, Ended, Family, Household, Marriage, Relation, Status, days_between, shifted, years,
};
use super::grow::{Shape, Soil};
use super::places::District;
use super::serials::Exhausted;
use base::{Date, Sex};
use rand::{RngExt, seq::IndexedRandom};

const MOTHER: usize = 0;
const FATHER: usize = 1;

const GRANDPARENT_PER_MILLE: u32 = 80;
const HOUSEHOLD_MAX: usize = 6;
const TWINS_PER_MILLE: u32 = 12;
/// Births told to nobody within the sixty days of the law.
const LATE_PER_MILLE: u32 = 60;

/// Wards of a country that does not exist.
const WARD_KINDS: &[&str] = &["RSUD", "RSIA", "RS", "Puskesmas", "Klinik Bersalin"];
const WARD_NAMES: &[&str] = &[
    "Anggrek",
    "Cempaka",
    "Dahlia",
    "Edelweis",
    "Flamboyan",
    "Kamboja",
    "Kenanga",
    "Lotus",
    "Mawar",
    "Melati",
    "Seruni",
    "Teratai",
    "Wijaya Kusuma",
];

const STREETS: &[&str] = &[
    "Anggrek",
    "Beringin",
    "Cemara",
    "Cendana",
    "Durian",
    "Gunung Indah",
    "Jati",
    "Kenari",
    "Kelapa Dua",
    "Mahoni",
    "Mangga",
    "Mawar",
    "Melati",
    "Merpati",
    "Nangka",
    "Pahlawan",
    "Pasar Lama",
    "Pelita",
    "Raya Timur",
    "Rajawali",
    "Sawo",
    "Stasiun",
    "Sungai Besar",
    "Taman Sari",
    "Tanjung",
    "Teratai",
];

impl Soil<'_> {
    /// Marriages, their ends and what they leave people as.
    pub(super) fn part(&mut self, family: &mut Family, shape: Shape, home: &District, wed: Date) {
        match shape {
            Shape::SingleMother => return,
            Shape::Unmarried => {
                family.people[MOTHER].status = Status::Unregistered;
                family.people[FATHER].status = Status::Unregistered;
                return;
            }
            _ => {}
        }
        let mut ended = None;
        if matches!(shape, Shape::Widowed | Shape::Divorced) {
            let youngest = family.people.iter().map(|p| p.born).max().unwrap_or(wed);
            let from = days_between(youngest.max(wed), self.today).max(12);
            let day = shifted(self.today, -self.dice.random_range(10..from));
            ended = Some(match shape {
                Shape::Widowed => Ended::Death(day),
                _ => Ended::Divorce(day),
            });
        }
        let (mother, father) = match ended {
            None => (Status::Married, Status::Married),
            Some(Ended::Divorce(_)) => (Status::Divorced, Status::Divorced),
            Some(Ended::Death(day)) => {
                let dies = if self.dice.random_ratio(3, 4) {
                    FATHER
                } else {
                    MOTHER
                };
                family.people[dies].died = Some(day);
                (Status::Widowed, Status::Widowed)
            }
        };
        family.people[MOTHER].status = mother;
        family.people[FATHER].status = father;
        let serial = self.dice.random_range(1..10_000);
        family.marriages.push(Marriage {
            husband: FATHER,
            wife: MOTHER,
            on: wed,
            number: format!("{}/{}/{serial:04}", home.code, wed.year()),
            ended,
        });
    }

    /// Family cards: everybody who is alive stands on exactly one.
    pub(super) fn settle(
        &mut self,
        family: &mut Family,
        shape: Shape,
        home: &District,
        wed: Date,
    ) -> Result<(), Exhausted> {
        let children: Vec<_> = (0..family.people.len())
            .filter(|&at| family.people[at].mother == Some(MOTHER))
            .map(|at| (at, Relation::Child))
            .collect();
        let alive = |at: usize| family.people.get(at).is_some_and(|p| p.died.is_none());
        let mother = alive(MOTHER).then_some(MOTHER);
        let father = (alive(FATHER) && !matches!(shape, Shape::SingleMother | Shape::Divorced))
            .then_some(FATHER);
        let mut members = Vec::with_capacity(children.len() + 3);
        let partner = match shape {
            Shape::Unmarried => Relation::Other,
            _ => Relation::Spouse,
        };
        match (father, mother) {
            (Some(him), Some(her)) => members.extend([(him, Relation::Head), (her, partner)]),
            (Some(one), None) | (None, Some(one)) => members.push((one, Relation::Head)),
            (None, None) => {}
        }
        members.extend(children);
        let crowded = members.len() >= HOUSEHOLD_MAX;
        let invited = !crowded && self.dice.random_range(0..1000) < GRANDPARENT_PER_MILLE;
        let young = shape != Shape::Elderly && shape != Shape::Widowed;
        if members.len() == 1 || (invited && young) {
            let of = members[0].0;
            members.push((self.grandparent(family, of, home)?, Relation::Parent));
        }
        let since = shifted(wed, self.dice.random_range(5..60)).min(shifted(self.today, -14));
        let card = self.card(home, since, members, (mother, father))?;
        family.households.push(card);
        if shape == Shape::Divorced {
            self.move_out(family)?;
        }
        Ok(())
    }

    /// The husband of a divorce went back to a parent, somewhere else.
    fn move_out(&mut self, family: &mut Family) -> Result<(), Exhausted> {
        let places = self.places;
        let away = places.district(self.dice);
        let parent = self.grandparent(family, FATHER, away)?;
        let since = family
            .marriages
            .first()
            .and_then(|m| m.ended)
            .map(Ended::on);
        let members = vec![(FATHER, Relation::Head), (parent, Relation::Parent)];
        let card = self.card(
            away,
            since.unwrap_or(self.today),
            members,
            (None, Some(FATHER)),
        )?;
        family.households.push(card);
        Ok(())
    }

    fn card(
        &mut self,
        place: &District,
        since: Date,
        members: Vec<(usize, Relation)>,
        (mother, father): (Option<usize>, Option<usize>),
    ) -> Result<Household, Exhausted> {
        Ok(Household {
            id: self.subject(),
            number: self.serials.card(&place.code, since)?,
            since,
            district: place.code.clone(),
            village: place.village(self.dice).to_owned(),
            address: self.address(),
            members,
            mother,
            father,
        })
    }

    fn address(&mut self) -> String {
        let street = STREETS.choose(self.dice).unwrap_or(&"Melati");
        let (house, ward, block) = (
            self.dice.random_range(1..200),
            self.dice.random_range(1..15),
            self.dice.random_range(1..10),
        );
        format!("Jalan {street} Nomor {house}, RT {ward:03}/RW {block:03}")
    }

    /// A widowed parent of `of`, whose own marriage is older than the register.
    fn grandparent(
        &mut self,
        family: &mut Family,
        of: usize,
        home: &District,
    ) -> Result<usize, Exhausted> {
        let sex = if self.dice.random_ratio(4, 5) {
            Sex::Female
        } else {
            Sex::Male
        };
        let older = self.dice.random_range(years(19)..years(28));
        let born = shifted(family.people[of].born, -older);
        let mut parent = self.person(sex, born, home, None, false)?;
        parent.status = Status::Widowed;
        let at = family.people.len();
        match sex {
            Sex::Female => family.people[of].mother = Some(at),
            Sex::Male => family.people[of].father = Some(at),
        }
        family.people.push(parent);
        Ok(at)
    }

    /// One delivery, one child or two.
    pub(super) fn deliver(&mut self, family: &mut Family, home: &District, ordinary: bool) {
        let late = self.dice.random_range(0..1000) < LATE_PER_MILLE;
        let ago = self.dice.random_range(if late { 61..120 } else { 1..45 });
        let born = shifted(self.today, -ago);
        let multiple = 1 + u8::from(self.dice.random_range(0..1000) < TWINS_PER_MILLE);
        let minute = self.dice.random_range(0..1400);
        let siblings = family.people.iter().filter(|p| p.mother == Some(MOTHER));
        let before = u8::try_from(siblings.count()).unwrap_or(0);
        let doctor = self.dice.random_ratio(2, 5);
        let kind = WARD_KINDS.choose(self.dice).unwrap_or(&"RS");
        let name = WARD_NAMES.choose(self.dice).unwrap_or(&"Melati");
        for n in 0..multiple {
            *self.deliveries += 1;
            let weight = if multiple == 1 {
                2500..3900
            } else {
                1900..2900
            };
            family.births.push(Birth {
                key: format!("{}-{}-{:07}", &home.code[..4], born.year(), self.deliveries),
                mother: MOTHER,
                born,
                minute: minute + u16::from(n) * self.dice.random_range(4..30),
                sex: self.sex(),
                weight_gram: self.dice.random_range(weight),
                order: before + 1 + n,
                multiple,
                regency: home.code[..4].to_owned(),
                facility: format!("{kind} {name}"),
                doctor,
            });
        }
        family.ordinary = ordinary && !late && multiple == 1;
    }
}
