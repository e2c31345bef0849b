package dev.portolan.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Light, dark, or as the system says. Kept in a cookie, which the next page is made with: nothing flashes.
final class ThemeChoice {
    private static final String COOKIE = "scheme";
    private static final Set<String> FIXED = Set.of("light", "dark");

    private ThemeChoice() {}

    static Optional<String> of(Cookie @Nullable [] cookies) {
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .filter(FIXED::contains)
                        .findFirst();
    }

    static void choose(ColorScheme.Value scheme, String word) {
        UI.getCurrent().getPage().setColorScheme(scheme);
        var response = VaadinService.getCurrentResponse();
        if (response != null) {
            var cookie = new Cookie(COOKIE, word);
            cookie.setPath("/");
            cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
            cookie.setHttpOnly(true);
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
        }
    }
}
