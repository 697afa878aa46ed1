//! Kills: what the bank said yes to stays, and what it still owes the instance is told after the restart.

use super::house::{Ear, House, bill, reference, secret, soon};
use app::payment::Notice;
use std::collections::BTreeSet;
use std::sync::Mutex;
use std::time::Duration;

#[tokio::test]
async fn a_notice_that_was_not_taken_is_tried_again_also_after_a_kill() {
    let ear = Ear::open();
    let house = House::start("again", &ear);
    house.bank().register(&bill(1)).await.unwrap();
    ear.answer(&[503, 429, 503]);
    let id = house.pay(1, "");
    let first = ear.heard(2);
    assert_eq!(first[0], first[1], "a try repeats the same notice");
    soon(|| house.receipt(&id).contains("sudah dicoba"));

    let house = house.again_after_kill();
    let heard = ear.heard(4);
    let notice = Notice::read(&heard[3], &secret()).unwrap();
    assert_eq!(notice.bank_id, id);
    soon(|| house.receipt(&id).contains("sudah menerima"));
    let house = house.again_after_kill();
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(ear.count(), 4, "what was taken is not told again");
    assert!(house.receipt(&id).contains("sudah menerima"));
}

#[tokio::test]
async fn nothing_the_bank_said_yes_to_is_lost_by_a_kill() {
    let ear = Ear::open();
    let house = House::start("kill", &ear);
    for n in 1..=4 {
        house.bank().register(&bill(n)).await.unwrap();
    }
    let forms: Vec<(u8, String)> = (0..80)
        .map(|at| (at % 4 + 1, house.form(at % 4 + 1, "&uji=ya&how=never")))
        .collect();
    let promised = Mutex::new(BTreeSet::new());
    std::thread::scope(|scope| {
        for share in forms.chunks(20) {
            let (house, promised) = (&house, &promised);
            scope.spawn(move || {
                for (n, form) in share {
                    let Some(id) = house.try_send(form) else {
                        break;
                    };
                    promised.lock().unwrap().insert((*n, id));
                }
            });
        }
        soon(|| promised.lock().unwrap().len() >= 10);
        house.kill_now();
    });
    let promised = promised.into_inner().unwrap();
    let house = house.again_after_kill();
    let mut kept = BTreeSet::new();
    for n in 1..=4 {
        for notice in house.bank().payments(&reference(n)).await.unwrap() {
            kept.insert((n, notice.bank_id));
        }
    }
    assert!(
        promised.is_subset(&kept),
        "lost: {:?}",
        promised.difference(&kept)
    );
    for (_, form) in &forms {
        house.send(form);
    }
    let mut all = 0;
    for n in 1..=4 {
        all += house.bank().payments(&reference(n)).await.unwrap().len();
    }
    assert_eq!(
        all,
        forms.len(),
        "a form that paid before the kill does not pay again"
    );
}
