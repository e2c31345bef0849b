package dev.portolan.bench;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The cookies of one browser on one machine: by name, each for the paths below its own. Unlike the JDK's, it sends
/// those
/// marked `Secure` over HTTP too, as browsers do to localhost.
final class Cookies {
    private final Map<String, Cookie> byName = new ConcurrentHashMap<>();

    void keep(HttpHeaders answer) {
        for (var line : answer.allValues("set-cookie")) {
            var parts = line.split(";\\s*", -1);
            var pair = parts[0].split("=", 2);
            var path = "/";
            for (var part : parts) {
                path = part.regionMatches(true, 0, "path=", 0, 5) ? part.substring(5) : path;
            }
            if (pair[1].isEmpty()) {
                byName.remove(pair[0]);
            } else {
                byName.put(pair[0], new Cookie(path, pair[1]));
            }
        }
    }

    String header(URI address) {
        return byName.entrySet().stream()
                .filter(cookie -> address.getPath().startsWith(cookie.getValue().path()))
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue().value())
                .collect(Collectors.joining("; "));
    }

    /// Another browser's, that knows only what is below a path.
    Cookies below(String path) {
        var others = new Cookies();
        byName.forEach((name, cookie) -> {
            if (cookie.path().startsWith(path)) {
                others.byName.put(name, cookie);
            }
        });
        return others;
    }

    private record Cookie(String path, String value) {}
}
