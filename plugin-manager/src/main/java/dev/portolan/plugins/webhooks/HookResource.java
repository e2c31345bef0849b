package dev.portolan.plugins.webhooks;

import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Called by other companies' servers, which have no token of ours: the address is unguessable, and what they send may
/// be signed.
@Path("/hooks")
@RunOnVirtualThread
class HookResource {
    private static final int LARGEST = 1024 * 1024;

    private final Receiver receiver;

    HookResource(Receiver receiver) {
        this.receiver = receiver;
    }

    @POST
    @Path("/{token}")
    @Consumes(MediaType.WILDCARD)
    @PermitAll
    public Response receive(
            @PathParam("token") String token,
            @Context HttpHeaders headers,
            @Context UriInfo address,
            byte @Nullable [] body) {
        var sent = body == null ? new byte[0] : body;
        if (sent.length > LARGEST) {
            throw new ProblemException(Common.TOO_LARGE, "At most 1 MiB is taken here.");
        }
        var hook =
                new Hook("POST", first(address.getQueryParameters()), lower(first(headers.getRequestHeaders())), sent);
        var reply = receiver.receive(new HookToken(token), hook);
        var response = Response.status(reply.status())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        reply.headers().forEach(response::header);
        if (!reply.body().isEmpty()) {
            response.type(reply.type()).entity(reply.body());
        }
        return response.build();
    }

    private static Map<String, String> first(Map<String, List<String>> values) {
        var first = new HashMap<String, String>();
        values.forEach((name, all) -> first.put(name, all.isEmpty() ? "" : all.getFirst()));
        return first;
    }

    private static Map<String, String> lower(Map<String, String> headers) {
        var lower = new HashMap<String, String>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }
}
