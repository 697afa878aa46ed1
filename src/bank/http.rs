//! Addresses of the bank: two for the instance, the rest are pages for whoever pays. A GET never writes.

use super::books::{Books, How, Payment};
use super::desk::{Deed, Desk, Outcome, Shown};
use super::form::{Asked, Paying, Told, find};
use super::machine;
use super::pages::{self, Ctx, Failure};
use crate::frame::{self, json, own_pages_only, token};
use crate::now::now;
use app::payment::{Merchant, Secret};
use axum::Router;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{DefaultBodyLimit, Form, Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use base::{PaymentReference, Rupiah, Timestamp, Zone};
use maud::Markup;
use pack::text::Texts;
use std::sync::{Arc, PoisonError, RwLockReadGuard};

const REQUEST_BYTES_MAX: usize = 16 * 1024;
/// Nothing from elsewhere, nothing inline, no script at all, no frame around us.
const CSP: &str = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; \
     frame-ancestors 'none'";

/// Everything a request needs. Cheap to copy.
#[derive(Clone)]
pub(super) struct Counter {
    pub(super) desk: Arc<Desk>,
    shown: Shown,
    pub(super) secret: Secret,
    pub(super) texts: Arc<Texts>,
    pub(super) merchant: Arc<Merchant>,
}

type Answer = Result<Markup, Failure>;

impl Counter {
    pub(super) fn new(desk: Desk, shown: Shown, secret: Secret, texts: Texts) -> Self {
        Self {
            desk: Arc::new(desk),
            shown,
            secret,
            texts: Arc::new(texts),
            merchant: Arc::new(super::merchant()),
        }
    }

    /// What is on disk.
    pub(super) fn books(&self) -> RwLockReadGuard<'_, Books> {
        // A line is taken in whole or not at all.
        self.shown.read().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Audience: the instance for `/v1`, which signs; anyone for the pages.
pub(super) fn routes(counter: Counter) -> Router {
    let pages = Router::new()
        .route("/", get(home))
        .route("/bayar", get(look).post(pay))
        .route("/pembayaran", get(list))
        .route("/pembayaran/{bank_id}", get(receipt))
        .route("/pembayaran/{bank_id}/kabar", post(again))
        .route("/gaya.css", get(style))
        .fallback(nowhere)
        .layer(middleware::from_fn(own_pages_only));
    Router::new()
        .route("/v1/bills", post(machine::register))
        .route("/v1/bills/{reference}", get(machine::payments))
        .route(
            "/v1/health",
            get(async || json(StatusCode::OK, "{\"ok\":true}".to_owned())),
        )
        .merge(pages)
        .layer(DefaultBodyLimit::max(REQUEST_BYTES_MAX))
        .layer(middleware::map_response(dress))
        .with_state(counter)
}

type AskedQuery = Result<Query<Asked>, QueryRejection>;

/// A query that cannot be read asks for nothing.
fn asked(query: AskedQuery) -> Asked {
    query.map(|Query(asked)| asked).unwrap_or_default()
}

async fn home(State(counter): State<Counter>, query: AskedQuery) -> Response {
    let asked = asked(query);
    let ctx = Ctx::new(&counter.texts, asked.lang(), "/", now());
    show(&ctx, Ok(pages::home::page(&ctx, &asked, None)))
}

async fn look(State(counter): State<Counter>, query: AskedQuery) -> Response {
    let asked = asked(query);
    let here = asked.address();
    let ctx = Ctx::new(&counter.texts, asked.lang(), &here, now());
    let books = counter.books();
    let page = match find(&asked, &books, &counter.merchant) {
        Ok(bill) => {
            let paid: Vec<Payment> = books.payments_of(bill.reference).cloned().collect();
            let account = counter.account(bill.reference);
            let look = pages::bill::Look {
                bill,
                account: &account,
                paid: &paid,
                tokens: [token(), token()],
                typed: &Paying::default(),
                wrong: &[],
            };
            Ok(pages::bill::page(&ctx, &look))
        }
        Err(why) => {
            let status = why.status();
            Err(Failure(status, pages::home::page(&ctx, &asked, Some(why))))
        }
    };
    show(&ctx, page)
}

async fn pay(
    State(counter): State<Counter>,
    form: Result<Form<Paying>, FormRejection>,
) -> Response {
    let now = now();
    let Ok(Form(typed)) = form else {
        let ctx = Ctx::new(&counter.texts, base::Lang::Id, "/", now);
        return show(&ctx, Err(pages::sorry(&ctx, StatusCode::BAD_REQUEST)));
    };
    let asked = typed.asked();
    let here = asked.address();
    let ctx = Ctx::new(&counter.texts, asked.lang(), &here, now);
    let found = {
        let books = counter.books();
        find(&asked, &books, &counter.merchant).map(|bill| {
            let paid: Vec<Payment> = books.payments_of(bill.reference).cloned().collect();
            (bill.clone(), paid)
        })
    };
    let (bill, paid) = match found {
        Ok(found) => found,
        Err(why) => {
            let page = pages::home::page(&ctx, &asked, Some(why));
            return show(&ctx, Err(Failure(why.status(), page)));
        }
    };
    let account = counter.account(bill.reference);
    let shown = |wrong: &[(&'static str, &'static str)]| {
        let look = pages::bill::Look {
            bill: &bill,
            account: &account,
            paid: &paid,
            tokens: [token(), token()],
            typed: &typed,
            wrong,
        };
        Failure(
            StatusCode::UNPROCESSABLE_ENTITY,
            pages::bill::page(&ctx, &look),
        )
    };
    let told = match typed.read(bill.amount, now) {
        Ok(told) => told,
        Err(wrong) => return show(&ctx, Err(shown(&wrong))),
    };
    let also_late = told.is_test;
    let payment = payment(bill.reference, &typed.form, told, now);
    match counter.desk.hand_in(Deed::Pay { payment, also_late }).await {
        Some(Outcome::Paid(bank_id)) => {
            Redirect::to(&ctx.to(&format!("/pembayaran/{bank_id}"))).into_response()
        }
        Some(Outcome::TooLate) => show(&ctx, Err(shown(&[("bayar", "wrong-too-late")]))),
        Some(Outcome::Full) => show(&ctx, Err(shown(&[("bayar", "wrong-full")]))),
        Some(_) => show(&ctx, Err(pages::sorry(&ctx, StatusCode::NOT_FOUND))),
        None => show(
            &ctx,
            Err(pages::sorry(&ctx, StatusCode::SERVICE_UNAVAILABLE)),
        ),
    }
}

async fn receipt(
    State(counter): State<Counter>,
    Path(bank_id): Path<String>,
    query: AskedQuery,
) -> Response {
    let asked = asked(query);
    let here = format!("/pembayaran/{bank_id}");
    let ctx = Ctx::new(&counter.texts, asked.lang(), &here, now());
    let books = counter.books();
    let found = books.entry(&bank_id).and_then(|entry| {
        let bill = books.bill(entry.payment.reference)?;
        Some((entry, bill))
    });
    let page = if let Some((entry, bill)) = found {
        let account = counter.account(bill.reference);
        Ok(pages::receipt::page(&ctx, entry, bill, &account))
    } else {
        let home = Ctx::new(&counter.texts, asked.lang(), "/", now());
        Err(pages::sorry(&home, StatusCode::NOT_FOUND))
    };
    show(&ctx, page)
}

async fn list(State(counter): State<Counter>, query: AskedQuery) -> Response {
    let asked = asked(query);
    let ctx = Ctx::new(&counter.texts, asked.lang(), "/pembayaran", now());
    let page = pages::receipt::list(&ctx, &counter.books());
    show(&ctx, Ok(page))
}

async fn again(
    State(counter): State<Counter>,
    Path(bank_id): Path<String>,
    form: Result<Form<Asked>, FormRejection>,
) -> Response {
    let asked = form.map(|Form(asked)| asked).unwrap_or_default();
    let ctx = Ctx::new(&counter.texts, asked.lang(), "/", now());
    let deed = Deed::Again {
        bank_id: bank_id.clone(),
        at: now(),
    };
    match counter.desk.hand_in(deed).await {
        Some(Outcome::Kept) => {
            Redirect::to(&ctx.to(&format!("/pembayaran/{bank_id}"))).into_response()
        }
        Some(_) => show(&ctx, Err(pages::sorry(&ctx, StatusCode::NOT_FOUND))),
        None => show(
            &ctx,
            Err(pages::sorry(&ctx, StatusCode::SERVICE_UNAVAILABLE)),
        ),
    }
}

async fn nowhere(State(counter): State<Counter>, query: AskedQuery) -> Response {
    let ctx = Ctx::new(&counter.texts, asked(query).lang(), "/", now());
    show(&ctx, Err(pages::sorry(&ctx, StatusCode::NOT_FOUND)))
}

async fn style() -> Response {
    let kind = HeaderValue::from_static("text/css; charset=utf-8");
    ([(header::CONTENT_TYPE, kind)], include_str!("gaya.css")).into_response()
}

/// The headers of every answer.
async fn dress(answer: Response) -> Response {
    let mut answer = frame::dress(answer).await;
    let csp = HeaderValue::from_static(CSP);
    answer
        .headers_mut()
        .insert(header::CONTENT_SECURITY_POLICY, csp);
    answer
}

impl Counter {
    fn account(&self, reference: PaymentReference) -> String {
        app::payment::virtual_account(&self.merchant.company, &reference)
    }
}

fn show(ctx: &Ctx, page: Answer) -> Response {
    let (status, page) = match page {
        Ok(page) => (StatusCode::OK, page),
        Err(Failure(status, page)) => (status, page),
    };
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    let language = HeaderValue::from_static(ctx.lang.tag());
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_LANGUAGE, language),
    ];
    (status, headers, page.into_string()).into_response()
}

fn payment(reference: PaymentReference, form: &str, told: Told, now: Timestamp) -> Payment {
    let day = now.date(Zone::Wib);
    let number = token()[..10].to_uppercase();
    Payment {
        bank_id: format!(
            "BC-{:04}{:02}{:02}-{number}",
            day.year(),
            day.month(),
            day.day()
        ),
        reference,
        amount: Rupiah(told.amount),
        paid_at: told.paid_at,
        made_at: now,
        nonce: token(),
        form: form.to_owned(),
        how: told.how.unwrap_or(How::AtOnce),
    }
}
