package dev.portolan.kernel.egress;

import dev.portolan.kernel.egress.Fetched.Failed;
import dev.portolan.kernel.egress.Fetched.Fault;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The body of one answer while it comes. At most [#AHEAD] parts of it are in memory: the other side waits for the
/// reader. One thread reads; what it is fed with comes from the event loop.
final class AnswerStream extends InputStream {
    private static final int AHEAD = 8;
    private static final Object END = new Object();

    private final HttpClientRequest request;
    private final Origin origin;
    private final Deadline deadline;
    private final Runnable closed;
    private final BlockingQueue<Object> parts = new LinkedBlockingQueue<>();
    private final CompletableFuture<HttpClientResponse> head = new CompletableFuture<>();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private volatile @Nullable Context context;
    private Buffer part = Buffer.buffer();
    private int read;
    private boolean ended;

    /// @param closed runs once, when the stream is closed
    AnswerStream(HttpClientRequest request, Origin origin, Deadline deadline, Runnable closed) {
        this.request = request;
        this.origin = origin;
        this.deadline = deadline;
        this.closed = closed;
        request.response().onSuccess(this::begin).onFailure(this::fail);
    }

    /// Completes when the headers are there, or exceptionally when the connection breaks before.
    CompletableFuture<HttpClientResponse> head() {
        return head;
    }

    void fail(Throwable fault) {
        head.completeExceptionally(fault);
        parts.add(fault);
    }

    private void begin(HttpClientResponse response) {
        context = Vertx.currentContext();
        response.pause().handler(parts::add).exceptionHandler(this::fail).endHandler(_ -> parts.add(END));
        response.fetch(AHEAD);
        head.complete(response);
    }

    @Override
    public int read() throws IOException {
        return more() ? part.getByte(read++) & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        var count = Math.min(length, part.length() - read);
        part.getBytes(read, read + count, target, offset);
        read += count;
        return count;
    }

    private boolean more() throws IOException {
        while (!ended && read == part.length()) {
            next();
        }
        return !ended;
    }

    private void next() throws IOException {
        if (!open.get()) {
            throw new IOException("the answer is closed");
        }
        try {
            switch (parts.poll(deadline.left(), TimeUnit.NANOSECONDS)) {
                case null -> throw broken(Exchange.timeout(origin, deadline));
                case Buffer buffer -> {
                    part = buffer;
                    read = 0;
                    askForOneMore();
                }
                case Throwable fault -> throw broken(Exchange.failure(fault, origin));
                default -> ended = true;
            }
        } catch (InterruptedException _) {
            throw broken(Exchange.interrupted(origin));
        }
    }

    private IOException broken(Fetched why) {
        close();
        return new IOException(why instanceof Failed(Fault _, var sentence) ? sentence : "the answer broke off");
    }

    private void askForOneMore() {
        Objects.requireNonNull(context, "a part comes after the head")
                .runOnContext(_ -> head.getNow(null).fetch(1));
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            if (!ended) {
                request.reset();
            }
            closed.run();
        }
    }
}
