package dev.portolan.ui.shell;

import io.quarkus.oidc.OIDCException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// What a page shows while Keycloak does not answer: nobody can be signed in, and everything else waits.
@ApplicationScoped
class SignInAway {
    private static final Logger LOG = Logger.getLogger(SignInAway.class);
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta http-equiv="refresh" content="5">
              <title>Sign-in is not available · Portolan</title>
              <link rel="stylesheet" href="/aura/aura.css">
              <link rel="stylesheet" href="/styles.css">
            </head>
            <body>
              <main class="error-page">
                <h1>Sign-in is not available right now</h1>
                <p>Nothing is lost. This page tries again by itself every few seconds.</p>
              </main>
            </body>
            </html>
            """;

    void init(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::handle);
    }

    private void handle(RoutingContext request) {
        if (request.failure() instanceof OIDCException failure
                && !request.response().headWritten()) {
            LOG.warnf("sign-in is not available: %s", failure.getMessage());
            request.response()
                    .setStatusCode(503)
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("Retry-After", "5")
                    .end(PAGE);
        } else {
            request.next();
        }
    }
}
