package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.kernel.egress.Fetched;
import dev.portolan.kernel.egress.GuardedHttp;
import dev.portolan.kernel.egress.Request;
import dev.portolan.plugins.invocations.SecretAccess.Access;
import dev.portolan.plugins.permissions.Egress;
import dev.portolan.plugins.runtime.HostResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The host function `http.fetch`: one request to an address that the admin has consented to, at most 1 MiB and 10
/// s, with no redirect elsewhere.
@ApplicationScoped
class HttpFetch implements HostFunction {
    private static final Request.Limits LIMITS = new Request.Limits(1024 * 1024, Duration.ofSeconds(10), 3);
    private static final int MOST_HEADERS = 30;
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);

    private final GuardedHttp http;
    private final SecretAccess secrets;
    private final InstantSource time;

    HttpFetch(GuardedHttp http, SecretAccess secrets, InstantSource time) {
        this.http = http;
        this.secrets = secrets;
        this.time = time;
    }

    @Override
    public String name() {
        return "http.fetch";
    }

    /// Tells the call's contact what came of it.
    @Override
    public HostResult call(HostCall call, JsonNode argument) {
        var target = call.target();
        var contact = call.contact();
        var uri = uri(argument.path("url").asText());
        if (uri.isEmpty()) {
            return new HostResult.Refused("invalid", "The address is not a web address.");
        }
        var egress = target.setup().grants().egress(target.setup().configuration());
        if (!egress.allows(uri.get())) {
            return new HostResult.Refused(
                    "not_permitted", origin(uri.get()) + " is not among the addresses that an admin has consented to.");
        }
        var method = method(argument);
        if (method.isEmpty()) {
            return new HostResult.Refused("invalid", "The method is none of GET, HEAD, POST, PUT, PATCH, DELETE.");
        }
        var request = request(method.get(), uri.get(), argument);
        if (!argument.path("auth").isTextual()) {
            return send(request.following(egress::allows), new SecretMask(), contact);
        }
        return switch (secrets.of(target, argument.path("auth").asText(), uri.get())) {
            case Access.Denied(var sentence) -> new HostResult.Refused("not_permitted", sentence);
            case Access.Allowed(var value, var destination) -> {
                var mask = new SecretMask();
                mask.add(value);
                var authorized = request.withHeader("authorization", "Bearer " + value)
                        .following(both(egress, destination::covers));
                var received = http(authorized);
                told(contact, received, uri.get().getHost());
                yield result(received, mask, contact);
            }
        };
    }

    private static Predicate<URI> both(Egress egress, Predicate<URI> destination) {
        return next -> egress.allows(next) && destination.test(next);
    }

    private static Request request(Request.Method method, URI uri, JsonNode argument) {
        var request = Request.of(method, uri).within(LIMITS);
        if ("http".equalsIgnoreCase(uri.getScheme())) {
            request = request.plainHttpToo();
        }
        var headers = argument.path("headers").properties().stream()
                .limit(MOST_HEADERS)
                .toList();
        var type = "application/json";
        for (var header : headers) {
            request = request.withHeader(header.getKey(), header.getValue().asText());
            if (header.getKey().equalsIgnoreCase("content-type")) {
                type = header.getValue().asText();
            }
        }
        var body = body(argument.path("body"));
        return body == null ? request : request.withBody(body, type);
    }

    private static byte @Nullable [] body(JsonNode body) {
        if (body.isMissingNode() || body.isNull()) {
            return null;
        }
        var text = body.isTextual() ? body.asText() : body.toString();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Received(Fetched answer, long ms) {}

    private Received http(Request request) {
        var begun = time.millis();
        return new Received(http.fetch(request), time.millis() - begun);
    }

    private HostResult send(Request request, SecretMask mask, Contact contact) {
        return result(http(request), mask, contact);
    }

    /// Whether the destination of a secret has taken it.
    private static void told(Contact contact, Received received, String host) {
        if (received.answer() instanceof Fetched.Response response) {
            if (response.status() == 401 || response.status() == 403) {
                contact.refused(host);
            } else {
                contact.accepted();
            }
        }
    }

    private static HostResult result(Received received, SecretMask mask, Contact contact) {
        return switch (received.answer()) {
            case Fetched.Response response -> {
                if (TRY_AGAIN.contains(response.status())) {
                    contact.silent(response.finalUri().getHost() + " answers with status " + response.status() + ".");
                } else {
                    contact.answered();
                }
                yield new HostResult.Ok(json(response, mask, received.ms()));
            }
            case Fetched.Refused refused -> new HostResult.Refused("not_permitted", mask.strike(refused.sentence()));
            case Fetched.Failed failed -> {
                var sentence = mask.strike(failed.sentence());
                contact.silent(sentence);
                yield new HostResult.Refused("unreachable", sentence);
            }
        };
    }

    private static ObjectNode json(Fetched.Response response, SecretMask mask, long ms) {
        var json = JsonNodeFactory.instance.objectNode().put("status", response.status());
        var headers = json.putObject("headers");
        response.headers().forEach((name, values) -> {
            var list = headers.putArray(name);
            values.forEach(value -> list.add(mask.strike(value)));
        });
        return json.put("body", mask.strike(response.text())).put("ms", ms);
    }

    private static Optional<URI> uri(String text) {
        try {
            var uri = URI.create(text);
            return uri.getHost() == null || uri.getScheme() == null ? Optional.empty() : Optional.of(uri);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Request.Method> method(JsonNode argument) {
        var name = argument.path("method").asText("GET").toUpperCase(Locale.ROOT);
        return Arrays.stream(Request.Method.values())
                .filter(method -> method.name().equals(name))
                .findFirst();
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
