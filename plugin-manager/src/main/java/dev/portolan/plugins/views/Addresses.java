package dev.portolan.plugins.views;

import com.google.re2j.Pattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/// Which addresses a view may hold.
final class Addresses {
    private static final Set<String> LINKS = Set.of("https", "http", "mailto");
    private static final Pattern PICTURE =
            Pattern.compile("data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}");
    private static final int LONGEST = 2000;
    private static final int LARGEST_PICTURE = 256 << 10;

    private Addresses() {}

    /// Whether it can be followed: https, http, mailto, or within the portal.
    static boolean isLink(String text) {
        if (text.isEmpty() || text.length() > LONGEST || text.startsWith("//")) {
            return false;
        }
        try {
            var scheme = new URI(text).getScheme();
            return scheme == null || LINKS.contains(scheme.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /// Whether it shows an image without anything else: https, within the portal, or the bytes of the image.
    static boolean isImage(String text) {
        if (text.startsWith("data:")) {
            return text.length() <= LARGEST_PICTURE && PICTURE.matches(text);
        }
        var lower = text.toLowerCase(Locale.ROOT);
        return isLink(text) && !lower.startsWith("http:") && !lower.startsWith("mailto:");
    }
}
