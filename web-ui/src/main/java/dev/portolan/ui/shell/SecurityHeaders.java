package dev.portolan.ui.shell;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Headers that every answer carries, and in the local profile the way from 127.0.0.1 to localhost, where sign-in is
/// registered.
@ApplicationScoped
class SecurityHeaders {
    private static final int EARLY = 1_000;
    private static final String SET_COOKIE = "Set-Cookie";
    private static final String SESSION = "JSESSIONID=";

    private final boolean local = ConfigUtils.isProfileActive("local");

    void init(@Observes Filters filters) {
        filters.register(this::handle, EARLY);
    }

    /// The servlet session's cookie says less than it could.
    private void tighten(RoutingContext request) {
        var headers = request.response().headers();
        var cookies = headers.getAll(SET_COOKIE);
        if (cookies.stream().anyMatch(cookie -> cookie.startsWith(SESSION))) {
            headers.remove(SET_COOKIE);
            var more = local ? "; SameSite=Lax" : "; SameSite=Lax; Secure";
            cookies.forEach(cookie -> headers.add(SET_COOKIE, cookie.startsWith(SESSION) ? cookie + more : cookie));
        }
    }

    private void handle(RoutingContext request) {
        var authority = request.request().authority();
        if (local && authority != null && "127.0.0.1".equals(authority.host())) {
            var port = authority.port() > 0 ? ":" + authority.port() : "";
            request.response()
                    .setStatusCode(302)
                    .putHeader(
                            "Location",
                            "http://localhost" + port + request.request().uri())
                    .end();
            return;
        }
        var headers = request.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        if (!local) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        request.addHeadersEndHandler(_ -> tighten(request));
        request.next();
    }
}
