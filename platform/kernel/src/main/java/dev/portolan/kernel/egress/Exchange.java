package dev.portolan.kernel.egress;

import dev.portolan.kernel.egress.Fetched.Failed;
import dev.portolan.kernel.egress.Fetched.Fault;
import dev.portolan.kernel.egress.Vetted.Target;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/// Carries one request to a vetted address and its answer back: no redirect, no name resolution, one connection.
final class Exchange {
    private static final String USER_AGENT = "Portolan/1.0 (+https://portolan.dev)";

    private final HttpClient client;

    Exchange(HttpClient client) {
        this.client = client;
    }

    Fetched send(Request request, Target target, Deadline deadline) {
        var origin = target.origin();
        Throwable last = new ConnectException("no address");
        for (var address : target.addresses()) {
            var connecting = client.request(options(request, origin, address));
            try {
                var connected = deadline.await(connecting.toCompletionStage().toCompletableFuture());
                return converse(connected, request, origin, deadline);
            } catch (ExecutionException e) {
                last = Objects.requireNonNullElse(e.getCause(), e);
                if (!unreachable(last)) {
                    break;
                }
            } catch (TimeoutException _) {
                connecting.onSuccess(HttpClientRequest::reset);
                return timeout(origin, deadline);
            } catch (InterruptedException _) {
                connecting.onSuccess(HttpClientRequest::reset);
                return interrupted(origin);
            }
        }
        return failure(last, origin);
    }

    private static Fetched converse(HttpClientRequest connected, Request request, Origin origin, Deadline deadline) {
        var answer = new Answer(connected, request, origin);
        try {
            connected
                    .send(request.body() == null ? Buffer.buffer() : Buffer.buffer(request.body()))
                    .onFailure(answer::fail);
            return deadline.await(answer.whole());
        } catch (ExecutionException e) {
            return failure(Objects.requireNonNullElse(e.getCause(), e), origin);
        } catch (TimeoutException _) {
            connected.reset();
            return timeout(origin, deadline);
        } catch (InterruptedException _) {
            connected.reset();
            return interrupted(origin);
        }
    }

    // The server is the vetted address; host and port only name it, in the Host header and to TLS.
    private static RequestOptions options(Request request, Origin origin, InetAddress address) {
        var options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, origin.port())))
                .setMethod(HttpMethod.valueOf(request.method().name()))
                .setHost(origin.host())
                .setPort(origin.port())
                .setSsl(origin.tls())
                .setFollowRedirects(false)
                .setURI(pathAndQuery(request.uri()))
                .putHeader("user-agent", USER_AGENT)
                .putHeader("accept-encoding", "gzip");
        request.headers().forEach(options::putHeader);
        return options;
    }

    private static String pathAndQuery(URI uri) {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static boolean unreachable(Throwable fault) {
        return fault instanceof SocketException || fault.getCause() instanceof SocketException;
    }

    private static Fetched failure(Throwable fault, Origin origin) {
        var host = origin.host();
        if (fault instanceof SSLException || fault.getCause() instanceof SSLException) {
            return new Failed(Fault.TLS, host + ": it has no trusted certificate for this name.");
        }
        return unreachable(fault)
                ? new Failed(Fault.UNREACHABLE, "%s: nothing answers at port %d.".formatted(host, origin.port()))
                : new Failed(Fault.BROKEN, host + ": the answer was not whole, or not HTTP.");
    }

    private static Fetched timeout(Origin origin, Deadline deadline) {
        var seconds = BigDecimal.valueOf(deadline.allowed().toMillis(), 3)
                .stripTrailingZeros()
                .toPlainString();
        return new Failed(Fault.TIMEOUT, "%s: no whole answer within %s s.".formatted(origin.host(), seconds));
    }

    private static Fetched interrupted(Origin origin) {
        Thread.currentThread().interrupt();
        return new Failed(Fault.INTERRUPTED, origin.host() + ": the request was stopped.");
    }
}
