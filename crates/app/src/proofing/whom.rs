//! Whom a number is about, and where what is noted under it lies: also for a number that nobody has.

use crate::tables::proofing_try::{self, Kind, Taken, Under};
use crate::tables::{spent, subject};
use crate::{App, AppError};
use base::{Bucket, Nik, SubjectId, Timestamp};
use std::net::IpAddr;
use store::Unit;

/// Whoever wants to be proofed: under which number, signed in to its account or not, and out of which network.
#[derive(Clone, Copy, Debug)]
pub struct Seeker<'n> {
    pub nik: &'n Nik,
    pub signed_in: bool,
    pub network: IpAddr,
}

/// What is counted twice: of one network under one number, and of all under it. The first keeps a stranger from closing a way to
/// a number, the second many strangers from guessing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub(super) near: Kind,
    pub(super) all: Kind,
}

/// A number, and whoever has it.
pub(super) struct Whom<'a> {
    pub(super) nik: &'a Nik,
    pub(super) subject: Option<SubjectId>,
    pub(super) bucket: Bucket,
}

pub(super) async fn find<'a>(app: &App, nik: &'a Nik) -> Result<Whom<'a>, AppError> {
    let subject = subject::find(app, "nik", nik.as_str()).await?;
    let nobodys = || spent::bucket_of(app, "proofing", nik.as_str());
    Ok(Whom {
        nik,
        subject,
        bucket: subject.map_or_else(nobodys, SubjectId::bucket),
    })
}

impl Whom<'_> {
    /// Where tries under this number are counted.
    pub(super) fn under(&self) -> Under<'_> {
        Under {
            value: self.nik.as_str(),
            bucket: self.bucket,
        }
    }
}

impl Seeker<'_> {
    /// Whoever is signed in is counted apart from all who are not.
    fn near(&self) -> String {
        if self.signed_in {
            format!("{}\nowner", self.nik.as_str())
        } else {
            format!("{}\n{}", self.nik.as_str(), self.network)
        }
    }
}

/// Takes one try before anything is compared.
pub(super) async fn take(
    app: &App,
    bounds: Bounds,
    (seeker, whom): (Seeker<'_>, &Whom<'_>),
    now: Timestamp,
) -> Result<Taken, AppError> {
    let near = seeker.near();
    let bucket = whom.bucket;
    let value = near.as_str();
    let near = proofing_try::take(app, bounds.near, Under { value, bucket }, now).await?;
    // Strangers who use up what all have together do not keep the owner out.
    if seeker.signed_in || matches!(near, Taken::No(_)) {
        return Ok(near);
    }
    proofing_try::take(app, bounds.all, whom.under(), now).await
}

/// Gives it back where what was compared turned out to be right.
pub(super) fn give_back(
    unit: &mut Unit,
    app: &App,
    bounds: Bounds,
    (seeker, whom): (Seeker<'_>, &Whom<'_>),
) {
    let near = seeker.near();
    let under = Under {
        value: &near,
        bucket: whom.bucket,
    };
    proofing_try::give_back(unit, app, bounds.near, under);
    if !seeker.signed_in {
        proofing_try::give_back(unit, app, bounds.all, whom.under());
    }
}
