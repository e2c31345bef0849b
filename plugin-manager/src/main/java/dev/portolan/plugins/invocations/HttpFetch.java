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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The host function `http.fetch`: one request to an address that the admin has consented to, at most 1 MiB and 10
/// s, with no redirect elsewhere.
@ApplicationScoped
class HttpFetch {
    private static final Request.Limits LIMITS = new Request.Limits(1024 * 1024, Duration.ofSeconds(10), 3);
    private static final int MOST_HEADERS = 30;

    private final GuardedHttp http;
    private final SecretAccess secrets;
    private final InstantSource time;

    HttpFetch(GuardedHttp http, SecretAccess secrets, InstantSource time) {
        this.http = http;
        this.secrets = secrets;
        this.time = time;
    }

    HostResult fetch(Target target, JsonNode argument) {
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
            return send(request.following(egress::allows), new SecretMask());
        }
        return switch (secrets.of(target, argument.path("auth").asText(), uri.get())) {
            case Access.Denied(var sentence) -> new HostResult.Refused("not_permitted", sentence);
            case Access.Allowed(var value, var destination) -> {
                var mask = new SecretMask();
                mask.add(value);
                yield send(
                        request.withHeader("authorization", "Bearer " + value)
                                .following(both(egress, destination::covers)),
                        mask);
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

    private HostResult send(Request request, SecretMask mask) {
        var begun = time.millis();
        return switch (http.fetch(request)) {
            case Fetched.Response response -> new HostResult.Ok(json(response, mask, time.millis() - begun));
            case Fetched.Refused refused -> new HostResult.Refused("not_permitted", mask.strike(refused.sentence()));
            case Fetched.Failed failed -> new HostResult.Refused("unreachable", mask.strike(failed.sentence()));
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
