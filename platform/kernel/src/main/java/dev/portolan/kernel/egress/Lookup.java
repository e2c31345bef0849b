package dev.portolan.kernel.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Resolves names on threads of its own: a lookup cannot be interrupted, and would hold a virtual thread's carrier.
final class Lookup implements AutoCloseable {
    private final Resolver resolver;
    private final ExecutorService threads;

    Lookup(Resolver resolver, int maxConcurrent) {
        this.resolver = resolver;
        this.threads = new ThreadPoolExecutor(
                0,
                maxConcurrent,
                30,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("egress-lookup-", 0).factory());
    }

    /// @throws ExecutionException around an `UnknownHostException` when there is no such name
    /// @throws java.util.concurrent.RejectedExecutionException when too many lookups hang
    List<InetAddress> find(String host, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        return deadline.await(threads.submit(() -> resolver.resolve(host)));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
