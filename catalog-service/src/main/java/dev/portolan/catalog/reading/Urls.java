package dev.portolan.catalog.reading;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// Addresses of descriptor files.
public final class Urls {
    private static final int LONGEST = 2_000;
    private static final Pattern WHOLE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");

    private Urls() {}

    /// Reads an absolute http or https URL.
    ///
    /// @throws IllegalArgumentException when `text` is none, with a sentence for people
    public static URI absolute(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalArgumentException("A URL may have at most %d characters.".formatted(LONGEST));
        }
        var url = parse(text);
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a web address such as https://example.com/catalog-info.yaml.".formatted(text));
        }
        return url;
    }

    /// What may be told of an address where it is kept for long: its user name, password and query may be secrets.
    public static String told(String target) {
        var url = absolute(target);
        var port = url.getPort() >= 0 ? ":" + url.getPort() : "";
        var path = url.getRawPath() == null ? "" : url.getRawPath();
        return url.getScheme() + "://" + url.getHost() + port + path;
    }

    /// Resolves what a descriptor points to against the descriptor's own address.
    ///
    /// @throws IllegalArgumentException when the result is no http or https URL, with a sentence for people
    static URI resolve(URI base, String target) {
        return absolute(base.resolve(parse(target)).normalize().toString());
    }

    /// Whether a text names its host itself, rather than something near the file that it stands in.
    public static boolean isWhole(String target) {
        return target.startsWith("//") || WHOLE.matcher(target.strip()).lookingAt();
    }

    static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : url.getScheme().equalsIgnoreCase("http") ? 80 : 443;
    }

    private static URI parse(String text) {
        try {
            return URI.create(text.strip().replace(" ", "%20"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"%s\" is not a web address.".formatted(text), e);
        }
    }
}
