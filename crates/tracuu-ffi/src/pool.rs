//! The threads on which the `async` twins work: as many as the machine has cores, four at most, started when the first is
//! needed, for as long as the process lives.

use std::any::Any;
use std::collections::VecDeque;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::sync::{Arc, Condvar, LazyLock, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::thread;

/// Threads at most.
const THREADS: usize = 4;

type Job = Box<dyn FnOnce() + Send>;

static POOL: LazyLock<Pool> = LazyLock::new(Pool::default);

#[derive(Default)]
struct Pool {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    jobs: VecDeque<Job>,
    threads: usize,
    idle: usize,
}

/// Does `work` on a thread of the pool. A panic there is a panic of whoever awaits it; who stops waiting does not stop the
/// work, which a [`CancelToken`](crate::CancelToken) does.
pub(crate) fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Task<T> {
    let shared = Arc::new(Mutex::new(Shared { outcome: None, waker: None }));
    let worker = Arc::clone(&shared);
    let job: Job = Box::new(move || {
        let outcome = catch_unwind(AssertUnwindSafe(work));
        let waker = {
            let mut shared = lock(&worker);
            shared.outcome = Some(outcome);
            shared.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    });
    if let Err(job) = POOL.push(job) {
        // No thread can be had: the caller's own does it.
        job();
    }
    Task { shared }
}

impl Pool {
    /// Gives the job back where there is no thread and none can be started.
    fn push(&'static self, job: Job) -> Result<(), Job> {
        let mut state = lock(&self.state);
        let limit = thread::available_parallelism().map_or(1, |cores| cores.get()).min(THREADS);
        if state.idle <= state.jobs.len() && state.threads < limit {
            let started = thread::Builder::new().name("tracuu".to_owned()).spawn(move || self.work());
            state.threads += usize::from(started.is_ok());
        }
        if state.threads == 0 {
            return Err(job);
        }
        state.jobs.push_back(job);
        self.changed.notify_one();
        Ok(())
    }

    fn work(&self) {
        let mut state = lock(&self.state);
        loop {
            match state.jobs.pop_front() {
                Some(job) => {
                    drop(state);
                    job();
                    state = lock(&self.state);
                }
                None => {
                    state.idle += 1;
                    state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                    state.idle -= 1;
                }
            }
        }
    }
}

/// What a job leaves for whoever waits.
struct Shared<T> {
    outcome: Option<Result<T, Box<dyn Any + Send>>>,
    waker: Option<Waker>,
}

/// Work that is being done; see [`run`].
pub(crate) struct Task<T> {
    shared: Arc<Mutex<Shared<T>>>,
}

impl<T> Future for Task<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let mut shared = lock(&self.shared);
        match shared.outcome.take() {
            Some(Ok(value)) => Poll::Ready(value),
            Some(Err(panic)) => {
                drop(shared);
                resume_unwind(panic)
            }
            None => {
                shared.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

/// Jobs catch their panics before they lock anything, so that a lock is never left in the middle of a change.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::task::Wake;

    use super::*;

    struct Thread(thread::Thread);

    impl Wake for Thread {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }

    fn block_on<T>(future: impl Future<Output = T>) -> T {
        let mut future = Box::pin(future);
        let waker = Waker::from(Arc::new(Thread(thread::current())));
        loop {
            match future.as_mut().poll(&mut Context::from_waker(&waker)) {
                Poll::Ready(value) => return value,
                Poll::Pending => thread::park(),
            }
        }
    }

    #[test]
    fn work_is_done_and_awaited() {
        assert_eq!(block_on(run(|| 6 * 7)), 42);
        let tasks: Vec<Task<usize>> = (0..100).map(|n| run(move || n * n)).collect();
        let sum: usize = tasks.into_iter().map(block_on).sum();
        assert_eq!(sum, 328_350);
    }

    #[test]
    fn a_panic_reaches_who_waits_and_leaves_the_pool_alive() {
        let panicked = catch_unwind(AssertUnwindSafe(|| block_on(run(|| -> usize { panic!("asked for") }))));
        assert!(panicked.is_err());
        assert_eq!(block_on(run(|| 1)), 1);
    }

    #[test]
    fn work_that_nobody_waits_for_is_done() {
        let (send, receive) = mpsc::channel();
        drop(run(move || send.send(7)));
        assert_eq!(receive.recv(), Ok(7));
    }
}
