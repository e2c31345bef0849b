package dev.portolan.catalog.model;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One entity that a location led to.
///
/// @param parent reference of the Location entity that led to its file
/// @param file URL of the file it stands in; with another file, the same reference is a conflict
/// @param entity checked and complete but for what the catalog adds; null where it has faults, so that what was there
///     before stays
/// @param errors why `entity` is null
public record Emitted(
        Ref parent, Ref ref, String file, @Nullable Entity entity, SortedSet<Relation> relations, List<String> errors) {
    public Emitted {
        relations = new TreeSet<>(relations);
        errors = List.copyOf(errors);
    }

    public static Emitted valid(Ref parent, String file, Entity entity) {
        return new Emitted(parent, entity.ref(), file, entity, RelationRules.of(entity), List.of());
    }

    public static Emitted faulty(Ref parent, Ref ref, String file, List<String> errors) {
        return new Emitted(parent, ref, file, null, new TreeSet<>(), errors);
    }
}
