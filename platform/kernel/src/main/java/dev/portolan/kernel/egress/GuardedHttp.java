package dev.portolan.kernel.egress;

import dev.portolan.kernel.egress.Fetched.Failed;
import dev.portolan.kernel.egress.Fetched.Fault;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Fetches what customers and plugins name, and nothing that lies inside.
///
/// A name is resolved once, every address it leads to is checked, and the connection goes to a checked one, with the
/// name in the Host header and in TLS. Redirects pass the caller's rule and the same checks, and credentials stay with
/// the origin that they were meant for. Time, size, headers and redirects are bounded.
@ApplicationScoped
public class GuardedHttp {
    private final Lookup lookup;
    private final HttpClient client;
    private final HttpClient streams;
    private final Hops hops;
    private final Semaphore slots;

    GuardedHttp(Vertx vertx, EgressConfig config, Resolver resolver) {
        lookup = new Lookup(resolver, config.maxConcurrent());
        client = vertx.createHttpClient(bounded(config));
        // A stream may be left before its end: its connection is nobody else's.
        streams = vertx.createHttpClient(bounded(config).setKeepAlive(false));
        hops = new Hops(new EgressGuard(config, lookup), new Exchange(client), new Exchange(streams));
        slots = new Semaphore(config.maxConcurrent());
    }

    /// Sends a request and waits for the whole answer. Blocks: call it from a virtual thread or a worker.
    ///
    /// @throws IllegalStateException when called on an event loop
    public Fetched fetch(Request request) {
        var deadline = Deadline.in(request.limits().timeout());
        var obstacle = enter(request, deadline);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        try {
            return hops.follow(request, deadline);
        } finally {
            slots.release();
        }
    }

    /// Sends a request and hands out the answer while it comes, for bodies that do not fit into memory. Follows no
    /// redirects: one is handed out like any answer. Blocks, and so does reading: do both on a virtual thread or a
    /// worker. Time and size are bounded as in [#fetch].
    ///
    /// @throws IllegalStateException when called on an event loop
    public Opened open(Request request) {
        var deadline = Deadline.in(request.limits().timeout());
        var obstacle = enter(request, deadline);
        if (obstacle.isPresent()) {
            return new Opened.Not(obstacle.get());
        }
        var held = new AtomicBoolean(true);
        Runnable leave = () -> {
            if (held.compareAndSet(true, false)) {
                slots.release();
            }
        };
        Opened opened = null;
        try {
            opened = hops.open(request, deadline, leave);
            return opened;
        } finally {
            if (!(opened instanceof Opened.Stream)) {
                leave.run();
            }
        }
    }

    // Takes a place among the requests under way, or says why there is none to have.
    private Optional<Fetched> enter(Request request, Deadline deadline) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("GuardedHttp blocks and was called on an event loop");
        }
        var objection = RequestHeaders.objection(request.headers());
        if (objection.isPresent()) {
            return objection.map(Fetched.class::cast);
        }
        try {
            return slots.tryAcquire(deadline.left(), TimeUnit.NANOSECONDS)
                    ? Optional.empty()
                    : Optional.of(new Failed(Fault.BUSY, "Too many requests are under way. Try again in a minute."));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.of(new Failed(Fault.INTERRUPTED, "The request was stopped."));
        }
    }

    @PreDestroy
    void close() {
        lookup.close();
        client.close();
        streams.close();
    }

    /// Plain HTTP/1.1 without decompression, pipelining, proxies or trace headers: what is not there cannot be abused.
    static HttpClientOptions bounded(EgressConfig config) {
        var handshake = config.connectTimeout().toMillis();
        return new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setUseAlpn(false)
                .setVerifyHost(true)
                .setForceSni(true)
                .setConnectTimeout((int) handshake)
                .setSslHandshakeTimeout(handshake)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setDecompressionSupported(false)
                .setPipelining(false)
                .setKeepAliveTimeout(15)
                .setMaxPoolSize(config.maxConcurrent())
                .setMaxWaitQueueSize(config.maxConcurrent())
                .setMaxInitialLineLength(4096)
                .setMaxHeaderSize(config.maxHeaderBytes())
                .setTracingPolicy(TracingPolicy.IGNORE);
    }
}
