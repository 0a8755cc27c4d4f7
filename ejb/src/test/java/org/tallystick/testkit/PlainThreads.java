package org.tallystick.testkit;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/// The container's factory of threads, without one: threads that no test has to wait for.
public final class PlainThreads implements ManagedThreadFactory {

  @Override
  public Thread newThread(Runnable work) {
    return Thread.ofPlatform().daemon().unstarted(work);
  }

  @Override
  public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
    throw new UnsupportedOperationException("nothing of the archive joins a pool");
  }
}
