//! Backups and restores, within an engine and across.

use std::os::unix::fs::PermissionsExt;

use super::{Backup, HOUSE_TABLES, WORKSPACE_TABLES};
use crate::engine::tests::{add, firm_number, id, names, person, workspace};
use crate::engine::{Dialect, StoreInner};
use crate::testing::{Folder, TestEngine, engines};
use crate::{At, Day, OpenOptions, Store, StoreAddress, StoreError};

/// Something in many tables, with every kind of value, in two workspaces.
async fn fill(engine: &TestEngine) {
    for number in [1u128, 2] {
        let firm = firm_number(engine, number).await;
        let at = At("2026-11-23T10:00:00.123456+01:00".parse().unwrap());
        let day = Day("2026-11-23".parse().unwrap());
        engine
            .store
            .write(firm, move |tx| {
                Box::pin(async move {
                    tx.exec(
                        "INSERT INTO member (workspace_id, id, role, active, body, version) VALUES ($1, $2, 'owner', $3, '{}', 1)",
                        &[&firm, &id(7), &true],
                    )
                    .await?;
                    // More than one portion.
                    for nr in 0..450u128 {
                        person(tx, firm, id(1_000 + nr), "Jörg \"Schöne\" Grüße\n€").await?;
                    }
                    tx.exec(
                        "UPDATE person SET owner = $1, ready_on = $2, expectation = $3 WHERE workspace_id = $4 AND id = $5",
                        &[&id(7), &day, &0.1f64, &firm, &id(1_000)],
                    )
                    .await?;
                    tx.exec(
                        "INSERT INTO person_alias (workspace_id, filed, holder, seq) VALUES ($1, $2, $3, 1)",
                        &[&firm, &id(1_000), &id(1_001)],
                    )
                    .await?;
                    tx.exec(
                        "INSERT INTO matter (workspace_id, id, kind, open, seq, body, version) VALUES ($1, $2, 'ask', $3, 1, '{\"b\":1,\"a\":2.50}', 1)",
                        &[&firm, &id(20), &true],
                    )
                    .await?;
                    tx.exec(
                        "INSERT INTO duty (workspace_id, id, matter_id, rule, person_id, owner, due_on, due_at, group_rank, revision, body) \
                         VALUES ($1, $2, $3, 'P29', $4, $5, $6, $7, 3, 1, '{}')",
                        &[&firm, &id(21), &id(20), &id(1_000), &id(7), &day, &at],
                    )
                    .await?;
                    tx.exec(
                        "INSERT INTO act (workspace_id, seq, name, member, door, hash, answer, at, recorded_at) \
                         VALUES ($1, 1, 'ask.plan', $2, 'page', $3, '{}', $4, $4)",
                        &[&firm, &id(7), &vec![0u8, 1, 255], &at],
                    )
                    .await
                })
            })
            .await
            .expect("rows are written");
    }
    engine
        .store
        .house(|tx| {
            Box::pin(async move {
                tx.exec(
                    "INSERT INTO user_account (id, mail, created_at, body, version) VALUES ($1, 'a@b.example', $2, '{}', 1)",
                    &[&id(3), &At("2026-11-23T10:00:00Z".parse().unwrap())],
                )
                .await?;
                tx.exec("INSERT INTO setting (key, value) VALUES ('server', 'x')", &[]).await
            })
        })
        .await
        .expect("the house is furnished");
}

/// Every row of a backup, as text.
fn dump(path: &std::path::Path) -> Vec<String> {
    let file = rusqlite::Connection::open(path).unwrap();
    let mut lines = Vec::new();
    for table in WORKSPACE_TABLES.iter().chain(HOUSE_TABLES) {
        let mut statement = file.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let width = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<rusqlite::types::Value> = (0..width).map(|place| row.get_unwrap(place)).collect();
            lines.push(format!("{table} {values:?}"));
        }
    }
    lines.sort();
    lines
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_any_engine_restores_into_any_other() {
    let folder = Folder::new();
    let mut dumps = Vec::new();
    for from in engines().await {
        fill(&from).await;
        let file = folder.path().join(format!("{}.backup", from.name));
        let made = from.store.backup(&file).await.unwrap_or_else(|error| panic!("{}: {error}", from.name));
        assert_eq!(made, Backup { workspaces: 2, people: 900, acts: 2 });
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        dumps.push(dump(&file));
        for to in engines().await {
            let back = to
                .store
                .restore(&file, false)
                .await
                .unwrap_or_else(|error| panic!("{} to {}: {error}", from.name, to.name));
            assert_eq!(back, made);
            let again = folder.path().join(format!("{}-{}.backup", from.name, to.name));
            to.store.backup(&again).await.unwrap();
            assert_eq!(dump(&again), dumps[0], "{} to {}", from.name, to.name);
            assert_eq!(names(&to, id(1)).await.len(), 450);
            to.store.write(id(2), add(id(2), 5, "New")).await.expect("work goes on");
        }
    }
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().flatten().map(|it| it.file_name()).collect();
    assert!(left.iter().all(|name| name.to_string_lossy().ends_with(".backup")), "{left:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_overwritten_unless_told_to() {
    let folder = Folder::new();
    let file = folder.path().join("a.backup");
    for engine in engines().await {
        let firm = firm_number(&engine, 1).await;
        engine.store.write(firm, add(firm, 1, "Ada")).await.unwrap();
        let _ = std::fs::remove_file(&file);
        engine.store.backup(&file).await.unwrap();
        let before = std::fs::read(&file).unwrap();
        assert!(matches!(engine.store.backup(&file).await, Err(StoreError::Refused(_))));
        assert_eq!(std::fs::read(&file).unwrap(), before);
        engine.store.write(firm, add(firm, 2, "Bob")).await.unwrap();
        assert!(
            matches!(engine.store.restore(&file, false).await, Err(StoreError::Refused(_))),
            "{}",
            engine.name
        );
        assert_eq!(names(&engine, firm).await, ["Ada", "Bob"]);
        engine.store.restore(&file, true).await.unwrap_or_else(|error| panic!("{}: {error}", engine.name));
        assert_eq!(names(&engine, firm).await, ["Ada"], "{}", engine.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_file_changes_nothing() {
    let folder = Folder::new();
    let path = |name: &str| folder.path().join(name);
    for engine in engines().await {
        let firm = firm_number(&engine, 1).await;
        for nr in 1..=300 {
            engine
                .store
                .write(firm, add(firm, nr, "Somebody with a long name that fills the pages of the file"))
                .await
                .unwrap();
        }
        let good = path(&format!("{}.good", engine.name));
        engine.store.backup(&good).await.unwrap();
        let whole = std::fs::read(&good).unwrap();
        let write = |name: &str, bytes: &[u8]| std::fs::write(path(name), bytes).unwrap();
        write("short", &whole[..whole.len() / 2]);
        write("text", b"BEGIN:VCARD");
        write("empty", b"");
        let mut bent = whole.clone();
        for byte in bent.iter_mut().skip(20_000).step_by(97).take(400) {
            *byte ^= 0x5a;
        }
        write("bent", &bent);
        let change = |name: &str, sql: &str| {
            write(name, &whole);
            rusqlite::Connection::open(path(name)).unwrap().execute_batch(sql).unwrap();
        };
        change("trigger", "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM person; END");
        change("newer", "INSERT INTO schema_migration VALUES (999, 'later', 'x')");
        change("foreign", "PRAGMA application_id = 1");
        change("orphan", "PRAGMA foreign_keys = OFF; UPDATE person SET owner = x'00'");
        for name in ["short", "text", "empty", "bent", "trigger", "newer", "foreign", "orphan", "missing"] {
            let tried = engine.store.restore(&path(name), true).await;
            assert!(
                matches!(tried, Err(StoreError::Backup(_) | StoreError::Refused(_) | StoreError::File(_))),
                "{}, {name}: {tried:?}",
                engine.name
            );
            assert_eq!(names(&engine, firm).await.len(), 300, "{}, {name}", engine.name);
        }
    }
}

/// Cut off in the middle of a restore: the row that cannot be written comes late.
#[tokio::test(flavor = "multi_thread")]
async fn a_restore_that_fails_half_way_leaves_the_store_as_it_was() {
    let folder = Folder::new();
    let file = folder.path().join("a.backup");
    let from = crate::testing::sqlite().await;
    fill(&from).await;
    from.store.backup(&file).await.unwrap();
    // A day that PostgreSQL has no date for, in a table near the end; SQLite is given a page too few instead.
    rusqlite::Connection::open(&file)
        .unwrap()
        .execute_batch("UPDATE act SET happened_on = 'someday' WHERE workspace_id = (SELECT max(workspace_id) FROM workspace)")
        .unwrap();
    for to in engines().await {
        let firm = firm_number(&to, 9).await;
        to.store.write(firm, add(firm, 1, "Ada")).await.unwrap();
        if to.store.dialect() == Dialect::Sqlite {
            to.store.house(|tx| Box::pin(tx.script("PRAGMA max_page_count = 1"))).await.unwrap();
        }
        assert!(to.store.restore(&file, true).await.is_err(), "{}", to.name);
        assert_eq!(names(&to, firm).await, ["Ada"], "{}", to.name);
        assert!(names(&to, id(1)).await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_store_is_copied_and_becomes_equal_to_a_fresh_one() {
    use crate::engine::{
        Engine, MIGRATIONS, Tx, connect, create_private, lite_shape, migrate, run_now, set_up,
    };
    let folder = Folder::new();
    let path = folder.path().join("old.db");
    create_private(&path).unwrap();
    let connection = connect(&path).unwrap();
    set_up(&connection, 1_000).unwrap();
    let mut tx = Tx::new(Engine::Sqlite(connection));
    run_now(migrate(&mut tx, &MIGRATIONS[..1], None)).unwrap().unwrap();
    run_now(workspace(&mut tx, id(1), "Old firm")).unwrap().unwrap();
    run_now(person(&mut tx, id(1), id(2), "Ada")).unwrap().unwrap();
    drop(tx);
    let old = folder.path().join("old.backup");
    std::fs::copy(&path, &old).unwrap();

    let address = StoreAddress::Sqlite(path.clone());
    let store = Store::open(&address, OpenOptions::default()).await.expect("an older store opens");
    let before = folder.path().join("old.db.before-0002");
    assert_eq!(std::fs::metadata(&before).unwrap().permissions().mode() & 0o777, 0o600);
    let steps = |path: &std::path::Path| {
        let file = rusqlite::Connection::open(path).unwrap();
        file.query_row("SELECT max(number) FROM schema_migration", [], |row| row.get::<_, i64>(0)).unwrap()
    };
    assert_eq!((steps(&before), steps(&path)), (1, i64::try_from(MIGRATIONS.len()).unwrap()));
    let fresh = crate::testing::sqlite().await;
    let shape = |path: &std::path::Path| lite_shape(&rusqlite::Connection::open(path).unwrap()).unwrap();
    assert_eq!(shape(&path), shape(fresh.address.path().unwrap()));
    drop(store);
    // An older backup is brought up to date on its way into a store, and stays what it is.
    for to in engines().await {
        to.store.restore(&old, false).await.unwrap_or_else(|error| panic!("{}: {error}", to.name));
        assert_eq!(names(&to, id(1)).await, ["Ada"], "{}", to.name);
    }
    assert_eq!(steps(&old), 1);
    // A newer one is refused, and left alone.
    let file = rusqlite::Connection::open(&path).unwrap();
    file.execute_batch("INSERT INTO schema_migration VALUES (999, 'later', 'x')").unwrap();
    drop(file);
    let newer = Store::open(&address, OpenOptions::default()).await;
    assert!(matches!(newer, Err(StoreError::Refused(words)) if words.contains("newer")));
    let file = rusqlite::Connection::open(&path).unwrap();
    file.execute_batch("DELETE FROM schema_migration WHERE number = 999; UPDATE schema_migration SET hash = 'x' WHERE number = 2").unwrap();
    drop(file);
    assert!(matches!(Store::open(&address, OpenOptions::default()).await, Err(StoreError::Refused(_))));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_migrated_step_by_step_equals_a_fresh_one_and_starts_together_are_safe() {
    use crate::engine::{MIGRATIONS, PostgresStore, migrate};
    // Both engines: six programs start on the same empty store at once.
    let folder = Folder::new();
    let mut addresses = vec![StoreAddress::Sqlite(folder.path().join("firm.db"))];
    let database = crate::testing::empty_database().await;
    addresses.extend(database.as_ref().map(|(address, _)| address.clone()));
    for address in addresses {
        let starts: Vec<_> = (0..6)
            .map(|_| {
                let address = address.clone();
                tokio::spawn(async move { Store::open(&address, OpenOptions::creating()).await })
            })
            .collect();
        for start in starts {
            start.await.unwrap().unwrap_or_else(|error| panic!("{address}: {error}"));
        }
    }
    let Some((address, _guard)) = crate::testing::empty_database().await else { return };
    let StoreAddress::Postgres(text) = &address else { return };
    // Step by step, with rows in between.
    for steps in 1..=MIGRATIONS.len() {
        let mut tx = PostgresStore::login(text).await.unwrap();
        migrate(&mut tx, &MIGRATIONS[..steps], None).await.unwrap();
        if steps == 1 {
            tx.script("BEGIN").await.unwrap();
            tx.script(
                "SELECT set_config('goodturn.workspace', '00000000-0000-0000-0000-000000000001', true)",
            )
            .await
            .unwrap();
            workspace(&mut tx, id(1), "Old firm").await.unwrap();
            tx.script("COMMIT").await.unwrap();
        }
    }
    let stepped = Store::open(&address, OpenOptions::default()).await.unwrap();
    let fresh = crate::testing::postgres().await.unwrap();
    assert_eq!(shape(&stepped).await, shape(&fresh.store).await);
}

/// Columns, constraints, indexes and policies of a database of PostgreSQL.
async fn shape(store: &Store) -> Vec<String> {
    let StoreInner::Postgres(_) = store.inner() else { return Vec::new() };
    store
        .house_read(|tx| {
            Box::pin(async move {
                let sql = "SELECT concat_ws(' ', table_name, column_name, ordinal_position, data_type, is_nullable, collation_name) \
                             FROM information_schema.columns WHERE table_schema = current_schema() \
                           UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) \
                             FROM pg_constraint WHERE connamespace = current_schema()::regnamespace \
                           UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() \
                           UNION ALL SELECT concat_ws(' ', tablename, policyname, cmd, qual, with_check) FROM pg_policies \
                           ORDER BY 1";
                tx.query(sql, &[], |row| row.get(0)).await
            })
        })
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lists_of_tables_are_complete() {
    for engine in engines().await {
        let sql = crate::Sql {
            sqlite: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
            postgres: "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1",
        };
        let mut there: Vec<String> = engine
            .store
            .house_read(move |tx| Box::pin(async move { tx.query(sql, &[], |row| row.get(0)).await }))
            .await
            .unwrap();
        let mut listed: Vec<String> = WORKSPACE_TABLES
            .iter()
            .chain(HOUSE_TABLES)
            .chain(&["schema_migration"])
            .map(ToString::to_string)
            .collect();
        there.sort();
        listed.sort();
        assert_eq!(there, listed, "{}", engine.name);
    }
}

/// A backup can be awaited anywhere a request can.
#[test]
fn its_futures_can_move_between_threads() {
    fn check<T: Send>(_: impl Fn(&'static Store) -> T) {}
    check(|store| store.backup(std::path::Path::new("x")));
    check(|store| store.restore(std::path::Path::new("x"), false));
}
