//! The threads on which the `async` twins work.
//!
//! | work         | threads                                                                                           |
//! | ------------ | ------------------------------------------------------------------------------------------------- |
//! | of readers   | [`run`]: as many as the machine has cores, two at least and four at most, for all indexes together |
//! | of a writer  | [`Lane`]: one of its own, which does one call after the other, in the order in which they came    |
//!
//! A long run of indexing therefore holds back no search. Threads start when the first is needed; those of readers live as long as
//! the process, that of a writer as long as the writer.

use std::any::Any;
use std::collections::VecDeque;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::sync::{Arc, Condvar, LazyLock, Mutex, MutexGuard, PoisonError, Weak, mpsc};
use std::task::{Context, Poll, Waker};
use std::thread;

use crate::cancel::Queued;
use crate::{CancelToken, SearchError};

/// Threads for readers at most.
const THREADS: usize = 4;

type Job = Box<dyn FnOnce() + Send>;

static POOL: LazyLock<Pool> = LazyLock::new(Pool::default);

/// Does `work` on a thread for readers. A panic there is a panic of whoever awaits it; who stops waiting does not stop the work,
/// which a [`CancelToken`] does.
pub(crate) fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Task<T> {
    let (job, task) = Task::of(work);
    POOL.do_or_begin(job);
    task
}

/// The same for work that can be cancelled, which ends at once where it still waits for a thread.
pub(crate) fn run_until<T: Send + 'static>(
    cancel: Option<&CancelToken>,
    work: impl FnOnce() -> Result<T, SearchError> + Send + 'static,
) -> Task<Result<T, SearchError>> {
    let (job, task) = Task::of(work);
    task.watched_by(cancel);
    POOL.do_or_begin(job);
    task
}

/// The thread of one writer.
#[derive(Default)]
pub(crate) struct Lane {
    jobs: Mutex<Option<mpsc::Sender<Job>>>,
}

impl Lane {
    /// Does `work` behind all that was asked for before. Cancelled work that still waits ends at once.
    pub(crate) fn run_until<T: Send + 'static>(
        &self,
        cancel: Option<&CancelToken>,
        work: impl FnOnce() -> Result<T, SearchError> + Send + 'static,
    ) -> Task<Result<T, SearchError>> {
        let (job, task) = Task::of(work);
        task.watched_by(cancel);
        if let Err(job) = self.push(job) {
            // No thread can be had: the caller's own does it.
            job();
        }
        task
    }

    fn push(&self, job: Job) -> Result<(), Job> {
        let mut jobs = lock(&self.jobs);
        if jobs.is_none() {
            let (sender, receiver) = mpsc::channel::<Job>();
            let work = move || receiver.into_iter().for_each(|job| job());
            *jobs = thread::Builder::new().name("tracuu-writer".to_owned()).spawn(work).ok().map(|_| sender);
        }
        match &*jobs {
            Some(sender) => sender.send(job).map_err(|mpsc::SendError(job)| job),
            None => Err(job),
        }
    }
}

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

impl Pool {
    fn do_or_begin(&'static self, job: Job) {
        if let Err(job) = self.push(job) {
            // No thread can be had: the caller's own does it.
            job();
        }
    }

    /// Gives the job back where there is no thread and none can be started.
    fn push(&'static self, job: Job) -> Result<(), Job> {
        let mut state = lock(&self.state);
        let limit = thread::available_parallelism().map_or(2, |cores| cores.get().clamp(2, THREADS));
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

/// Work that is waited for.
pub(crate) struct Task<T> {
    shared: Arc<Shared<T>>,
}

/// What whoever works and whoever waits both see.
struct Shared<T> {
    state: Mutex<Stage<T>>,
}

struct Stage<T> {
    step: Step<T>,
    waker: Option<Waker>,
}

/// How far work has come.
enum Step<T> {
    Queued,
    Begun,
    Done(Result<T, Box<dyn Any + Send>>),
}

impl<T: Send + 'static> Task<T> {
    fn of(work: impl FnOnce() -> T + Send + 'static) -> (Job, Task<T>) {
        let shared = Arc::new(Shared { state: Mutex::new(Stage { step: Step::Queued, waker: None }) });
        let worker = Arc::clone(&shared);
        let job = move || {
            if worker.begin() {
                worker.finish(catch_unwind(AssertUnwindSafe(work)));
            }
        };
        (Box::new(job), Task { shared })
    }
}

impl<T: Send + 'static> Task<Result<T, SearchError>> {
    fn watched_by(&self, cancel: Option<&CancelToken>) {
        if let Some(cancel) = cancel {
            let shared: Arc<dyn Queued> = Arc::clone(&self.shared) as Arc<dyn Queued>;
            let weak: Weak<dyn Queued> = Arc::downgrade(&shared);
            cancel.watch(weak);
        }
    }
}

impl<T> Shared<T> {
    /// Whether the work is to be done: not where somebody gave it up.
    fn begin(&self) -> bool {
        let mut state = lock(&self.state);
        let is_queued = matches!(state.step, Step::Queued);
        if is_queued {
            state.step = Step::Begun;
        }
        is_queued
    }

    fn finish(&self, outcome: Result<T, Box<dyn Any + Send>>) {
        let waker = {
            let mut state = lock(&self.state);
            state.step = Step::Done(outcome);
            state.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl<T: Send> Queued for Shared<Result<T, SearchError>> {
    fn give_up(&self) {
        if self.begin() {
            self.finish(Ok(Err(tracuu::SearchError::Cancelled.into())));
        }
    }
}

impl<T> Future for Task<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let mut state = lock(&self.shared.state);
        match std::mem::replace(&mut state.step, Step::Begun) {
            Step::Done(Ok(value)) => Poll::Ready(value),
            Step::Done(Err(panic)) => {
                drop(state);
                resume_unwind(panic)
            }
            earlier @ (Step::Queued | Step::Begun) => {
                state.step = earlier;
                state.waker = Some(context.waker().clone());
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
        let lane = Lane::default();
        let panicked = lane.run_until(None, || -> Result<(), SearchError> { panic!("asked for") });
        assert!(catch_unwind(AssertUnwindSafe(|| block_on(panicked))).is_err());
        assert_eq!(block_on(lane.run_until(None, || Ok(1))), Ok(1));
    }

    #[test]
    fn work_that_nobody_waits_for_is_done() {
        let (send, receive) = mpsc::channel();
        drop(run(move || send.send(7)));
        assert_eq!(receive.recv(), Ok(7));
    }

    #[test]
    fn a_lane_keeps_the_order() {
        let lane = Lane::default();
        let done = Arc::new(Mutex::new(Vec::new()));
        let tasks: Vec<_> = (0..100)
            .map(|n| {
                let done = Arc::clone(&done);
                lane.run_until(None, move || {
                    lock(&done).push(n);
                    Ok(())
                })
            })
            .collect();
        tasks.into_iter().for_each(|task| block_on(task).expect("done"));
        assert!(lock(&done).is_sorted());
    }

    #[test]
    fn cancelled_work_that_waits_ends_at_once_and_is_never_done() {
        let lane = Lane::default();
        let (open, gate) = mpsc::channel::<()>();
        let first = lane.run_until(None, move || Ok(gate.recv().is_ok()));
        let token = CancelToken::new();
        let (send, receive) = mpsc::channel();
        let second = lane.run_until(Some(&token), move || Ok(send.send(7).is_ok()));
        token.cancel();
        assert!(matches!(block_on(second), Err(SearchError::Cancelled { .. })));
        // A token that was cancelled before stops what comes later.
        assert!(matches!(block_on(lane.run_until(Some(&token), || Ok(()))), Err(SearchError::Cancelled { .. })));
        open.send(()).expect("somebody waits");
        assert_eq!(block_on(first), Ok(true));
        block_on(lane.run_until(None, || Ok(()))).expect("done");
        assert!(receive.try_recv().is_err(), "it was not done");
    }

    #[test]
    fn readers_have_two_threads_at_least() {
        let (open, gate) = mpsc::channel::<()>();
        let blocked = run(move || gate.recv().is_ok());
        assert_eq!(block_on(run(|| 1)), 1);
        open.send(()).expect("somebody waits");
        assert!(block_on(blocked));
    }
}
