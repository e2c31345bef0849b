package dev.portolan.kernel.egress;

import dev.portolan.kernel.egress.Fetched.Refused;
import dev.portolan.kernel.egress.Fetched.Response;
import dev.portolan.kernel.egress.Fetched.Rule;
import dev.portolan.kernel.egress.Request.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/// What becomes of a request whose answer points elsewhere. The guard still has to vet the new address.
sealed interface Redirect {
    Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    record Next(Request request) implements Redirect {}

    record Stop(Refused why) implements Redirect {}

    static boolean in(Response response) {
        return STATUSES.contains(response.status())
                && response.header("location").isPresent();
    }

    /// @param response one that [#in(Response)] is true for
    static Redirect of(Request request, Response response) {
        var from = request.uri();
        URI to;
        try {
            // Without its slash, java.net.URI glues a relative path to the host.
            var base = from.getRawPath().isEmpty() ? from.resolve("/") : from;
            to = base.resolve(new URI(response.header("location").orElseThrow()));
        } catch (URISyntaxException _) {
            return stop(from, "it redirects to something that is no address.");
        }
        if (to.getHost() == null || !request.mayFollow().test(to)) {
            return stop(from, "it redirects to %s, which is not allowed here.".formatted(place(to)));
        }
        var sameOrigin = Origin.same(from, to);
        if (Origin.of(from).tls() && !Origin.of(to).tls()) {
            return stop(from, "it redirects from https to http.");
        }
        var asGet = becomesGet(request.method(), response.status());
        var headers = asGet ? RequestHeaders.withoutBody(request.headers()) : request.headers();
        if (request.body() != null && !asGet && !sameOrigin) {
            return stop(from, "it redirects what was sent to %s.".formatted(place(to)));
        }
        return new Next(new Request(
                asGet ? Method.GET : request.method(),
                to,
                sameOrigin ? headers : RequestHeaders.forAnotherOrigin(headers),
                asGet ? null : request.body(),
                request.limits(),
                request.mayFollow(),
                request.allowPlainHttp()));
    }

    // As browsers do, RFC 9110 §15.4.
    private static boolean becomesGet(Method method, int status) {
        return status == 303 && method != Method.HEAD || status <= 302 && method == Method.POST;
    }

    private static Stop stop(URI from, String what) {
        return new Stop(new Refused(Rule.REDIRECT, from.getHost() + ": " + what));
    }

    private static String place(URI to) {
        return to.getHost() == null ? "another address" : to.getHost();
    }
}
