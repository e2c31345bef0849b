package dev.portolan.ui.clients;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One call of a service.
///
/// @param body written as JSON, unless it is text; null for none
/// @param etag the version that the caller saw, and without which nothing is changed; `*` is for what must not be there
/// @param timeout where the usual one is too short
record Outgoing(
        String method,
        Address address,
        @Nullable Object body,
        String contentType,
        @Nullable String etag,
        @Nullable Duration timeout) {

    static Outgoing of(String method, Address address, @Nullable Object body) {
        var type = "PATCH".equals(method) ? "application/merge-patch+json" : "application/json";
        return new Outgoing(method, address, body, type, null, null);
    }

    Outgoing within(Duration time) {
        return new Outgoing(method, address, body, contentType, etag, time);
    }

    Outgoing matching(@Nullable String version) {
        return new Outgoing(method, address, body, contentType, version, timeout);
    }
}
