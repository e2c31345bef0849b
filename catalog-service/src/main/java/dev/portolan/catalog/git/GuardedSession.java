package dev.portolan.catalog.git;

import dev.portolan.catalog.connections.Access;
import dev.portolan.catalog.hosts.BrowsedFile;
import dev.portolan.kernel.egress.GuardedHttp;
import dev.portolan.kernel.egress.Opened;
import dev.portolan.kernel.egress.Request;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.jspecify.annotations.Nullable;

/// The way out for one visit to a repository: every request of JGit's, redirected ones too, passes the guard. All of
/// them together take no longer and bring no more than they may. One thread uses it.
final class GuardedSession implements HttpConnectionFactory, AutoCloseable {
    // Ours is to be heard before the guard's own limit.
    private static final int SLACK = 1024 * 1024;

    private final GuardedHttp http;
    private final URI repository;
    private final Optional<Access> access;
    private final long deadline;
    private final Duration allowed;
    private final int maxBytes;
    private final AtomicLong bytesLeft;
    private final List<Opened.Stream> answers = new ArrayList<>();
    private @Nullable String trouble;
    private boolean tokenRefused;

    /// @param maxBytes of all answers together
    GuardedSession(GuardedHttp http, URI repository, Optional<Access> access, Duration allowed, int maxBytes) {
        this.http = http;
        this.repository = repository;
        this.access = access;
        this.allowed = allowed;
        this.deadline = System.nanoTime() + allowed.toNanos();
        this.maxBytes = maxBytes;
        this.bytesLeft = new AtomicLong(maxBytes);
    }

    @Override
    public HttpConnection create(URL url) {
        return new GuardedConnection(this, url);
    }

    // A proxy of the machine's settings would take the guard's place.
    @Override
    public HttpConnection create(URL url, @Nullable Proxy proxy) {
        return create(url);
    }

    /// What went wrong on the way, in a sentence for people; empty where nothing did.
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /// Whether the host did not take the token that it was shown, or wanted one.
    boolean tokenRefused() {
        return tokenRefused;
    }

    boolean over() {
        return System.nanoTime() >= deadline || Thread.currentThread().isInterrupted();
    }

    Duration allowed() {
        return allowed;
    }

    /// @throws GitFailure when the guard or the network says no
    Opened.Stream send(Request.Method method, URI url, Map<String, String> headers, byte @Nullable [] body)
            throws GitFailure {
        var left = Duration.ofNanos(deadline - System.nanoTime());
        if (!left.isPositive()) {
            throw failure("%s: the repository was not here within %d s."
                    .formatted(BrowsedFile.host(url), allowed.toSeconds()));
        }
        var limits = new Request.Limits((int) Math.min(bytesLeft.get() + SLACK, Integer.MAX_VALUE), left, 0);
        var request = Request.of(method, url).within(limits);
        for (var header : headers.entrySet()) {
            request = request.withHeader(header.getKey(), header.getValue());
        }
        if (body != null) {
            request = request.withBody(body, headers.getOrDefault("content-type", "application/octet-stream"));
        }
        if (access.isEmpty()) {
            request = request.plainHttpToo();
        }
        if (access.isPresent() && sameOrigin(url)) {
            for (var header : access.get().gitHeaders().entrySet()) {
                request = request.withHeader(header.getKey(), header.getValue());
            }
        }
        return switch (http.open(request)) {
            case Opened.Not not -> throw failure(not.sentence());
            case Opened.Stream stream -> {
                answers.add(stream);
                tokenRefused |= stream.status() == 401 || stream.status() == 403;
                yield stream;
            }
        };
    }

    /// @throws GitFailure when that was too much
    void took(long bytes) throws GitFailure {
        if (bytesLeft.addAndGet(-bytes) < 0) {
            throw failure(tooLarge());
        }
    }

    String tooLarge() {
        return "%s: the repository has more than %,d bytes, even without its history. Split it, or register single files of it."
                .formatted(repository.getHost(), maxBytes);
    }

    /// Remembers why it ends here: what JGit makes of it names its own classes.
    GitFailure failure(String sentence) {
        trouble = sentence;
        return new GitFailure(sentence);
    }

    IOException broken(IOException why) {
        trouble = trouble == null ? String.valueOf(why.getMessage()) : trouble;
        return why;
    }

    /// Gives back the places of all answers: JGit leaves most of them open.
    @Override
    public void close() {
        for (var answer : answers) {
            try {
                answer.close();
            } catch (IOException e) {
                Log.debugf(e, "an answer of %s was closed before its end", repository.getHost());
            }
        }
    }

    private boolean sameOrigin(URI url) {
        return repository.getScheme().equalsIgnoreCase(url.getScheme())
                && BrowsedFile.host(repository).equals(BrowsedFile.host(url));
    }
}
