package dev.portolan.catalog.locations;

import dev.portolan.catalog.query.Predicate;
import java.util.Locale;
import java.util.Optional;

/// Whether a predicate holds for a location. Two things differ from entities, as they do in Backstage: an empty `$all`
/// is false, and nothing contains anything.
final class LocationFilter {
    private LocationFilter() {}

    static boolean holds(Predicate predicate, Location location) {
        return switch (predicate) {
            case Predicate.All(var parts) -> !parts.isEmpty() && parts.stream().allMatch(part -> holds(part, location));
            case Predicate.Any(var parts) -> parts.stream().anyMatch(part -> holds(part, location));
            case Predicate.Not(var part) -> !holds(part, location);
            case Predicate.Exists(var path) -> value(path, location).isPresent();
            case Predicate.In(var path, var values) ->
                value(path, location).filter(values::contains).isPresent();
            case Predicate.Prefix(var path, var prefix) ->
                value(path, location).filter(value -> value.startsWith(prefix)).isPresent();
            case Predicate.Contains _ -> false;
        };
    }

    private static Optional<String> value(String path, Location location) {
        return switch (path) {
            case "id" -> Optional.of(location.id().toString());
            case "type" -> Optional.of(location.type());
            case "target" -> Optional.of(location.target().toLowerCase(Locale.ROOT));
            case "entityref" -> Optional.of(location.entityRef());
            default -> Optional.empty();
        };
    }
}
