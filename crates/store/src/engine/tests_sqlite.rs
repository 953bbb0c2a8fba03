//! What only SQLite has: group commit, a full disk, the file and its modes.

use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::tests::{add, firm, id, names, person, workspace};
use crate::testing::{Folder, sqlite};
use crate::{OpenOptions, Store, StoreAddress, StoreError};

/// How often the journal was written to the disk cannot be asked; that jobs share a transaction can: each sees what
/// an earlier one of the same commit wrote, while readers do not.
#[tokio::test(flavor = "multi_thread")]
async fn waiting_jobs_share_a_commit_and_are_answered_after_it() {
    let engine = sqlite().await;
    let firm = firm(&engine).await;
    let go = Arc::new(AtomicBool::new(false));
    let hold = Arc::clone(&go);
    // The first job keeps the thread busy, so that the others wait.
    let store = engine.store.clone();
    let first = tokio::spawn(async move {
        store
            .write(firm, move |tx| {
                Box::pin(async move {
                    while !hold.load(Ordering::SeqCst) {
                        std::thread::sleep(std::time::Duration::from_millis(1));
                    }
                    person(tx, firm, id(1), "first").await
                })
            })
            .await
    });
    tokio::time::sleep(std::time::Duration::from_millis(30)).await;
    let reader = engine.store.clone();
    let good = engine.store.write(firm, add(firm, 2, "second"));
    let bad = engine.store.write(firm, add(firm, 2, "second again"));
    let last = engine.store.write(firm, move |tx| {
        Box::pin(async move {
            let sql = "SELECT sort_name FROM person WHERE workspace_id = $1 ORDER BY sort_name";
            let inside: Vec<String> = tx.query(sql, &[&firm], |row| row.get(0)).await?;
            // Another connection sees nothing of this commit yet.
            let outside = super::run_now(reader.read(firm, move |tx| {
                Box::pin(async move { tx.query(sql, &[&firm], |row| row.get::<String>(0)).await })
            }))??;
            Ok((inside, outside))
        })
    });
    let free = async {
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
        go.store(true, Ordering::SeqCst);
    };
    let (good, bad, last, ()) = tokio::join!(good, bad, last, free);
    first.await.unwrap().unwrap();
    good.expect("a neighbour's failure does not touch it");
    assert!(matches!(bad, Err(StoreError::Taken(_))));
    let (inside, outside) = last.unwrap();
    assert!(inside.len() == 2 && inside.contains(&"second".to_owned()), "{inside:?}");
    assert!(outside.len() <= 1 && !outside.contains(&"second".to_owned()), "{outside:?}");
    assert_eq!(names(&engine, firm).await, ["first", "second"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_undoes_the_whole_commit_and_says_so() {
    let engine = sqlite().await;
    let firm = firm(&engine).await;
    engine.store.house(|tx| Box::pin(tx.script("PRAGMA cache_size = 10"))).await.unwrap();
    let busy = engine.store.write(firm, move |tx| {
        Box::pin(async move {
            std::thread::sleep(std::time::Duration::from_millis(150));
            person(tx, firm, id(1), "slow").await
        })
    });
    let fine = engine.store.write(firm, add(firm, 2, "fine"));
    let full = engine.store.write(firm, move |tx| {
        Box::pin(async move {
            // No page more than there are: as good as a full disk.
            tx.script("PRAGMA max_page_count = 1").await?;
            let long = "x".repeat(200_000);
            for number in 0..50u128 {
                person(tx, firm, id(100 + number), &long).await?;
            }
            Ok(())
        })
    });
    let (busy, fine, full) = tokio::join!(busy, fine, full);
    busy.expect("committed before");
    assert_eq!(full, Err(StoreError::Full));
    let all = names(&engine, firm).await;
    // In the same commit as the one that filled the disk: undone with it, and told so.
    assert!(matches!(fine, Err(StoreError::BatchLost(_))), "{fine:?}");
    assert_eq!(all, ["slow"]);
    // Room again: the store goes on.
    engine.store.house(|tx| Box::pin(tx.script("PRAGMA max_page_count = 1000000"))).await.unwrap();
    engine.store.write(firm, add(firm, 3, "after")).await.expect("goes on");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_waits_is_stopped() {
    let engine = sqlite().await;
    let firm = firm(&engine).await;
    let waits = engine.store.write(firm, move |tx| {
        Box::pin(async move {
            person(tx, firm, id(1), "Ada").await?;
            tokio::task::yield_now().await;
            Ok(())
        })
    });
    assert_eq!(waits.await, Err(StoreError::Waited));
    assert!(names(&engine, firm).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn files_belong_to_their_owner_alone() {
    let folder = Folder::new();
    let path = folder.path().join("deep/er/firm.db");
    let address = StoreAddress::Sqlite(path.clone());
    assert!(matches!(Store::open(&address, OpenOptions::default()).await, Err(StoreError::Refused(_))));
    assert!(!path.exists());
    let store = Store::open(&address, OpenOptions::creating()).await.unwrap();
    store.write(id(1), |tx| Box::pin(workspace(tx, id(1), "Firm"))).await.unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for file in ["firm.db", "firm.db-wal", "firm.db-shm"] {
        assert_eq!(mode(&path.with_file_name(file)), 0o600, "{file}");
    }
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    drop(store);
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).unwrap();
    let open = Store::open(&address, OpenOptions::default()).await;
    assert!(matches!(open, Err(StoreError::Refused(words)) if words.contains("chmod 600")));
}

#[tokio::test(flavor = "multi_thread")]
async fn files_of_others_are_left_alone() {
    let folder = Folder::new();
    let address = |name: &str| StoreAddress::Sqlite(folder.path().join(name));
    let private = |name: &str| {
        std::fs::set_permissions(folder.path().join(name), PermissionsExt::from_mode(0o600)).unwrap();
    };
    std::fs::write(folder.path().join("text"), "Dear diary, this is no database at all.".repeat(200))
        .unwrap();
    rusqlite::Connection::open(folder.path().join("other"))
        .unwrap()
        .execute_batch("CREATE TABLE notes (x)")
        .unwrap();
    for name in ["text", "other"] {
        private(name);
        let before = std::fs::read(folder.path().join(name)).unwrap();
        let open = Store::open(&address(name), OpenOptions::creating()).await;
        assert!(matches!(open, Err(StoreError::Refused(_))), "{name}: {:?}", open.err());
        assert_eq!(std::fs::read(folder.path().join(name)).unwrap(), before, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_erased_is_not_in_the_file() {
    let engine = sqlite().await;
    let firm = firm(&engine).await;
    engine.store.write(firm, add(firm, 1, "Wilhelmine Seltenheim")).await.unwrap();
    engine
        .store
        .write(firm, move |tx| {
            Box::pin(async move {
                tx.exec(
                    "INSERT INTO person_word (workspace_id, word, person_id) VALUES ($1, 'seltenheim', $2)",
                    &[&firm, &id(1)],
                )
                .await?;
                Ok(())
            })
        })
        .await
        .unwrap();
    engine
        .store
        .write(firm, move |tx| {
            Box::pin(async move {
                tx.exec("DELETE FROM person_word WHERE workspace_id = $1", &[&firm]).await?;
                tx.exec("DELETE FROM person WHERE workspace_id = $1", &[&firm]).await
            })
        })
        .await
        .unwrap();
    engine.store.forget_journal().await.unwrap();
    let path = engine.address.path().unwrap();
    for suffix in ["", "-wal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        let raw = std::fs::read(name).unwrap();
        for word in [&b"Seltenheim"[..], b"seltenheim"] {
            assert!(!raw.windows(word.len()).any(|it| it == word), "found in the file{suffix}");
        }
    }
}

/// Not a test of speed: that many small writes together need few commits, measured by time on a real disk.
#[tokio::test(flavor = "multi_thread")]
async fn many_writers_together_are_quick() {
    let engine = sqlite().await;
    let firm = firm(&engine).await;
    let started = std::time::Instant::now();
    let jobs: Vec<_> = (0..2_000u128)
        .map(|number| {
            let store = engine.store.clone();
            tokio::spawn(async move { store.write(firm, add(firm, number + 1, "Ada")).await })
        })
        .collect();
    for job in jobs {
        job.await.unwrap().unwrap();
    }
    let together = started.elapsed();
    let started = std::time::Instant::now();
    for number in 0..100u128 {
        engine.store.write(firm, add(firm, number + 10_000, "Ada")).await.unwrap();
    }
    println!("2000 writes together {together:?}, 100 one by one {:?}", started.elapsed());
    assert_eq!(names(&engine, firm).await.len(), 2_100);
}

/// Whoever opens the journal after a crash may find the frames of a commit whose sync failed, whole. So nobody is told
/// that it is not saved; a full disk is told so, for its last frame was never written.
#[test]
fn a_commit_whose_sync_failed_is_not_called_unsaved() {
    let failed = |code| {
        let failure = rusqlite::ffi::Error::new(code);
        super::writer::unsure(rusqlite::Error::SqliteFailure(failure, None).into())
    };
    for code in [rusqlite::ffi::SQLITE_IOERR, rusqlite::ffi::SQLITE_IOERR_FSYNC] {
        assert!(matches!(failed(code), StoreError::CommitUnknown(_)), "{code}");
    }
    assert_eq!(failed(rusqlite::ffi::SQLITE_FULL), StoreError::Full);
    assert_eq!(failed(rusqlite::ffi::SQLITE_BUSY), StoreError::Busy);
}
