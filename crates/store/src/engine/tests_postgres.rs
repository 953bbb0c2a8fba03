//! What only PostgreSQL has: row policies, roles, sessions that die.

use super::tests::{add, firm, firm_number, id, names, person};
use crate::backup::{HOUSE_TABLES, WORKSPACE_TABLES};
use crate::testing::{empty_database, postgres};
use crate::{OpenOptions, Store, StoreAddress, StoreError};

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_that_forgets_the_workspace_sees_its_own_alone() {
    let Some(engine) = postgres().await else { return };
    let (a, b) = (firm_number(&engine, 1).await, firm_number(&engine, 2).await);
    engine.store.write(a, add(a, 11, "Ada")).await.unwrap();
    engine.store.write(b, add(b, 22, "Bob")).await.unwrap();
    for (workspace, name) in [(a, "Ada"), (b, "Bob")] {
        let all = engine.store.read(workspace, |tx| {
            Box::pin(async move {
                tx.query("SELECT sort_name FROM person", &[], |row| row.get::<String>(0)).await
            })
        });
        assert_eq!(all.await, Ok(vec![name.to_owned()]));
    }
    // The house sees nobody, and which workspaces there are.
    let house = engine.store.house_read(|tx| {
        Box::pin(async move {
            let people: i64 = tx.query_one("SELECT count(*) FROM person", &[], |row| row.get(0)).await?;
            let firms: i64 = tx.query_one("SELECT count(*) FROM workspace", &[], |row| row.get(0)).await?;
            Ok((people, firms))
        })
    });
    assert_eq!(house.await, Ok((0, 2)));
    let firms = engine.store.read(a, |tx| {
        Box::pin(
            async move { tx.query_one("SELECT count(*) FROM workspace", &[], |row| row.get::<i64>(0)).await },
        )
    });
    assert_eq!(firms.await, Ok(1));
    // Nothing can be written into, moved to, or taken from another one.
    let into = engine.store.write(a, move |tx| Box::pin(person(tx, b, id(33), "Cuckoo")));
    assert!(into.await.is_err());
    let foreign = engine.store.write(a, move |tx| {
        Box::pin(async move { tx.exec("DELETE FROM person WHERE workspace_id = $1", &[&b]).await })
    });
    assert_eq!(foreign.await, Ok(0));
    let house = engine.store.house(|tx| Box::pin(async move { tx.exec("DELETE FROM workspace", &[]).await }));
    assert_eq!(house.await, Ok(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_table_is_bound_and_the_role_may_do_nothing_else() {
    let Some(engine) = postgres().await else { return };
    let (bound, others, role) = engine
        .store
        .house_read(|tx| {
            Box::pin(async move {
                let sql = "SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace \
                           AND (relrowsecurity AND relforcerowsecurity) = $1 ORDER BY 1";
                let bound: Vec<String> = tx.query(sql, &[&true], |row| row.get(0)).await?;
                let others: Vec<String> = tx.query(sql, &[&false], |row| row.get(0)).await?;
                let role: (String, bool) = tx
                    .query_one(
                        "SELECT current_user::text, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = current_user",
                        &[],
                        |row| Ok((row.get(0)?, row.get(1)?)),
                    )
                    .await?;
                Ok((bound, others, role))
            })
        })
        .await
        .unwrap();
    let sorted = |tables: Vec<&str>| {
        let mut tables: Vec<String> = tables.into_iter().map(str::to_owned).collect();
        tables.sort();
        tables
    };
    assert_eq!(bound, sorted(WORKSPACE_TABLES.to_vec()));
    assert_eq!(others, sorted(HOUSE_TABLES.iter().copied().chain(["schema_migration"]).collect()));
    assert_eq!(role, ("goodturn_app".to_owned(), false));
    for text in [
        "CREATE TABLE x (y int)",
        "DROP TABLE person",
        "DELETE FROM schema_migration",
        "ALTER TABLE person DISABLE ROW LEVEL SECURITY",
    ] {
        let tried = engine.store.house(move |tx| Box::pin(tx.script(text))).await;
        assert!(matches!(tried, Err(StoreError::Engine { .. })), "{text}: {tried:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_switches_over_few_sessions_never_mix() {
    let Some(engine) = postgres().await else { return };
    let mut firms = Vec::new();
    for number in 1..=8u128 {
        let firm = firm_number(&engine, number).await;
        engine.store.write(firm, add(firm, 100 + number, "One")).await.unwrap();
        firms.push(firm);
    }
    let tasks: Vec<_> = (0..64usize)
        .map(|task| {
            let (store, firms) = (engine.store.clone(), firms.clone());
            tokio::spawn(async move {
                for turn in 0..30 {
                    let firm = firms[(task + turn) % firms.len()];
                    let seen = store
                        .read(firm, |tx| {
                            Box::pin(async move {
                                tx.query("SELECT workspace_id FROM person", &[], |row| {
                                    row.get::<uuid::Uuid>(0)
                                })
                                .await
                            })
                        })
                        .await?;
                    assert_eq!(seen, [firm]);
                }
                Ok::<(), StoreError>(())
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plain_login_without_the_role_is_bound_too_and_a_mighty_one_is_given_it() {
    let Some((address, _guard)) = empty_database().await else { return };
    let StoreAddress::Postgres(text) = &address else { return };
    let (client, wire) = tokio_postgres::connect(text, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(wire);
    let user = format!("plain_{}", std::process::id());
    client
        .batch_execute(&format!("CREATE ROLE {user} LOGIN; GRANT ALL ON SCHEMA public TO {user}"))
        .await
        .unwrap();
    let (_, rest) = text.split_once("://").unwrap();
    let (_, rest) = rest.split_once('@').unwrap();
    let plain = StoreAddress::Postgres(format!("postgres://{user}@{rest}"));
    let store = Store::open(&plain, OpenOptions::default()).await.expect("a plain login opens it");
    for number in [1u128, 2] {
        let firm = id(number);
        store.write(firm, move |tx| Box::pin(super::tests::workspace(tx, firm, "Firm"))).await.unwrap();
        store.write(firm, add(firm, 10 + number, "Somebody")).await.unwrap();
    }
    let (who, seen) = store
        .read(id(1), |tx| {
            Box::pin(async move {
                let who: String = tx.query_one("SELECT current_user::text", &[], |row| row.get(0)).await?;
                let seen: i64 = tx.query_one("SELECT count(*) FROM person", &[], |row| row.get(0)).await?;
                Ok((who, seen))
            })
        })
        .await
        .unwrap();
    assert_eq!((who, seen), (user.clone(), 1));
    let folder = crate::testing::Folder::new();
    let backup = store.backup(&folder.path().join("plain.backup")).await.unwrap();
    assert_eq!((backup.workspaces, backup.people), (2, 2), "the owner's backup sees every workspace");
    store.restore(&folder.path().join("plain.backup"), true).await.expect("and can be restored");
    drop(store);
    client.batch_execute(&format!("DROP OWNED BY {user} CASCADE; DROP ROLE {user}")).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_was_ended_is_replaced() {
    let Some(engine) = postgres().await else { return };
    let firm = firm(&engine).await;
    let kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
    let StoreAddress::Postgres(text) = &engine.address else { return };
    let (client, wire) = tokio_postgres::connect(text, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(wire);
    // Between two transactions nobody notices.
    client.batch_execute(kill).await.unwrap();
    engine.store.write(firm, add(firm, 1, "Ada")).await.expect("on a new session");
    // Inside one it is said, and nothing is saved.
    let client = std::sync::Arc::new(client);
    let killer = std::sync::Arc::clone(&client);
    let lost = engine.store.write(firm, move |tx| {
        Box::pin(async move {
            person(tx, firm, id(2), "Bob").await?;
            let _ = killer.batch_execute(kill).await;
            person(tx, firm, id(3), "Cleo").await
        })
    });
    assert!(matches!(lost.await, Err(StoreError::Unreachable(_))));
    // While committing nobody can know.
    let unknown = engine.store.write(firm, move |tx| {
        Box::pin(async move {
            person(tx, firm, id(4), "Dan").await?;
            let _ = client.batch_execute(kill).await;
            Ok(())
        })
    });
    assert!(matches!(unknown.await, Err(StoreError::CommitUnknown(_))));
    assert_eq!(names(&engine, firm).await, ["Ada"]);
}

/// The servers of these tests answer commits early, as some are set up for speed.
#[tokio::test(flavor = "multi_thread")]
async fn a_commit_is_answered_when_it_is_durable_whatever_the_server_is_set_to() {
    let Some(engine) = postgres().await else { return };
    let firm = firm(&engine).await;
    let StoreAddress::Postgres(text) = &engine.address else { return };
    let (client, wire) = tokio_postgres::connect(text, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(wire);
    for (set, held) in [("off", "on"), ("on", "on"), ("remote_apply", "remote_apply"), ("local", "local")] {
        let database = "DO $$BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = ";
        client.batch_execute(&format!("{database}{set}', current_database()); END$$")).await.unwrap();
        let store = Store::open(&engine.address, OpenOptions::default()).await.unwrap();
        let sql = "SELECT current_setting('synchronous_commit')";
        let seen = store.write(firm, move |tx| {
            Box::pin(async move { tx.query_one(sql, &[], |row| row.get::<String>(0)).await })
        });
        assert_eq!(seen.await.unwrap(), held, "set to {set}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deadlock_is_tried_again() {
    let Some(engine) = postgres().await else { return };
    let (a, b) = (firm_number(&engine, 1).await, firm_number(&engine, 2).await);
    engine
        .store
        .house(|tx| {
            Box::pin(async move {
                tx.exec("INSERT INTO setting (key, value) VALUES ('x', '0')", &[]).await?;
                tx.exec("INSERT INTO setting (key, value) VALUES ('y', '0')", &[]).await
            })
        })
        .await
        .unwrap();
    let cross = |workspace, first: &'static str, second: &'static str| {
        let store = engine.store.clone();
        async move {
            store
                .write_again(workspace, move |tx| {
                    Box::pin(async move {
                        let add = "UPDATE setting SET value = value || '1' WHERE key = $1";
                        tx.exec(add, &[&first]).await?;
                        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
                        tx.exec(add, &[&second]).await
                    })
                })
                .await
        }
    };
    let (one, two) = tokio::join!(cross(a, "x", "y"), cross(b, "y", "x"));
    assert_eq!((one, two), (Ok(1), Ok(1)));
    let values = engine.store.house_read(|tx| {
        Box::pin(async move {
            tx.query("SELECT value FROM setting ORDER BY key", &[], |row| row.get::<String>(0)).await
        })
    });
    assert_eq!(values.await, Ok(vec!["011".to_owned(), "011".to_owned()]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_others_is_left_alone() {
    let Some((address, _guard)) = empty_database().await else { return };
    let StoreAddress::Postgres(text) = &address else { return };
    let (client, wire) = tokio_postgres::connect(text, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(wire);
    client.batch_execute("CREATE TABLE notes (x int)").await.unwrap();
    let open = Store::open(&address, OpenOptions::default()).await;
    assert!(matches!(open, Err(StoreError::Refused(_))));
    let row =
        client.query_one("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", &[]).await.unwrap();
    assert_eq!(row.get::<_, i64>(0), 1);
}

/// The reason for `person_word`: with a row policy, an index answers prefixes of words, not patterns.
#[tokio::test(flavor = "multi_thread")]
async fn words_are_found_by_index_under_the_policy() {
    let Some(engine) = postgres().await else { return };
    let firm = firm(&engine).await;
    let plan = engine
        .store
        .write(firm, move |tx| {
            Box::pin(async move {
                tx.exec(
                    "INSERT INTO person (workspace_id, id, kind, sort_name, roles, leave_alone, gone, sorted, body, version) \
                     SELECT $1, md5(n::text)::uuid, 'person', 'Name ' || n, 0, false, false, false, '{}', 1 FROM generate_series(1, 3000) n",
                    &[&firm],
                )
                .await?;
                tx.exec(
                    "INSERT INTO person_word (workspace_id, word, person_id) \
                     SELECT $1, md5('w' || n), md5(n::text)::uuid FROM generate_series(1, 3000) n",
                    &[&firm],
                )
                .await?;
                tx.plan("SELECT person_id FROM person_word WHERE workspace_id = $1 AND word >= $2 AND word < $3").await
            })
        })
        .await
        .unwrap();
    let condition = plan.iter().find(|line| line.contains("Index Cond")).cloned().unwrap_or_default();
    assert!(condition.contains("word >="), "{plan:#?}");
}
