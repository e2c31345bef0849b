package dev.portolan.kernel.egress;

import dev.portolan.kernel.egress.Fetched.Refused;
import dev.portolan.kernel.egress.Fetched.Response;
import dev.portolan.kernel.egress.Fetched.Rule;
import dev.portolan.kernel.egress.Vetted.Stopped;
import dev.portolan.kernel.egress.Vetted.Target;

/// Takes a request from redirect to redirect, each of them vetted before anything is sent.
final class Hops {
    private final EgressGuard guard;
    private final Exchange exchange;
    private final Exchange streams;

    Hops(EgressGuard guard, Exchange exchange, Exchange streams) {
        this.guard = guard;
        this.exchange = exchange;
        this.streams = streams;
    }

    Fetched follow(Request first, Deadline deadline) {
        var most = first.limits().maxRedirects();
        var request = first;
        for (var redirects = 0; ; redirects++) {
            var fetched = hop(request, deadline);
            if (most == 0 || !(fetched instanceof Response response) || !Redirect.in(response)) {
                return fetched;
            }
            if (redirects == most) {
                var host = first.uri().getHost();
                return new Refused(
                        Rule.TOO_MANY_REDIRECTS, "%s: it redirects more than %d times.".formatted(host, most));
            }
            switch (Redirect.of(request, response)) {
                case Redirect.Next(var next) -> request = next;
                case Redirect.Stop(var why) -> {
                    return why;
                }
            }
        }
    }

    /// Follows nothing: a redirect is handed out as it is.
    ///
    /// @param closed runs once, when a stream that was handed out is closed
    Opened open(Request request, Deadline deadline, Runnable closed) {
        return switch (guard.vet(request.uri(), request.allowPlainHttp(), deadline)) {
            case Stopped(var why) -> new Opened.Not(why);
            case Target target -> streams.open(request, target, deadline, closed);
        };
    }

    private Fetched hop(Request request, Deadline deadline) {
        return switch (guard.vet(request.uri(), request.allowPlainHttp(), deadline)) {
            case Stopped(var why) -> why;
            case Target target -> exchange.send(request, target, deadline);
        };
    }
}
