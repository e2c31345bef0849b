package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.kernel.egress.Fetched;
import dev.portolan.kernel.egress.GuardedHttp;
import dev.portolan.kernel.egress.Request;
import dev.portolan.plugins.hosts.HostName;
import dev.portolan.plugins.invocations.SecretAccess.Access;
import dev.portolan.plugins.permissions.Egress;
import dev.portolan.plugins.runtime.HostResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The host function `http.fetch`: one request to an address that the admin has consented to, at most 1 MiB and 10
/// s, or `timeoutMs` of its own, with no redirect elsewhere.
@ApplicationScoped
class HttpFetch implements HostFunction {
    private static final int LARGEST = 1024 * 1024;
    private static final int LONGEST_MS = 10_000;
    private static final int MOST_REDIRECTS = 3;
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
    public HostName name() {
        return HostName.HTTP_FETCH;
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
        var auth = argument.path("auth");
        if (auth.isMissingNode() || auth.isNull()) {
            var request = request(method.get(), uri.get(), argument);
            return result(http(request.following(egress::allows)), new SecretMask(), contact);
        }
        Credential credential;
        try {
            credential = Credential.parse(auth);
        } catch (IllegalArgumentException e) {
            return new HostResult.Refused("invalid", String.valueOf(e.getMessage()));
        }
        return switch (secrets.of(target, credential.secret(), uri.get())) {
            case Access.Denied(var sentence) -> new HostResult.Refused("not_permitted", sentence);
            case Access.Allowed(var value, var destination) -> {
                var allowed = both(egress, destination::covers);
                // The secret may be a part of the address: what leaves is looked at again.
                var carried = credential.carry(uri.get(), value).filter(one -> allowed.test(one.address()));
                if (carried.isEmpty()) {
                    yield new HostResult.Refused(
                            "not_permitted",
                            "The secret " + credential.secret() + " is no address of " + origin(uri.get()) + ".");
                }
                var mask = new SecretMask();
                mask.add(value);
                carried.get().struck().forEach(mask::add);
                var request = request(method.get(), carried.get().address(), argument);
                var received = http(carried.get().on(request).following(allowed));
                told(contact, received, uri.get().getHost());
                yield result(received, mask, contact);
            }
        };
    }

    private static Predicate<URI> both(Egress egress, Predicate<URI> destination) {
        return next -> egress.allows(next) && destination.test(next);
    }

    private static Request request(Request.Method method, URI uri, JsonNode argument) {
        var request = Request.of(method, uri).within(limits(argument));
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

    /// A plugin waits no longer than it says, so that it has time left to do without the answer.
    private static Request.Limits limits(JsonNode argument) {
        var ms = Math.clamp(argument.path("timeoutMs").asLong(LONGEST_MS), 100, LONGEST_MS);
        return new Request.Limits(LARGEST, Duration.ofMillis(ms), MOST_REDIRECTS);
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

    /// Whether the destination of a secret has taken it.
    private static void told(Contact contact, Received received, String host) {
        if (received.answer() instanceof Fetched.Response response) {
            if (response.status() == 401 || response.status() == 403 && !asksForPatience(response)) {
                contact.refused(host);
            } else {
                contact.accepted();
            }
        }
    }

    // Some say by a 403 that they have been asked too often: that is no word on the secret.
    private static boolean asksForPatience(Fetched.Response response) {
        return response.headers().containsKey("retry-after")
                || response.headers()
                        .getOrDefault("x-ratelimit-remaining", List.of())
                        .contains("0");
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
