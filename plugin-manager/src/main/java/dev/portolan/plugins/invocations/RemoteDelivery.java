package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.kernel.egress.Fetched;
import dev.portolan.kernel.egress.Fetched.Fault;
import dev.portolan.kernel.egress.GuardedHttp;
import dev.portolan.kernel.egress.Opened;
import dev.portolan.kernel.egress.Request;
import dev.portolan.plugins.invocations.SecretAccess.Access;
import dev.portolan.plugins.packages.Runtime;
import dev.portolan.plugins.permissions.Egress;
import dev.portolan.plugins.runtime.HostResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/// Brings calls to the services of publishers: a POST to the address that an admin has consented to, signed by Standard
/// Webhooks 1.0.0 with the installation's secret, with no redirect anywhere.
@ApplicationScoped
class RemoteDelivery {
    private static final int LARGEST_ANSWER = 2 << 20;

    private final GuardedHttp http;
    private final SecretAccess secrets;
    private final InstantSource time;

    RemoteDelivery(GuardedHttp http, SecretAccess secrets, InstantSource time) {
        this.http = http;
        this.secrets = secrets;
        this.time = time;
    }

    /// @param id of the call, the same for each try
    /// @param said takes what the service says before its answer; as it comes, where somebody is looking on
    HostResult deliver(HostCall call, String id, String body, Duration timeout, Consumer<JsonNode> said) {
        var target = call.target();
        if (!(target.release().manifest().operation().runtime() instanceof Runtime.Remote service)) {
            return new HostResult.Refused("not_permitted", "The plugin has no service of its own.");
        }
        var address = address(service, target);
        if (address.isEmpty()) {
            return new HostResult.Refused("invalid", "The settings do not say where the plugin's service is.");
        }
        var uri = address.get();
        if (!target.setup().grants().egress(target.setup().configuration()).allows(uri)) {
            return new HostResult.Refused(
                    "not_permitted", uri.getHost() + " is not among the addresses that an admin has consented to.");
        }
        return switch (secrets.of(target, service.secret(), uri)) {
            case Access.Denied(var sentence) -> new HostResult.Refused("not_permitted", sentence);
            case Access.Allowed(var secret, var _) -> {
                var signature = WebhookSignature.by(secret);
                if (signature.isEmpty()) {
                    yield new HostResult.Refused("invalid", WebhookSignature.NO_SECRET);
                }
                var mask = new SecretMask();
                mask.add(secret);
                var request = request(uri, id, signature.get(), body.getBytes(StandardCharsets.UTF_8), timeout);
                var answer = new RemoteAnswer(uri.getHost(), mask, call.occasion(), said);
                yield call.occasion().followed()
                        ? followed(request, answer, call.contact())
                        : result(http.fetch(request), answer, call.contact());
            }
        };
    }

    private static Optional<URI> address(Runtime.Remote service, Target target) {
        return Egress.resolve(service.origin(), target.setup().configuration())
                .filter(origin -> !origin.host().equals("*"))
                .map(origin -> URI.create(origin + service.path()));
    }

    private Request request(URI uri, String id, WebhookSignature signature, byte[] body, Duration timeout) {
        var timestamp = Long.toString(time.instant().getEpochSecond());
        var request = Request.of(Request.Method.POST, uri)
                .within(new Request.Limits(LARGEST_ANSWER, timeout, 0))
                .withBody(body, "application/json")
                .withHeader("webhook-id", id)
                .withHeader("webhook-timestamp", timestamp)
                .withHeader("webhook-signature", signature.of(id, timestamp, body));
        return "http".equals(uri.getScheme()) ? request.plainHttpToo() : request;
    }

    /// Reads the answer while it comes, over a connection of its own.
    private HostResult followed(Request request, RemoteAnswer answer, Contact contact) {
        var ends = time.instant().plus(request.limits().timeout());
        switch (http.open(request)) {
            case Opened.Not(var why) -> {
                return result(why, answer, contact);
            }
            case Opened.Stream stream -> {
                try (stream) {
                    return judged(stream.status(), stream.header("content-type"), stream.body(), answer, contact);
                } catch (IOException e) {
                    var sentence = String.valueOf(e.getMessage());
                    contact.silent(sentence);
                    return new HostResult.Refused(
                            time.instant().isBefore(ends) ? "unreachable" : "timeout",
                            answer.mask().strike(sentence));
                }
            }
        }
    }

    private static HostResult result(Fetched fetched, RemoteAnswer answer, Contact contact) {
        return switch (fetched) {
            case Fetched.Response response -> {
                var body = new ByteArrayInputStream(response.body());
                try {
                    yield judged(response.status(), response.header("content-type"), body, answer, contact);
                } catch (IOException e) {
                    throw new IllegalStateException("what is in memory can be read", e);
                }
            }
            case Fetched.Refused refused ->
                new HostResult.Refused("not_permitted", answer.mask().strike(refused.sentence()));
            case Fetched.Failed(var fault, var sentence) -> {
                contact.silent(sentence);
                yield new HostResult.Refused(
                        fault == Fault.TIMEOUT || fault == Fault.INTERRUPTED ? "timeout" : "unreachable",
                        answer.mask().strike(sentence));
            }
        };
    }

    private static HostResult judged(
            int status, Optional<String> type, InputStream body, RemoteAnswer answer, Contact contact)
            throws IOException {
        if (status / 100 == 2) {
            contact.answered();
            contact.accepted();
            return answer.read(type, new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
        }
        var sentence = answer.host() + " answers with status " + status + ".";
        if (status == 401 || status == 403) {
            contact.refused(answer.host());
        } else {
            contact.silent(sentence);
        }
        return new HostResult.Refused("unreachable", sentence);
    }
}
