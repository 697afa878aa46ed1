//! The history of a case, a part at a time or as it happens.

use super::call::{Answer, Call, Paging, bad_cursor, next, page};
use super::problem::{Kind, Trouble};
use super::shape::history::{Event as Happened, History};
use super::token::Acting;
use app::{follow, view::Moment};
use axum::http::HeaderName;
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use base::{CaseId, Timestamp};
use futures_util::stream::{self, Stream};
use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

/// What a cursor of this list is for.
const LIST: &str = "history";
const LAST_EVENT: HeaderName = HeaderName::from_static("last-event-id");
/// How long a stream is silent at most.
const ALIVE: Duration = Duration::from_secs(20);

pub(crate) async fn show(call: Call, acting: Acting) -> Answer {
    if call.asks_for("text/event-stream") {
        return stream(call, acting).await;
    }
    let paging: Paging = call.query()?;
    let most = paging.most()?;
    let after = match paging.after(LIST)? {
        None => 0,
        Some(after) => after.parse().map_err(|_| bad_cursor())?,
    };
    let view = follow::case(&call.portal.app, acting.resident, call.case()?, call.now).await?;
    let moments = view.timeline.iter().filter(|moment| moment.seq > after);
    let mut moments: Vec<&Moment> = moments.take(most + 1).collect();
    let more = moments.len() > most;
    moments.truncate(most);
    let last = moments.last().filter(|_| more);
    let next = last.map(|moment| next(&call, LIST, &moment.seq.to_string(), most));
    let ctx = call.ctx();
    let items = moments.iter().map(|moment| Happened::of(&ctx, moment));
    let body = History {
        items: items.collect(),
        next: next.clone(),
    };
    page(next.as_deref(), &body)
}

/// A stream while somebody listens.
struct Listening {
    call: Call,
    acting: Acting,
    case: CaseId,
    moved: Receiver<CaseId>,
    /// The last event that was told.
    last: i64,
    waiting: VecDeque<Event>,
    /// Held as long as somebody listens.
    _place: OwnedSemaphorePermit,
}

/// Each event as it happens, those before first; it ends with the token.
async fn stream(call: Call, acting: Acting) -> Answer {
    let case = call.case()?;
    let place = Arc::clone(&call.portal.api.streams).try_acquire_owned();
    let place = place.map_err(|_| Trouble::of(Kind::Busy))?;
    // Listening begins before the history is read: nothing that happens in between is missed.
    let moved = call.portal.app.moved.subscribe();
    let last = call.header(&LAST_EVENT).and_then(|last| last.parse().ok());
    let mut listening = Listening {
        case,
        moved,
        last: last.unwrap_or(0),
        waiting: VecDeque::new(),
        _place: place,
        call,
        acting,
    };
    listening.look().await?;
    let stream = Sse::new(told(listening)).keep_alive(KeepAlive::new().interval(ALIVE));
    Ok(stream.into_response())
}

fn told(listening: Listening) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold(listening, |mut listening| async move {
        let event = listening.next().await?;
        Some((Ok(event), listening))
    })
}

impl Listening {
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Some(event);
            }
            let left = self.acting.until.micros() - (self.call.portal.now)().micros();
            let left = Duration::from_micros(u64::try_from(left).ok()?);
            match tokio::time::timeout(left, self.moved.recv()).await.ok()? {
                Ok(other) if other != self.case => {}
                // Ours, or so many at once that ours may have been among those missed.
                Ok(_) | Err(RecvError::Lagged(_)) => self.look().await.ok()?,
                Err(RecvError::Closed) => return None,
            }
        }
    }

    /// Reads the history again, from the last event that was told.
    async fn look(&mut self) -> Result<(), app::AppError> {
        let now: Timestamp = (self.call.portal.now)();
        let app = &self.call.portal.app;
        let view = follow::case(app, self.acting.resident, self.case, now).await?;
        let ctx = self.call.ctx();
        for moment in view.timeline.iter().filter(|one| one.seq > self.last) {
            let data = serde_json::to_string(&Happened::of(&ctx, moment)).unwrap_or_default();
            let event = Event::default().id(moment.seq.to_string());
            self.waiting.push_back(event.event("history").data(data));
        }
        let told = view.timeline.last().map_or(0, |moment| moment.seq);
        self.last = told.max(self.last);
        Ok(())
    }
}
