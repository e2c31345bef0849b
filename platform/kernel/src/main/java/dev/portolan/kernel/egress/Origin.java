package dev.portolan.kernel.egress;

import java.net.URI;
import java.util.Locale;

/// Scheme, host and port of a URL: what credentials belong to.
record Origin(String scheme, String host, int port) {
    /// @param uri one with a scheme and a host
    static Origin of(URI uri) {
        var scheme = lower(uri.getScheme());
        var port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("http") ? 80 : 443;
        return new Origin(scheme, withoutDot(lower(uri.getHost())), port);
    }

    /// False also where one of them has no host.
    static boolean same(URI one, URI other) {
        return one.getHost() != null && other.getHost() != null && of(one).equals(of(other));
    }

    boolean tls() {
        return scheme.equals("https");
    }

    /// The form in which [EgressConfig#allow()] lists local addresses.
    String hostAndPort() {
        return host + ":" + port;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    // A full stop after the last label only says that the name is complete.
    private static String withoutDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
