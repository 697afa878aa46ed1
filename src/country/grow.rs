//! How a family comes about: who meets whom, when children are born, who dies and who leaves.

use super::family::{Family, Person, Status, days_between, shifted, years};
use super::names::Names;
use super::places::{District, Places};
use super::serials::{Exhausted, Serials};
use base::{Date, Sex, SubjectId};
use rand::{Rng, RngExt};
use rand_chacha::ChaCha8Rng;

/// The kinds of family and how many of a thousand there are of each. Assumptions, chosen so that every rule of the
/// services meets someone; no statistic rests on them.
const SHAPES: &[(u32, Shape)] = &[
    (770, Shape::Couple),
    (15, Shape::Unmarried),
    (6, Shape::ForeignSpouse),
    (80, Shape::Widowed),
    (50, Shape::Divorced),
    (19, Shape::SingleMother),
    (60, Shape::Elderly),
];

const CHILDREN_MAX: usize = 4;
const MARRIED_FROM_YEARS: i64 = 19;
const MOTHER_UNTIL_YEARS: i64 = 43;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Couple,
    Unmarried,
    ForeignSpouse,
    Widowed,
    Divorced,
    SingleMother,
    Elderly,
}

/// What growing needs: chance, words, places and numbers.
pub(crate) struct Soil<'a> {
    pub(crate) dice: &'a mut ChaCha8Rng,
    pub(crate) names: &'a Names,
    pub(crate) places: &'a Places,
    pub(crate) serials: &'a mut Serials,
    pub(crate) today: Date,
    pub(crate) newborn_per_mille: u32,
    /// Deliveries so far: facility keys count on from here.
    pub(crate) deliveries: &'a mut u64,
}

/// One family more.
pub(crate) fn grow(soil: &mut Soil<'_>) -> Result<Family, Exhausted> {
    let luck = soil.dice.random_range(0..1000);
    let mut upto = 0;
    let shape = SHAPES
        .iter()
        .find(|(share, _)| {
            upto += share;
            luck < upto
        })
        .map_or(Shape::Couple, |(_, shape)| *shape);
    let places = soil.places;
    let home = places.district(soil.dice);
    let mut family = Family::default();
    let expecting = matches!(
        shape,
        Shape::Couple | Shape::Unmarried | Shape::ForeignSpouse | Shape::SingleMother
    ) && soil.dice.random_range(0..1000) < soil.newborn_per_mille;
    soil.parents(&mut family, shape, home, expecting)?;
    let wed = soil.wedding(&family, shape, expecting);
    soil.children(&mut family, shape, home, wed, expecting)?;
    soil.part(&mut family, shape, home, wed);
    soil.settle(&mut family, shape, home, wed)?;
    if expecting {
        soil.deliver(&mut family, home, shape == Shape::Couple);
    }
    Ok(family)
}

impl Soil<'_> {
    /// The wife first, then the husband; a single mother stands alone.
    fn parents(
        &mut self,
        family: &mut Family,
        shape: Shape,
        home: &District,
        expecting: bool,
    ) -> Result<(), Exhausted> {
        let ages = match (expecting, shape) {
            (true, _) => 20..40,
            (false, Shape::Elderly) => 58..80,
            (false, Shape::SingleMother) => 22..45,
            (false, Shape::Divorced) => 25..50,
            (false, Shape::Widowed) => 25..70,
            (false, _) => 20..68,
        };
        let age = self.dice.random_range(years(ages.start)..years(ages.end));
        let wife_born = shifted(self.today, -age);
        let foreign = shape == Shape::ForeignSpouse;
        let foreign_wife = foreign && self.dice.random_ratio(1, 3);
        let wife = self.person(Sex::Female, wife_born, home, None, foreign_wife)?;
        family.people.push(wife);
        if shape == Shape::SingleMother {
            return Ok(());
        }
        let older = self.dice.random_range(-years(2)..years(8));
        let youngest = shifted(self.today, -years(20));
        let born = shifted(wife_born, -older).min(youngest);
        let husband = self.person(Sex::Male, born, home, None, foreign && !foreign_wife)?;
        family.people.push(husband);
        Ok(())
    }

    /// Someone from around here: most were first registered in the district they live in.
    pub(super) fn person(
        &mut self,
        sex: Sex,
        born: Date,
        home: &District,
        last: Option<&str>,
        foreign: bool,
    ) -> Result<Person, Exhausted> {
        let places = self.places;
        let from = if self.dice.random_ratio(7, 10) {
            home
        } else {
            places.district(self.dice)
        };
        Ok(Person {
            id: self.subject(),
            nik: self.serials.nik(&from.code, born, sex)?,
            name: if foreign {
                self.names.foreigner(sex, self.dice)
            } else {
                self.names.person(sex, last, self.dice)
            },
            sex,
            born,
            birth_regency: from.code[..4].to_owned(),
            died: None,
            foreign,
            status: Status::Single,
            mother: None,
            father: None,
        })
    }

    pub(super) fn subject(&mut self) -> SubjectId {
        let mut bytes = [0; 16];
        self.dice.fill_bytes(&mut bytes);
        SubjectId(bytes)
    }

    /// When the couple came together: of age, and long enough ago for a child that is expected.
    fn wedding(&mut self, family: &Family, shape: Shape, expecting: bool) -> Date {
        let youngest = family
            .people
            .iter()
            .map(|p| p.born)
            .max()
            .unwrap_or(self.today);
        let of_age = shifted(youngest, years(MARRIED_FROM_YEARS));
        let latest = match (shape, expecting) {
            (Shape::Widowed | Shape::Divorced, _) => shifted(self.today, -years(3)),
            (_, true) => shifted(self.today, -330),
            (_, false) => shifted(self.today, -30),
        };
        let wait = self.dice.random_range(0..years(9));
        shifted(of_age, wait).min(latest).max(of_age)
    }

    /// Children who still live at home, oldest first.
    fn children(
        &mut self,
        family: &mut Family,
        shape: Shape,
        home: &District,
        wed: Date,
        expecting: bool,
    ) -> Result<(), Exhausted> {
        let wanted = match shape {
            Shape::Elderly => 0,
            Shape::SingleMother => usize::from(!expecting),
            Shape::Widowed | Shape::Divorced | Shape::Unmarried => self.dice.random_range(1..=3),
            Shape::Couple | Shape::ForeignSpouse => {
                [0, 1, 1, 2, 2, 2, 3, 4][self.dice.random_range(0..8)].min(CHILDREN_MAX)
            }
        };
        let must = matches!(shape, Shape::Widowed | Shape::Divorced);
        let latest = shifted(self.today, if expecting { -700 } else { -120 });
        let menopause = shifted(family.people[0].born, years(MOTHER_UNTIL_YEARS));
        let last = self.family_word(family);
        let mut born = shifted(wed, self.dice.random_range(290..900));
        for n in 0..wanted {
            let keep = must && n == 0;
            if born > latest || (born > menopause && !keep) {
                break;
            }
            let grown = days_between(born, self.today) > years(24);
            if keep || !grown || self.dice.random_ratio(1, 4) {
                let sex = self.sex();
                let mut child = self.person(sex, born, home, last.as_deref(), false)?;
                child.mother = Some(0);
                child.father = (shape != Shape::SingleMother).then_some(1);
                family.people.push(child);
            }
            born = shifted(born, self.dice.random_range(620..2200));
        }
        Ok(())
    }

    /// Some families hand down the father's last word, most do not.
    fn family_word(&mut self, family: &Family) -> Option<String> {
        let inherits = self.dice.random_ratio(1, 3);
        let father = family.people.get(1)?;
        inherits
            .then(|| {
                father
                    .name
                    .rsplit_once(' ')
                    .map(|(_, last)| last.to_owned())
            })
            .flatten()
    }

    pub(super) fn sex(&mut self) -> Sex {
        if self.dice.random_range(0..205) < 105 {
            Sex::Male
        } else {
            Sex::Female
        }
    }
}
