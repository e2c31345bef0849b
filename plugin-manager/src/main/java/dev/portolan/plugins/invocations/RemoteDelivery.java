package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portolan.kernel.egress.Fetched;
import dev.portolan.kernel.egress.Fetched.Fault;
import dev.portolan.kernel.egress.GuardedHttp;
import dev.portolan.kernel.egress.Request;
import dev.portolan.plugins.invocations.SecretAccess.Access;
import dev.portolan.plugins.packages.Runtime;
import dev.portolan.plugins.permissions.Egress;
import dev.portolan.plugins.runtime.HostResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Brings calls to the services of publishers: a POST to the address that an admin has consented to, signed by Standard
/// Webhooks 1.0.0 with the installation's secret, with no redirect anywhere.
@ApplicationScoped
class RemoteDelivery {
    private static final JsonMapper JSON = new JsonMapper();
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
    HostResult deliver(HostCall call, String id, String body, Duration timeout) {
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
                yield result(http.fetch(request), mask, call.contact(), uri.getHost());
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

    private static HostResult result(Fetched fetched, SecretMask mask, Contact contact, String host) {
        return switch (fetched) {
            case Fetched.Response response
            when response.status() / 100 == 2 -> {
                contact.answered();
                contact.accepted();
                yield answer(mask.strike(response.text()), host);
            }
            case Fetched.Response response -> {
                var sentence = host + " answers with status " + response.status() + ".";
                if (response.status() == 401 || response.status() == 403) {
                    contact.refused(host);
                } else {
                    contact.silent(sentence);
                }
                yield new HostResult.Refused("unreachable", sentence);
            }
            case Fetched.Refused refused -> new HostResult.Refused("not_permitted", mask.strike(refused.sentence()));
            case Fetched.Failed(var fault, var sentence) -> {
                contact.silent(sentence);
                yield new HostResult.Refused(
                        fault == Fault.TIMEOUT || fault == Fault.INTERRUPTED ? "timeout" : "unreachable",
                        mask.strike(sentence));
            }
        };
    }

    private static HostResult answer(String text, String host) {
        try {
            var json = JSON.readTree(text);
            if (json != null && json.isObject()) {
                return new HostResult.Ok(json);
            }
        } catch (JsonProcessingException e) {
            // Told below, as what is JSON but no object is.
        }
        return new HostResult.Refused("invalid", host + " answers with something that is no JSON object.");
    }
}
