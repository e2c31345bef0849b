package dev.portolan.plugins.publishers;

import dev.portolan.kernel.identity.ApiTokenFormat;

/// How publishers' tokens look: as API tokens do, but for their prefix. No service takes one for a member's.
final class PublisherTokenFormat {
    static final String PREFIX = "ptp_";

    private PublisherTokenFormat() {}

    static String next() {
        return PREFIX + ApiTokenFormat.next().substring(ApiTokenFormat.PREFIX.length());
    }

    /// Prefix, length and checksum.
    static boolean isWellFormed(String text) {
        return text.startsWith(PREFIX)
                && ApiTokenFormat.isWellFormed(ApiTokenFormat.PREFIX + text.substring(PREFIX.length()));
    }

    static byte[] hash(String token) {
        return ApiTokenFormat.hash(token);
    }
}
