package dev.portolan.catalog.locations;

import static dev.portolan.catalog.wire.QueryParameters.invalid;

import dev.portolan.catalog.model.Texts;
import dev.portolan.catalog.query.Predicate;
import dev.portolan.kernel.problems.ProblemException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Whether a predicate holds for a location. Two things differ from entities, as they do in Backstage: an empty `$all`
/// is false, and nothing contains anything.
final class LocationFilter {
    private static final Set<String> PATHS = Set.of("id", "type", "target", "entityref");
    private static final int LONGEST_SHOWN = 100;

    private LocationFilter() {}

    /// @throws ProblemException `invalid` when the predicate asks for what locations do not have
    static void check(Predicate predicate) {
        switch (predicate) {
            case Predicate.All(var parts) -> parts.forEach(LocationFilter::check);
            case Predicate.Any(var parts) -> parts.forEach(LocationFilter::check);
            case Predicate.Not(var part) -> check(part);
            case Predicate.Exists(var path) -> known(path);
            case Predicate.In in -> known(in.path());
            case Predicate.Prefix prefix -> known(prefix.path());
            case Predicate.Contains contains -> known(contains.path());
        }
    }

    private static void known(String path) {
        if (!PATHS.contains(path)) {
            throw invalid(
                    "Invalid filter predicate, expected key to be 'id', 'type', 'target', or 'entityRef', got '%s'"
                            .formatted(Texts.shown(path, LONGEST_SHOWN)));
        }
    }

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
