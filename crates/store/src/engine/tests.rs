//! The engines side by side: the same behaviour of transactions, values and errors.

use uuid::Uuid;

use crate::testing::{TestEngine, engines};
use crate::{At, BoxFuture, Day, Ids, Json, Result, StoreError, Tx};

/// An id for a test.
pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// Puts a workspace in.
pub(crate) async fn workspace(tx: &mut Tx, workspace: Uuid, name: &str) -> Result<()> {
    tx.exec(
        "INSERT INTO workspace (workspace_id, name, zone, seq, revision, test_clock, body, version) \
         VALUES ($1, $2, 'Europe/Berlin', 0, 1, $3, '{}', 1)",
        &[&workspace, &name, &true],
    )
    .await?;
    Ok(())
}

/// Puts a person in.
pub(crate) async fn person(tx: &mut Tx, workspace: Uuid, person: Uuid, name: &str) -> Result<()> {
    tx.exec(
        "INSERT INTO person (workspace_id, id, kind, sort_name, roles, leave_alone, gone, sorted, body, version) \
         VALUES ($1, $2, 'person', $3, 0, $4, $4, $4, '{}', 1)",
        &[&workspace, &person, &name, &false],
    )
    .await?;
    Ok(())
}

/// The names in one workspace.
pub(crate) async fn names(engine: &TestEngine, workspace: Uuid) -> Vec<String> {
    engine
        .store
        .read(workspace, move |tx| {
            Box::pin(async move {
                let sql = "SELECT sort_name FROM person WHERE workspace_id = $1 ORDER BY sort_name";
                tx.query(sql, &[&workspace], |row| row.get(0)).await
            })
        })
        .await
        .expect("people can be read")
}

/// Makes workspace 1.
pub(crate) async fn firm(engine: &TestEngine) -> Uuid {
    firm_number(engine, 1).await
}

pub(crate) async fn firm_number(engine: &TestEngine, number: u128) -> Uuid {
    let firm = id(number);
    engine
        .store
        .write(firm, move |tx| Box::pin(workspace(tx, firm, "Firm")))
        .await
        .expect("a workspace is made");
    firm
}

/// A job that adds one person.
pub(crate) fn add(
    firm: Uuid,
    number: u128,
    name: &'static str,
) -> impl for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<()>> + Send {
    move |tx| Box::pin(person(tx, firm, id(number), name))
}

#[tokio::test(flavor = "multi_thread")]
async fn values_come_back_as_they_went() {
    for engine in engines().await {
        let firm = firm(&engine).await;
        let at = At("1969-12-31T23:59:58.123456Z".parse().unwrap());
        let day = Day("2024-02-29".parse().unwrap());
        let bytes = vec![0u8, 255, 7];
        engine
            .store
            .write(firm, move |tx| {
                Box::pin(async move {
                    tx.exec(
                        "INSERT INTO act (workspace_id, seq, name, member, door, hash, answer, happened_on, at, recorded_at) \
                         VALUES ($1, 1, 'x', NULL, 'page', $2, $3, $4, $5, $5)",
                        &[&firm, &bytes, &Json(vec!["ü", "\"", "\n"]), &day, &at],
                    )
                    .await?;
                    person(tx, firm, id(9), "Ada").await?;
                    tx.exec(
                        "UPDATE person SET expectation = $1, ready_on = NULL WHERE workspace_id = $2 AND id = $3",
                        &[&0.25f64, &firm, &id(9)],
                    )
                    .await?;
                    Ok(())
                })
            })
            .await
            .expect("values are written");
        engine
            .store
            .read(firm, move |tx| {
                Box::pin(async move {
                    let sql = "SELECT hash, answer, happened_on, at, undone_by, seq FROM act WHERE workspace_id = $1";
                    tx.query_one(sql, &[&firm], |row| {
                        assert_eq!(row.get::<Vec<u8>>(0)?, [0, 255, 7]);
                        assert_eq!(row.get::<Json<Vec<String>>>(1)?.0, ["ü", "\"", "\n"]);
                        assert_eq!(row.get::<Option<Day>>(2)?, Some(day));
                        assert_eq!(row.get::<At>(3)?, at);
                        assert_eq!(row.get::<Option<i64>>(4)?, None);
                        assert_eq!(row.get::<i64>(5)?, 1);
                        assert!(matches!(row.get::<i64>(4), Err(StoreError::Column { index: 4, .. })));
                        assert!(row.get::<i64>(0).is_err() && row.get::<String>(5).is_err() && row.get::<i64>(6).is_err());
                        Ok(())
                    })
                    .await?;
                    let sql = "SELECT expectation, leave_alone, id FROM person WHERE workspace_id = $1 AND id IN (SELECT value FROM rarray($2))";
                    let rows = tx
                        .query(sql, &[&firm, &Ids(vec![id(8), id(9)])], |row| {
                            Ok((row.get::<Option<f64>>(0)?, row.get::<bool>(1)?, row.get::<Uuid>(2)?))
                        })
                        .await?;
                    assert_eq!(rows, [(Some(0.25), false, id(9))]);
                    let none = tx.query(sql, &[&firm, &Ids(vec![])], |_| Ok(())).await?;
                    assert!(none.is_empty());
                    Ok(())
                })
            })
            .await
            .unwrap_or_else(|error| panic!("{}: {error}", engine.name));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failing_job_leaves_nothing_and_a_spoiled_one_neither() {
    for engine in engines().await {
        let firm = firm(&engine).await;
        let twice = engine.store.write(firm, move |tx| {
            Box::pin(async move {
                person(tx, firm, id(1), "Ada").await?;
                person(tx, firm, id(1), "Ada again").await
            })
        });
        assert!(matches!(twice.await, Err(StoreError::Taken(_))), "{}", engine.name);
        let hidden = engine.store.write(firm, move |tx| {
            Box::pin(async move {
                person(tx, firm, id(1), "Ada").await?;
                let _ = tx.exec("INSERT INTO no_such_table VALUES (1)", &[]).await;
                Ok(())
            })
        });
        assert_eq!(hidden.await, Err(StoreError::Spoiled), "{}", engine.name);
        let refused: Result<()> = engine
            .store
            .write(firm, move |tx| {
                Box::pin(async move {
                    person(tx, firm, id(1), "Ada").await?;
                    Err(StoreError::refused("not today"))
                })
            })
            .await;
        assert_eq!(refused, Err(StoreError::refused("not today")));
        assert!(names(&engine, firm).await.is_empty(), "{}", engine.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_cannot_point_into_another_workspace() {
    for engine in engines().await {
        let (a, b) = (firm_number(&engine, 1).await, firm_number(&engine, 2).await);
        engine.store.write(a, add(a, 11, "Ada")).await.unwrap();
        engine.store.write(b, add(b, 22, "Bob")).await.unwrap();
        let tie = engine.store.write(a, move |tx| {
            Box::pin(async move {
                tx.exec(
                    "INSERT INTO tie (workspace_id, id, a, b, body, version) VALUES ($1, $2, $3, $4, '{}', 1)",
                    &[&a, &id(5), &id(11), &id(22)],
                )
                .await?;
                Ok(())
            })
        });
        assert!(matches!(tie.await, Err(StoreError::Orphan(_))), "{}", engine.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_request_harms_nobody() {
    for engine in engines().await {
        let firm = firm(&engine).await;
        for number in 0..40u128 {
            let store = engine.store.clone();
            let request =
                tokio::spawn(async move { store.write(firm, add(firm, 100 + number, "Gone")).await });
            tokio::task::yield_now().await;
            request.abort();
        }
        engine.store.write(firm, add(firm, 1, "Ada")).await.expect("the store goes on");
        let all = names(&engine, firm).await;
        assert!(all.iter().filter(|name| *name == "Ada").count() == 1, "{}", engine.name);
        // A read that is given up half way gives its connection back or closes it.
        for _ in 0..40 {
            let store = engine.store.clone();
            let read = tokio::spawn(async move {
                store
                    .read(firm, |tx| Box::pin(async move { tx.query("SELECT 1", &[], |_| Ok(())).await }))
                    .await
            });
            tokio::task::yield_now().await;
            read.abort();
        }
        assert_eq!(names(&engine, firm).await, all);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panicking_job_fails_alone() {
    for engine in engines().await {
        let firm = firm(&engine).await;
        let wild = engine.store.write(firm, move |tx| {
            Box::pin(async move {
                person(tx, firm, id(1), "Ada").await?;
                if tx.workspace().is_some() {
                    panic!("on purpose");
                }
                Ok(())
            })
        });
        let tame = engine.store.write(firm, add(firm, 2, "Bob"));
        let (wild, tame) = tokio::join!(wild, tame);
        assert_eq!(wild, Err(StoreError::Panicked), "{}", engine.name);
        tame.expect("the other is saved");
        assert_eq!(names(&engine, firm).await, ["Bob"], "{}", engine.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn writes_of_a_workspace_run_one_after_the_other() {
    for engine in engines().await {
        let firm = firm(&engine).await;
        let jobs: Vec<_> = (0..100)
            .map(|_| {
                let store = engine.store.clone();
                tokio::spawn(async move {
                    store
                        .write(firm, move |tx| {
                            Box::pin(async move {
                                let seq: i64 = tx
                                    .query_one(
                                        "SELECT seq FROM workspace WHERE workspace_id = $1",
                                        &[&firm],
                                        |row| row.get(0),
                                    )
                                    .await?;
                                tx.exec(
                                    "UPDATE workspace SET seq = $1 WHERE workspace_id = $2",
                                    &[&(seq + 1), &firm],
                                )
                                .await?;
                                Ok(seq)
                            })
                        })
                        .await
                })
            })
            .collect();
        let mut seen = Vec::new();
        for job in jobs {
            seen.push(job.await.unwrap().unwrap());
        }
        seen.sort_unstable();
        assert_eq!(seen, (0..100).collect::<Vec<i64>>(), "{}", engine.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_read_sees_one_moment_and_cannot_write() {
    for engine in engines().await {
        let firm = firm(&engine).await;
        let wrote = engine.store.read(firm, move |tx| Box::pin(person(tx, firm, id(1), "Ada"))).await;
        assert!(wrote.is_err(), "{}", engine.name);
        assert!(names(&engine, firm).await.is_empty());
        let long = engine.store.read_long(firm, move |tx| {
            Box::pin(async move {
                let sql = "SELECT count(*) FROM person WHERE workspace_id = $1";
                tx.query_one(sql, &[&firm], |row| row.get::<i64>(0)).await
            })
        });
        assert_eq!(long.await, Ok(0));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_endless_read_is_stopped() {
    for engine in engines().await {
        let options =
            crate::OpenOptions { short_read: std::time::Duration::from_millis(200), ..Default::default() };
        let store = crate::Store::open(&engine.address, options).await.unwrap();
        let endless = store.house_read(|tx| {
            Box::pin(async move {
                let sql = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT CAST(sum(x % 7) AS bigint) FROM n";
                tx.query(sql, &[], |_| Ok(())).await
            })
        });
        assert_eq!(endless.await, Err(StoreError::TooLong), "{}", engine.name);
        let one = store.house_read(|tx| {
            Box::pin(async move { tx.query_one("SELECT 1", &[], |row| row.get::<i64>(0)).await })
        });
        assert_eq!(one.await, Ok(1), "{}", engine.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn text_sorts_and_words_are_found_the_same() {
    for engine in engines().await {
        let firm = firm(&engine).await;
        for (number, name) in (1u128..).zip(["b", "B", "ä", "a-b", "ab", "Z", "_"]) {
            engine.store.write(firm, add(firm, number, name)).await.unwrap();
        }
        assert_eq!(names(&engine, firm).await, ["B", "Z", "_", "a-b", "ab", "b", "ä"], "{}", engine.name);
    }
}
