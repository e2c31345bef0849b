package dev.portolan.plugins.hosts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that plugins may ask of the platform, whatever their runtime: each is answered by one host function, and a
/// declared function can call no other.
public enum HostName {
    CATALOG_APPLY("catalog.apply"),
    CATALOG_GET("catalog.get"),
    CATALOG_QUERY("catalog.query"),
    EVENTS_PUBLISH("events.publish"),
    HTTP_FETCH("http.fetch"),
    KV_DELETE("kv.delete"),
    KV_GET("kv.get"),
    KV_LIST("kv.list"),
    KV_PUT("kv.put"),
    NOTIFY("notify"),
    PROGRESS("progress");

    private final String text;

    HostName(String text) {
        this.text = text;
    }

    /// As plugins write it.
    public String text() {
        return text;
    }

    public static Optional<HostName> named(String text) {
        return Stream.of(values()).filter(one -> one.text.equals(text)).findFirst();
    }

    /// As plugins write them, in order.
    public static List<String> texts() {
        return Stream.of(values()).map(HostName::text).sorted().toList();
    }
}
