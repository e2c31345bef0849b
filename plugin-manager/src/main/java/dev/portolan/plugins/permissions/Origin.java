package dev.portolan.plugins.permissions;

import com.google.re2j.Pattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Scheme, host and port of an address.
///
/// @param host lower case; `*` for any host
/// @param port never -1: the scheme's own when none was written
public record Origin(String scheme, String host, int port) {
    private static final Pattern HOST = Pattern.compile(
            "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*|\\[[0-9a-f:.]+\\]");

    static Origin of(String scheme, String host, int port) {
        return new Origin(scheme, host, port >= 0 ? port : scheme.equals("https") ? 443 : 80);
    }

    /// Reads the origin of an address; its path is dropped.
    ///
    /// @return empty for other schemes than http and https, for odd hosts and for addresses with a user in them
    public static Optional<Origin> parse(String address) {
        try {
            return of(new URI(address));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// As [#parse].
    public static Optional<Origin> of(URI address) {
        var scheme = lower(address.getScheme());
        var host = lower(address.getHost());
        var sound = (scheme.equals("https") || scheme.equals("http"))
                && HOST.matches(host)
                && host.length() <= 253
                && address.getRawUserInfo() == null
                && address.getPort() != 0
                && address.getPort() <= 65_535;
        return sound ? Optional.of(of(scheme, host, address.getPort())) : Optional.empty();
    }

    /// Whether the address is of this origin. Any host, with no port said, means any port too: what answers for health
    /// is seldom on the usual one.
    public boolean covers(URI address) {
        return of(address)
                .filter(other -> other.scheme.equals(scheme)
                        && (host.equals("*") ? usual() || other.port == port : other.equals(this)))
                .isPresent();
    }

    private boolean usual() {
        return port == (scheme.equals("https") ? 443 : 80);
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return scheme + "://" + host + (usual() ? "" : ":" + port);
    }
}
