package dev.portolan.tenants.plans;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.portolan.streams.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Limits that staff have raised for a tenant beyond its plan's, each until a date.
public record RaisedLimits(@JsonValue Map<String, Raised> byName) {
    public static final RaisedLimits NONE = new RaisedLimits(Map.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RaisedLimits {
        byName = Map.copyOf(byName);
    }

    /// @param until by the tenant's clock; from then on the plan's limit counts again
    public record Raised(long limit, Instant until) {}

    /// Reads what [#json] wrote.
    ///
    /// @throws IllegalArgumentException when it is something else
    public static RaisedLimits parse(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), RaisedLimits.class);
    }

    /// An object with a member for each limit.
    public String json() {
        return new String(Json.write(this), StandardCharsets.UTF_8);
    }

    public @Nullable Raised get(String name) {
        return byName.get(name);
    }

    public RaisedLimits with(String name, Raised raised) {
        var changed = new TreeMap<>(byName);
        changed.put(name, raised);
        return new RaisedLimits(changed);
    }

    public RaisedLimits without(String name) {
        var changed = new TreeMap<>(byName);
        var _ = changed.remove(name);
        return new RaisedLimits(changed);
    }

    /// Those that have not ended.
    public RaisedLimits at(Instant now) {
        return new RaisedLimits(byName.entrySet().stream()
                .filter(raised -> raised.getValue().until().isAfter(now))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /// When the first of them ends.
    public Optional<Instant> firstEnd() {
        return byName.values().stream().map(Raised::until).min(Instant::compareTo);
    }

    /// A plan's limits with these in the place of lower ones: a raise never takes anything away.
    Map<String, Long> over(Map<String, Long> limits) {
        var all = new TreeMap<>(limits);
        byName.forEach((name, raised) -> all.merge(name, raised.limit(), Math::max));
        return all;
    }
}
