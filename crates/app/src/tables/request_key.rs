//! Keys of requests: a program that did not hear an answer asks again with the same key, and nothing is done twice.

use crate::vault::sha256;
use crate::{App, AppError, ClientId};
use base::{CaseId, SubjectId, Timestamp};
use store::{Cell, Unit};

/// A request that is carried out once, however often it arrives. Neither the key nor the request is kept as it came.
#[derive(Clone, Debug)]
pub struct Once {
    key: Vec<u8>,
    request: Vec<u8>,
}

impl Once {
    /// The key a client gave, and what it asked for: method, address and body.
    pub fn new(app: &App, client: ClientId, key: &str, request: &[&[u8]]) -> Self {
        let asked = crate::vault::hex(&sha256(request));
        Self {
            key: app
                .vault
                .blind("request-key", &[client.as_str(), key].join("\n")),
            request: app.vault.blind("request", &asked),
        }
    }

    /// The case that this request brought about or moved, if it was carried out before. The same key with another
    /// request is [`AppError::KeyReused`].
    pub(crate) async fn find(
        &self,
        app: &App,
        subject: SubjectId,
    ) -> Result<Option<CaseId>, AppError> {
        let sql = "SELECT request, case_id FROM request_key WHERE key = $1 AND subject_id = $2";
        let cells = [Cell::from(self.key.clone()), Cell::from(subject)];
        let Some(row) = app.store.query_one(subject.bucket(), sql, &cells).await? else {
            return Ok(None);
        };
        if row.blob("request")? != self.request {
            return Err(AppError::KeyReused);
        }
        Ok(Some(row.case("case_id")?))
    }

    /// Written in the unit that carries the request out. A key that is there already is a conflict of that unit.
    pub(crate) fn add(
        &self,
        unit: &mut Unit,
        (subject, case): (SubjectId, CaseId),
        now: Timestamp,
    ) {
        unit.expect(
            "INSERT INTO request_key (key, subject_id, request, case_id, at) \
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (key, subject_id) DO NOTHING",
            vec![
                Cell::from(self.key.clone()),
                Cell::from(subject),
                Cell::from(self.request.clone()),
                Cell::from(case),
                Cell::from(now),
            ],
            1,
        );
    }
}
