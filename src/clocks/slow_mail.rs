//! A server of mail that is slow once it has a letter, or breaks off then: each letter is sent once, none is lost, and nothing else
//! waits.

use super::letters::{POLITE, Post, country, tried, waiting};
use super::passkeys::morning;
use super::{Room, rest};
use app::account::recovery::keep;
use app::outbox;
use base::Assurance;
use std::time::{Duration, Instant};

#[tokio::test]
async fn a_letter_that_a_server_of_mail_thinks_about_is_sent_once_and_holds_up_no_round() {
    let (room, now) = (Room::new("letter-thinks"), morning());
    let (mut app, session) = country(&room, now).await;
    let slow = Post::open(&[(".", "250 thought")]).await;
    app.mail = Some(slow.mailer());
    let later = now.plus_seconds(60);
    keep(&app, (session, Assurance::High), later).await.unwrap();
    // The notice becomes a letter.
    assert_eq!(outbox::work(&app, later).await.unwrap(), 1);
    let meanwhile = async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let began = Instant::now();
        keep(&app, (session, Assurance::High), later).await.unwrap();
        let others = outbox::work(&app, later).await.unwrap();
        let took = began.elapsed();
        // Another process, after the longest that a try may take.
        let again = outbox::post(&app, later.plus_seconds(131)).await.unwrap();
        (others, again, took)
    };
    let (sent, (others, again, took)) = tokio::join!(outbox::post(&app, later), meanwhile);
    assert_eq!((sent.unwrap(), others, again), (1, 1, 1));
    assert!(took < Duration::from_secs(3), "{took:?}");
    let mut letters = slow.taken();
    assert_eq!(letters.len(), 2);
    letters.dedup();
    assert_eq!(letters.len(), 2, "each once: {letters:?}");
    assert!(waiting(&app).await.is_empty());
}

#[tokio::test]
async fn a_letter_is_not_lost_where_a_server_of_mail_breaks_off_after_its_words() {
    let (room, now) = (Room::new("letter-broken"), morning());
    let (mut app, session) = country(&room, now).await;
    let later = now.plus_seconds(60);
    let broken = Post::open(&[(".", "")]).await;
    tried(&mut app, &broken, session, later).await;
    assert_eq!(waiting(&app).await, ["letter mail-unreachable"]);
    let post = Post::open(POLITE).await;
    app.mail = Some(post.mailer());
    rest(&app, later.plus_seconds(5)).await;
    rest(&app, later.plus_seconds(60)).await;
    assert_eq!(post.taken().len(), 1, "once");
    assert!(waiting(&app).await.is_empty());
}
