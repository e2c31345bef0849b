package dev.portolan.ui.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.util.Base64;

/// Gives each page its content security policy with a nonce of its own, and the colour scheme that the visitor chose.
@ApplicationScoped
class PagePolicy {
    private static final int NONCE_BYTES = 18;

    private final SecureRandom random = new SecureRandom();

    void init(@Observes ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::secure);
    }

    private void secure(IndexHtmlResponse page) {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        var nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        page.getDocument().getElementsByTag("script").attr("nonce", nonce);
        page.getDocument().getElementsByTag("html").attr("lang", "en");
        page.getVaadinResponse().setHeader("Content-Security-Policy", policy(nonce));
        page.getVaadinResponse().setHeader("Cache-Control", "no-store");
        ThemeChoice.of(page.getVaadinRequest().getCookies())
                .ifPresent(scheme -> page.getDocument()
                        .getElementsByTag("html")
                        .attr("style", "color-scheme: " + scheme + ";")
                        .attr("theme", scheme));
    }

    /// Vaadin's client needs 'unsafe-eval' and inline styles until 25.4 has its strict mode.
    static String policy(String nonce) {
        return "default-src 'self'; script-src 'nonce-" + nonce + "' 'strict-dynamic' 'unsafe-eval'; "
                + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
                + "object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";
    }
}
