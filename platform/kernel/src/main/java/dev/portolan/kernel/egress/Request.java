package dev.portolan.kernel.egress;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One HTTP request to an address that somebody outside chose.
///
/// @param headers by name, in any case; those that frame the message (`Host`, `Content-Length`, ...) are refused
/// @param body not copied: must not change until the answer is there
/// @param mayFollow asked for each redirect, before the guard's own checks; what the plugin's grants allow, say
/// @param allowPlainHttp whether `http` will do for a public address; addresses of the local allowance may always use
/// it
public record Request(
        Method method,
        URI uri,
        Map<String, String> headers,
        byte @Nullable [] body,
        Limits limits,
        Predicate<URI> mayFollow,
        boolean allowPlainHttp) {

    public Request {
        var byName = new TreeMap<String, String>();
        headers.forEach((name, value) -> byName.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(byName);
    }

    /// A GET over https with [Limits#DEFAULT] that follows redirects within its own origin.
    public static Request get(URI uri) {
        return of(Method.GET, uri);
    }

    /// A request without headers and body, over https, with [Limits#DEFAULT], that follows redirects within its own
    /// origin.
    public static Request of(Method method, URI uri) {
        return new Request(method, uri, Map.of(), null, Limits.DEFAULT, next -> Origin.same(uri, next), false);
    }

    public Request withHeader(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name.toLowerCase(Locale.ROOT), value);
        return new Request(method, uri, more, body, limits, mayFollow, allowPlainHttp);
    }

    public Request withBody(byte[] bytes, String contentType) {
        var typed = withHeader("content-type", contentType);
        return new Request(method, uri, typed.headers, bytes, limits, mayFollow, allowPlainHttp);
    }

    public Request within(Limits bounds) {
        return new Request(method, uri, headers, body, bounds, mayFollow, allowPlainHttp);
    }

    /// @param rule which redirect targets are in order, all others end the request; also see [Limits#maxRedirects()]
    public Request following(Predicate<URI> rule) {
        return new Request(method, uri, headers, body, limits, rule, allowPlainHttp);
    }

    public Request plainHttpToo() {
        return new Request(method, uri, headers, body, limits, mayFollow, true);
    }

    public enum Method {
        GET,
        HEAD,
        POST,
        PUT,
        PATCH,
        DELETE
    }

    /// What one request may cost, redirects included.
    ///
    /// @param maxBytes most bytes of the body, after decompression
    /// @param timeout from the call to the last byte, name resolution included
    /// @param maxRedirects 0 hands a redirect to the caller as it is
    public record Limits(int maxBytes, Duration timeout, int maxRedirects) {
        /// 1 MiB, 10 s, 5 redirects.
        public static final Limits DEFAULT = new Limits(1024 * 1024, Duration.ofSeconds(10), 5);

        /// @throws IllegalArgumentException when one of them is negative, or the time is zero
        public Limits {
            if (maxBytes < 0 || maxRedirects < 0 || !timeout.isPositive()) {
                throw new IllegalArgumentException("limits must not be negative, and the time must be positive");
            }
        }
    }
}
