package dev.portolan.ui.clients;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Builds the address of one call; every segment and value is encoded.
final class Address {
    private final StringBuilder text;
    private char separator = '?';

    private Address(String base) {
        this.text = new StringBuilder(base);
    }

    static Address of(URI base, String... segments) {
        var root = base.toString();
        var address = new Address(root.endsWith("/") ? root.substring(0, root.length() - 1) : root);
        for (var segment : segments) {
            address.text.append('/').append(encode(segment));
        }
        return address;
    }

    /// Adds a parameter, unless `value` is null or empty.
    Address with(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            text.append(separator).append(name).append('=').append(encode(value));
            separator = '&';
        }
        return this;
    }

    URI uri() {
        return URI.create(text.toString());
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
