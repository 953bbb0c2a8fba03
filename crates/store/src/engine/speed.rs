//! What things cost, printed; run by hand: `cargo test -p goodturn-store speed -- --ignored --nocapture`.

use std::time::Instant;

use super::tests::{firm, id};
use crate::testing::engines;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "measures, asserts nothing"]
async fn speed() {
    for engine in engines().await {
        let firm = firm(&engine).await;
        let started = Instant::now();
        engine
            .store
            .write(firm, move |tx| {
                Box::pin(async move {
                    for number in 0..5_000u128 {
                        super::tests::person(tx, firm, id(number + 1), "Somebody").await?;
                    }
                    Ok(())
                })
            })
            .await
            .unwrap();
        println!("{}: 5,000 rows in one write: {:?}", engine.name, started.elapsed());
        let started = Instant::now();
        for number in 0..2_000u128 {
            let one = engine.store.read(firm, move |tx| {
                Box::pin(async move {
                    let sql = "SELECT sort_name FROM person WHERE workspace_id = $1 AND id = $2";
                    tx.query_one(sql, &[&firm, &id(number + 1)], |row| row.get::<String>(0)).await
                })
            });
            one.await.unwrap();
        }
        println!("{}: a point read with its transaction: {:?}", engine.name, started.elapsed() / 2_000);
        let started = Instant::now();
        for _ in 0..300 {
            let one = engine.store.write(firm, move |tx| {
                Box::pin(async move {
                    tx.exec("UPDATE workspace SET seq = seq + 1 WHERE workspace_id = $1", &[&firm]).await
                })
            });
            one.await.unwrap();
        }
        println!("{}: a write, one after the other: {:?}", engine.name, started.elapsed() / 300);
        let folder = crate::testing::Folder::new();
        let started = Instant::now();
        engine.store.backup(&folder.path().join("b")).await.unwrap();
        println!("{}: a backup of 5,000 people: {:?}", engine.name, started.elapsed());
        let started = Instant::now();
        engine.store.restore(&folder.path().join("b"), true).await.unwrap();
        println!("{}: its restore: {:?}", engine.name, started.elapsed());
    }
}
