package dev.portolan.catalog.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entity that a location led to.
///
/// @param parent reference of the Location entity that led to its file
/// @param file URL of the file it stands in; with another file, the same reference is a conflict
/// @param text checked and complete but for what the catalog adds; null where it has faults, so that what was there
///     before stays
/// @param relations each once, in their order
/// @param errors why `text` is null
public record Emitted(
        Ref parent, Ref ref, String file, @Nullable EntityText text, List<Relation> relations, List<String> errors) {
    public Emitted {
        relations = List.copyOf(relations);
        errors = List.copyOf(errors);
    }

    public static Emitted valid(Ref parent, String file, Entity entity) {
        var relations = List.copyOf(RelationRules.of(entity));
        return new Emitted(parent, entity.ref(), file, EntityText.of(entity), relations, List.of());
    }

    public static Emitted faulty(Ref parent, Ref ref, String file, List<String> errors) {
        return new Emitted(parent, ref, file, null, List.of(), errors);
    }

    /// The same as another Location entity led to it.
    public Emitted under(Ref other) {
        return new Emitted(other, ref, file, text, relations, errors);
    }

    public boolean sound() {
        return text != null;
    }

    /// Reads the text anew at each call; null where the entity has faults.
    public @Nullable Entity entity() {
        return text == null ? null : Entity.parse(text.json());
    }
}
