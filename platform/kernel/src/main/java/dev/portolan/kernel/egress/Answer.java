package dev.portolan.kernel.egress;

import dev.portolan.kernel.egress.Fetched.Failed;
import dev.portolan.kernel.egress.Fetched.Fault;
import dev.portolan.kernel.egress.Fetched.Refused;
import dev.portolan.kernel.egress.Fetched.Response;
import dev.portolan.kernel.egress.Fetched.Rule;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;

/// Collects one answer and ends it as soon as it is larger than allowed. All but [#whole()] runs on the event loop.
final class Answer {
    private final HttpClientRequest request;
    private final Request asked;
    private final Origin origin;
    private final Buffer bytes = Buffer.buffer();
    private final CompletableFuture<Fetched> whole = new CompletableFuture<>();

    Answer(HttpClientRequest request, Request asked, Origin origin) {
        this.request = request;
        this.asked = asked;
        this.origin = origin;
        request.response().onSuccess(this::begin).onFailure(this::fail);
    }

    /// Completes with the answer, or exceptionally when the connection breaks.
    CompletableFuture<Fetched> whole() {
        return whole;
    }

    void fail(Throwable fault) {
        whole.completeExceptionally(fault);
    }

    private void begin(HttpClientResponse response) {
        response.handler(this::more).exceptionHandler(this::fail).endHandler(_ -> whole.complete(finish(response)));
    }

    private void more(Buffer part) {
        if (whole.isDone()) {
            return;
        }
        if ((long) bytes.length() + part.length() > asked.limits().maxBytes()) {
            whole.complete(tooLarge());
            request.reset();
        } else {
            bytes.appendBuffer(part);
        }
    }

    private Fetched finish(HttpClientResponse response) {
        var headers = new TreeMap<String, List<String>>();
        response.headers()
                .forEach(header -> headers.computeIfAbsent(
                                header.getKey().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .add(header.getValue()));
        var zipped = bytes.length() > 0 && "gzip".equalsIgnoreCase(response.getHeader("content-encoding"));
        return zipped ? unzipped(response, headers) : response(response, headers, bytes.getBytes());
    }

    // Not left to Vert.x: it inflates without bound, and a kilobyte can hold a megabyte.
    private Fetched unzipped(HttpClientResponse response, Map<String, List<String>> headers) {
        var limit = asked.limits().maxBytes();
        try (var inflated = new GZIPInputStream(new ByteArrayInputStream(bytes.getBytes()))) {
            var body = inflated.readNBytes(limit);
            if (inflated.read() >= 0) {
                return tooLarge();
            }
            headers.remove("content-encoding");
            headers.remove("content-length");
            return response(response, headers, body);
        } catch (IOException _) {
            return new Failed(Fault.BROKEN, origin.host() + ": the answer says that it is gzip and is not.");
        }
    }

    private Response response(HttpClientResponse response, Map<String, List<String>> headers, byte[] body) {
        headers.replaceAll((_, values) -> List.copyOf(values));
        return new Response(response.statusCode(), headers, body, asked.uri());
    }

    private Refused tooLarge() {
        var most = asked.limits().maxBytes();
        return new Refused(
                Rule.TOO_LARGE,
                String.format(Locale.ROOT, "%s: the answer is larger than %,d bytes.", origin.host(), most));
    }
}
