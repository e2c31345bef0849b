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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Fetches what customers and plugins name, and nothing that lies inside.
///
/// A name is resolved once, every address it leads to is checked, and the connection goes to a checked one, with the
/// name in the Host header and in TLS. Redirects pass the caller's rule and the same checks, and credentials stay with
/// the origin that they were meant for. Time, size, headers and redirects are bounded.
@ApplicationScoped
public class GuardedHttp {
    private final Lookup lookup;
    private final HttpClient client;
    private final Hops hops;
    private final Semaphore slots;

    GuardedHttp(Vertx vertx, EgressConfig config, Resolver resolver) {
        lookup = new Lookup(resolver, config.maxConcurrent());
        client = vertx.createHttpClient(bounded(config));
        hops = new Hops(new EgressGuard(config, lookup), new Exchange(client));
        slots = new Semaphore(config.maxConcurrent());
    }

    /// Sends a request and waits for the whole answer. Blocks: call it from a virtual thread or a worker.
    ///
    /// @throws IllegalStateException when called on an event loop
    public Fetched fetch(Request request) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("GuardedHttp blocks and was called on an event loop");
        }
        var objection = RequestHeaders.objection(request.headers());
        if (objection.isPresent()) {
            return objection.get();
        }
        var deadline = Deadline.in(request.limits().timeout());
        try {
            if (!slots.tryAcquire(deadline.left(), TimeUnit.NANOSECONDS)) {
                return new Failed(Fault.BUSY, "Too many requests are under way. Try again in a minute.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Failed(Fault.INTERRUPTED, "The request was stopped.");
        }
        try {
            return hops.follow(request, deadline);
        } finally {
            slots.release();
        }
    }

    @PreDestroy
    void close() {
        lookup.close();
        client.close();
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
