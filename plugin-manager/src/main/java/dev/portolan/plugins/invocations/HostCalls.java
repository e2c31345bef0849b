package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.runtime.HostFunctions;
import dev.portolan.plugins.runtime.HostResult;
import io.quarkus.logging.Log;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What one call of a plugin's function may ask of the platform. Made for one call; collects its log.
final class HostCalls implements HostFunctions {
    private final Target target;
    private final String function;
    private final CatalogGet catalog;
    private final HttpFetch http;
    private final InstantSource time;
    private final Contact contact = new Contact();
    private final Queue<LogLine> lines = new ConcurrentLinkedQueue<>();

    HostCalls(Target target, String function, CatalogGet catalog, HttpFetch http, InstantSource time) {
        this.target = target;
        this.function = function;
        this.catalog = catalog;
        this.http = http;
        this.time = time;
    }

    @Override
    public HostResult call(String name, JsonNode argument) {
        try {
            return switch (name) {
                case "catalog.get" -> catalog.get(target, argument);
                case "http.fetch" -> http.fetch(target, argument, contact);
                default -> new HostResult.Refused("unknown", "There is no host function " + name + ".");
            };
        } catch (IllegalStateException e) {
            Log.errorf(
                    e,
                    "host function failed plugin=%s function=%s",
                    target.release().plugin(),
                    name);
            return new HostResult.Refused("failed", "The platform could not do this.");
        }
    }

    @Override
    public void log(String level, String message) {
        lines.add(new LogLine(time.instant(), level, function, message));
    }

    Contact contact() {
        return contact;
    }

    List<LogLine> lines() {
        return List.copyOf(lines);
    }
}
