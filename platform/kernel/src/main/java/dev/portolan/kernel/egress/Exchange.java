package dev.portolan.kernel.egress;

import dev.portolan.kernel.egress.Fetched.Failed;
import dev.portolan.kernel.egress.Fetched.Fault;
import dev.portolan.kernel.egress.Vetted.Target;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/// Carries one request to a vetted address and its answer back: no redirect, no name resolution, one connection.
final class Exchange {
    private static final String USER_AGENT = "Portolan/1.0 (+https://portolan.dev)";

    private final HttpClient client;

    Exchange(HttpClient client) {
        this.client = client;
    }

    Fetched send(Request request, Target target, Deadline deadline) {
        return connect(
                request,
                target,
                deadline,
                connected -> converse(connected, request, target.origin(), deadline),
                why -> why);
    }

    /// @param closed runs once, when a stream that was handed out is closed
    Opened open(Request request, Target target, Deadline deadline, Runnable closed) {
        return connect(
                request,
                target,
                deadline,
                connected -> begin(connected, request, target.origin(), deadline, closed),
                Opened.Not::new);
    }

    private <T> T connect(
            Request request,
            Target target,
            Deadline deadline,
            Function<HttpClientRequest, T> connection,
            Function<Fetched, T> none) {
        var origin = target.origin();
        Throwable last = new ConnectException("no address");
        for (var address : target.addresses()) {
            var connecting = client.request(options(request, origin, address));
            try {
                var connected = deadline.await(connecting.toCompletionStage().toCompletableFuture());
                return connection.apply(connected);
            } catch (ExecutionException e) {
                last = Objects.requireNonNullElse(e.getCause(), e);
                if (!unreachable(last)) {
                    break;
                }
            } catch (TimeoutException _) {
                connecting.onSuccess(HttpClientRequest::reset);
                return none.apply(timeout(origin, deadline));
            } catch (InterruptedException _) {
                connecting.onSuccess(HttpClientRequest::reset);
                return none.apply(interrupted(origin));
            }
        }
        return none.apply(failure(last, origin));
    }

    private static Opened begin(
            HttpClientRequest connected, Request request, Origin origin, Deadline deadline, Runnable closed) {
        var answer = new AnswerStream(connected, origin, deadline, closed);
        try {
            send(connected, request).onFailure(answer::fail);
            return BoundedBody.of(deadline.await(answer.head()), answer, request, origin);
        } catch (ExecutionException e) {
            return new Opened.Not(failure(Objects.requireNonNullElse(e.getCause(), e), origin));
        } catch (IOException _) {
            connected.reset();
            return new Opened.Not(
                    new Failed(Fault.BROKEN, origin.host() + ": the answer says that it is gzip and is not."));
        } catch (TimeoutException _) {
            connected.reset();
            return new Opened.Not(timeout(origin, deadline));
        } catch (InterruptedException _) {
            connected.reset();
            return new Opened.Not(interrupted(origin));
        }
    }

    private static Future<Void> send(HttpClientRequest connected, Request request) {
        return connected
                .send(request.body() == null ? Buffer.buffer() : Buffer.buffer(request.body()))
                .mapEmpty();
    }

    private static Fetched converse(HttpClientRequest connected, Request request, Origin origin, Deadline deadline) {
        var answer = new Answer(connected, request, origin);
        try {
            send(connected, request).onFailure(answer::fail);
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

    static Fetched failure(Throwable fault, Origin origin) {
        var host = origin.host();
        if (fault instanceof SSLException || fault.getCause() instanceof SSLException) {
            return new Failed(Fault.TLS, host + ": it has no trusted certificate for this name.");
        }
        return unreachable(fault)
                ? new Failed(Fault.UNREACHABLE, "%s: nothing answers at port %d.".formatted(host, origin.port()))
                : new Failed(Fault.BROKEN, host + ": the answer was not whole, or not HTTP.");
    }

    static Fetched timeout(Origin origin, Deadline deadline) {
        var seconds = BigDecimal.valueOf(deadline.allowed().toMillis(), 3)
                .stripTrailingZeros()
                .toPlainString();
        return new Failed(Fault.TIMEOUT, "%s: no whole answer within %s s.".formatted(origin.host(), seconds));
    }

    static Fetched interrupted(Origin origin) {
        Thread.currentThread().interrupt();
        return new Failed(Fault.INTERRUPTED, origin.host() + ": the request was stopped.");
    }
}
