package dev.portolan.catalog.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.reading.Finding;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One entity of the other portal, and what becomes of it.
///
/// @param location address by which it is taken; null where it is taken as it is
/// @param entity as it is taken; null where its location is, or where it is refused
record ImportItem(
        String ref,
        Verdict verdict,
        @Nullable String location,
        List<Finding> errors,
        @Nullable ObjectNode entity) {
    ImportItem {
        errors = List.copyOf(errors);
    }

    /// What an import would do with an entity.
    enum Verdict {
        /// It is new.
        TAKE,
        /// It takes the place of what an import or its location brought before.
        CHANGE,
        /// It is here already.
        SAME,
        REFUSE;

        /// The name in requests and answers.
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
