package dev.portolan.catalog.query;

import dev.portolan.catalog.model.Annotations;
import dev.portolan.catalog.processing.SourceStateService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// The path `portolan.source`, by which questions name sources by their ids: what a source brought says so itself, in
/// its annotation, so that nothing more is kept for it.
@ApplicationScoped
class SourceKey {
    static final String PATH = "portolan.source";
    private static final String ORIGIN = "metadata.annotations." + Annotations.ORIGIN_LOCATION;

    private final SourceStateService sources;

    SourceKey(SourceStateService sources) {
        this.sources = sources;
    }

    /// The same condition on what entities have.
    Predicate meant(Predicate asked) {
        return switch (asked) {
            case Predicate.All(var parts) -> new Predicate.All(meant(parts));
            case Predicate.Any(var parts) -> new Predicate.Any(meant(parts));
            case Predicate.Not(var part) -> new Predicate.Not(meant(part));
            case Predicate.In(var path, var ids) when path.equals(PATH) -> new Predicate.In(ORIGIN, origins(ids));
            case Predicate.In in -> in;
            case Predicate.Exists exists -> exists;
            case Predicate.Prefix prefix -> prefix;
            case Predicate.Contains contains -> contains;
        };
    }

    private List<Predicate> meant(List<Predicate> parts) {
        return parts.stream().map(this::meant).toList();
    }

    private List<String> origins(List<String> ids) {
        var sure = new ArrayList<UUID>();
        for (var id : ids) {
            try {
                sure.add(UUID.fromString(id));
            } catch (IllegalArgumentException e) {
                // no source has such an id, so that it brought nothing
            }
        }
        return sure.isEmpty()
                ? List.of()
                : sources.origins(sure).stream()
                        .map(origin -> origin.toLowerCase(Locale.ROOT))
                        .toList();
    }
}
