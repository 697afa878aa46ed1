//! Bodies: fields and files of a form, read once, within bounds.

use app::apply::Typed;
use axum::body::{Body, BodyDataStream, Bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{HeaderMap, header};
use std::collections::BTreeMap;
use std::time::Duration;
use tokio_stream::StreamExt;

/// Bytes of a form without files.
pub(crate) const FORM_BYTES_MAX: usize = 64 * 1024;
/// Bytes of a form with a file: the file, its borders, a few fields.
pub(crate) const UPLOAD_BYTES_MAX: usize = app::apply::attach::FILE_BYTES_MAX + FORM_BYTES_MAX;
/// Bytes of a body that is too large and read all the same, so that its sender sees an answer.
const DRAINED_BYTES_MAX: usize = 16 * 1024 * 1024;
/// How long a sender may say nothing in the middle of a body.
const SILENCE: Duration = Duration::from_secs(30);
/// How long a whole body may take: whoever sends one byte now and then keeps a place as well.
const FORM_TIME: Duration = Duration::from_mins(1);
/// The same of one with a file, on a poor line: five megabytes at 20 kB a second.
const UPLOAD_TIME: Duration = Duration::from_mins(5);
/// Fields of one form.
const FIELDS_MAX: usize = 64;

const _: () = assert!(app::verify::FILE_BYTES_MAX < UPLOAD_BYTES_MAX);
const _: () = assert!(UPLOAD_BYTES_MAX < DRAINED_BYTES_MAX);

/// What a form sent.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form {
    /// As sent, in order; a name may come twice.
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) file: Option<File>,
}

/// A file of a form.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// Why a body is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BadBody {
    TooLarge,
    /// No form, or one that never ended.
    Unreadable,
}

impl Form {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, value)| value.as_str())
    }

    /// The fields as one question's answer.
    /// Every value of a name: the boxes that are ticked.
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        let fields = self.fields.iter().filter(|(other, _)| other == name);
        fields.map(|(_, value)| value.clone()).collect()
    }

    pub(crate) fn typed(&self) -> Typed {
        let fields = self.fields.iter().filter(|(name, _)| name != "csrf");
        fields.cloned().collect()
    }

    /// Fields named `<prefix>.<question>` or `<prefix>.<question>.<part>`: several answers in one form.
    pub(crate) fn grouped(&self, prefix: &str) -> BTreeMap<String, Typed> {
        let mut groups: BTreeMap<String, Typed> = BTreeMap::new();
        for (name, value) in &self.fields {
            let Some(rest) = name
                .strip_prefix(prefix)
                .and_then(|rest| rest.strip_prefix('.'))
            else {
                continue;
            };
            let (question, part) = rest.split_once('.').unwrap_or((rest, "value"));
            groups
                .entry(question.to_owned())
                .or_default()
                .insert(part.to_owned(), value.clone());
        }
        groups
    }
}

/// Reads a body. Text that is no UTF-8 arrives with replacement signs, which no kind of answer accepts.
pub(crate) async fn read(request: Request) -> Result<Form, BadBody> {
    let (parts, body) = request.into_parts();
    let media_type = parts
        .headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let upload = media_type.is_some_and(|media_type| media_type.starts_with("multipart/form-data"));
    let most = if upload {
        UPLOAD_BYTES_MAX
    } else {
        FORM_BYTES_MAX
    };
    let bytes = gather(&parts.headers, body, most).await?;
    if upload {
        return multipart(Request::from_parts(parts, Body::from(bytes))).await;
    }
    let fields: Vec<(String, String)> =
        serde_urlencoded::from_bytes(&bytes).map_err(|_| BadBody::Unreadable)?;
    if fields.len() > FIELDS_MAX {
        return Err(BadBody::TooLarge);
    }
    Ok(Form { fields, file: None })
}

/// All of a body. One that is too large is read to its end and thrown away: a browser that is cut off while it still
/// sends shows a broken connection and not our page. One that says it is larger still is not read at all.
pub(crate) async fn gather(
    headers: &HeaderMap,
    body: Body,
    most: usize,
) -> Result<Vec<u8>, BadBody> {
    let announced = headers.get(header::CONTENT_LENGTH);
    let announced = announced.and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|bytes| bytes > DRAINED_BYTES_MAX) {
        return Err(BadBody::TooLarge);
    }
    let time = if most > FORM_BYTES_MAX {
        UPLOAD_TIME
    } else {
        FORM_TIME
    };
    let whole = tokio::time::timeout(time, all(body, most)).await;
    whole.unwrap_or(Err(BadBody::Unreadable))
}

async fn all(body: Body, most: usize) -> Result<Vec<u8>, BadBody> {
    let mut chunks = body.into_data_stream();
    let (mut bytes, mut seen) = (Vec::new(), 0);
    while let Some(chunk) = next(&mut chunks).await? {
        seen += chunk.len();
        if seen > DRAINED_BYTES_MAX {
            return Err(BadBody::TooLarge);
        }
        if seen > most {
            bytes = Vec::new();
        } else {
            bytes.extend_from_slice(&chunk);
        }
    }
    if seen > most {
        Err(BadBody::TooLarge)
    } else {
        Ok(bytes)
    }
}

/// The next piece, or nothing at the end. Whoever stops in the middle is not waited for: a body that never ends would
/// keep its place for ever.
async fn next(chunks: &mut BodyDataStream) -> Result<Option<Bytes>, BadBody> {
    match tokio::time::timeout(SILENCE, chunks.next()).await {
        Ok(Some(Ok(chunk))) => Ok(Some(chunk)),
        Ok(None) => Ok(None),
        Ok(Some(Err(_))) | Err(_) => Err(BadBody::Unreadable),
    }
}

pub(crate) async fn multipart(request: Request) -> Result<Form, BadBody> {
    let parts = Multipart::from_request(request, &()).await;
    let mut parts = parts.map_err(|_| BadBody::Unreadable)?;
    let mut form = Form::default();
    while let Some(part) = parts.next_field().await.map_err(|_| BadBody::Unreadable)? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map_err(|_| BadBody::Unreadable)?;
        match file_name {
            Some(name) => {
                form.file = Some(File {
                    name,
                    bytes: bytes.to_vec(),
                });
            }
            None => form
                .fields
                .push((name, String::from_utf8_lossy(&bytes).into_owned())),
        }
        if form.fields.len() > FIELDS_MAX {
            return Err(BadBody::TooLarge);
        }
    }
    Ok(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_body_that_stops_in_the_middle_is_not_waited_for() {
        let some = tokio_stream::once(Ok::<_, std::io::Error>(Bytes::from_static(b"a=")));
        let never = some.chain(tokio_stream::pending());
        let gathered = gather(&HeaderMap::new(), Body::from_stream(never), 64).await;
        assert_eq!(gathered, Err(BadBody::Unreadable));
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_drips_is_not_waited_for_either() {
        for (most, time) in [(FORM_BYTES_MAX, FORM_TIME), (UPLOAD_BYTES_MAX, UPLOAD_TIME)] {
            let bytes = tokio_stream::iter(std::iter::repeat(Bytes::from_static(b"a")));
            let drips = bytes.then(|byte| async {
                tokio::time::sleep(SILENCE * 9 / 10).await;
                Ok::<_, std::io::Error>(byte)
            });
            let began = tokio::time::Instant::now();
            let gathered = gather(&HeaderMap::new(), Body::from_stream(drips), most).await;
            assert_eq!(gathered, Err(BadBody::Unreadable));
            assert_eq!(began.elapsed(), time);
        }
    }
}
